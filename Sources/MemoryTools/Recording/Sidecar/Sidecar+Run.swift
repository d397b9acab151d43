#if canImport(Glibc)
  import Host
  import MemoryRecordings
  import PlotCore

  extension Sidecar {
    /// Describes a run and its capture's clock.
    package init(
      command: [String], options: RecordingOptions, creator: String, run: RecordedRun,
      clock: CaptureClock
    ) {
      self.init()
      self.command = command
      process = options.processName
      bufferSize = Int64(options.bufferSize)
      self.creator = creator
      glibc = Self.libraryVersion
      switch run.ending {
      case .exited(let status): exitStatus = Int64(status)
      case .killed(let number): signal = Int64(number)
      }
      epoch = run.epochSeconds.flatMap { Int64(exactly: ($0 * 1e9).rounded()) }
      wallSeconds = run.wallSeconds
      (startTicks, hertz, startSeconds) = (clock.startTicks, clock.hertz, clock.startSeconds)
      peakRSS = run.peakResident.map(Int64.init)
    }

    /// Writes the file with the resident memory that was seen; an old one survives any failure.
    package func write(_ resident: ResidentSamples?, beside capture: String) throws(PlotError) {
      let samples = resident?.samples.map { Sample(seconds: $0.seconds, bytes: Int64($0.bytes)) }
      try ReplacedFile.write(text(samples: samples), to: Self.path(for: capture))
    }

    /// The version of the C library; that of the recorded program, unless it brings
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
