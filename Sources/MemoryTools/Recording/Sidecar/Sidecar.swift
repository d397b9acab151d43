#if canImport(Glibc)
  import Glibc
  import PlotCore

  /// What is known of a recording beyond its capture, kept in a file of its own beside it.
  ///
  /// The command is kept, the environment is not: it may hold secrets.
  package struct Sidecar: Sendable {
    /// The form of the file; readers leave others alone.
    package static let version = 1

    /// The program and its arguments.
    package var command: [String]
    /// The name of the process that was recorded.
    package var processName: String
    /// How many samples were gathered before they were written.
    package var bufferSize: Int
    /// The tool that recorded, with its version.
    package var creator: String
    /// What the run came to.
    package var run: RecordedRun
    /// The capture's clock.
    package var clock: CaptureClock

    /// Creates a sidecar.
    package init(
      command: [String], options: RecordingOptions, creator: String, run: RecordedRun,
      clock: CaptureClock
    ) {
      self.command = command
      processName = options.processName
      bufferSize = options.bufferSize
      self.creator = creator
      self.run = run
      self.clock = clock
    }

    /// The file beside a capture.
    package static func path(for capture: String) -> String { capture + ".json" }

    /// Writes the file; an old one survives any failure.
    package func write(beside capture: String) throws(PlotError) {
      try ReplacedFile.write(text, to: Self.path(for: capture))
    }

    /// The file's bytes: JSON, the long list last.
    var text: [UInt8] {
      var json = JSONWriter(pretty: false)
      json.beginObject()
      json.key("highwater")
      json.string("recording")
      json.key("version")
      json.integer(Self.version)
      json.key("creator")
      json.string(creator)
      if let glibc = Self.libraryVersion {
        json.key("glibc")
        json.string(glibc)
      }
      json.key("command")
      json.beginArray()
      for word in command { json.string(word) }
      json.endArray()
      json.key("process")
      json.string(processName)
      json.key("bufferSize")
      json.integer(bufferSize)
      switch run.ending {
      case .exited(let status):
        json.key("exitStatus")
        json.integer(Int(status))
      case .killed(let signal):
        json.key("signal")
        json.integer(Int(signal))
      }
      if let epoch = run.epochSeconds {
        json.key("epochSeconds")
        json.literal(Decimal.fixed(epoch, places: 6))
      }
      json.key("wallSeconds")
      json.number(.real(run.wallSeconds))
      json.key("startTicks")
      json.number(.integer(clock.startTicks))
      if let hertz = clock.hertz {
        json.key("hertz")
        json.number(.real(hertz))
      }
      if let start = clock.startSeconds {
        json.key("startSeconds")
        json.number(.real(start))
      }
      if let peak = run.peakResident {
        json.key("peakRSS")
        json.integer(peak)
      }
      if let resident = run.resident {
        json.key("rss")
        json.beginArray()
        for sample in resident.samples {
          json.beginArray()
          json.literal(Decimal.fixed(sample.seconds, places: 6))
          json.integer(sample.bytes)
          json.endArray()
        }
        json.endArray()
      }
      json.endObject()
      return json.bytes + [0x0A]
    }

    /// The version of the C library, such as `2.36`; that of the recorded program, unless it brings
    /// its own.
    private static var libraryVersion: String? {
      var buffer = [UInt8](repeating: 0, count: 128)
      let count = buffer.withUnsafeMutableBytes { bytes in
        confstr(
          Int32(_CS_GNU_LIBC_VERSION), bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          bytes.count)
      }
      guard (2...buffer.count).contains(count) else { return nil }
      let words = String(decoding: buffer.prefix(count - 1), as: UTF8.self).split(separator: " ")
      return words.last.map(String.init)
    }
  }
#endif
