import PlotCore

/// What `highwater record` keeps beside a capture, in `NAME.mem.json`.
struct Sidecar: Sendable, Equatable {
  /// Ticks of the capture's clock in a second.
  var hertz: Double?
  /// The status with which the program ended, where it ended by itself.
  var exitStatus: Int64?
  /// The signal that ended the program.
  var signal: Int64?
  /// How many samples were gathered before they were written, and may be lost when the program dies.
  var bufferSize: Int
  /// When the recording began, in nanoseconds since 1970.
  var startTime: Int64?

  /// Longer files are none of ours.
  static let longest = 4 << 20
  /// The form of the file that is read here.
  static let version: Int64 = 1

  /// Reads a sidecar's text; throws the reason where it is none, or of another capture.
  ///
  /// `startTicks` is the capture's own start: a capture that was recorded anew by other means has an
  /// old sidecar beside it.
  init(_ bytes: [UInt8], startTicks: Int64) throws(Refusal) {
    var sidecar = Fields()
    var scanner = JSONScanner(bytes)
    do throws(JSONScanner.Failure) {
      try scanner.wholeObject { (key, scanner) throws(JSONScanner.Failure) in
        switch key {
        case "highwater": sidecar.kind = try scanner.string()
        case "version": sidecar.version = try scanner.integer()
        case "startTicks": sidecar.startTicks = try scanner.integer()
        case "hertz": sidecar.hertz = try scanner.number()
        case "exitStatus": sidecar.exitStatus = try scanner.integer()
        case "bufferSize": sidecar.bufferSize = try scanner.integer()
        case "signal": sidecar.signal = try scanner.integer()
        case "epochSeconds": sidecar.epochSeconds = try scanner.number()
        case "startSeconds": sidecar.startSeconds = try scanner.number()
        default: try scanner.skip()
        }
      }
    } catch {
      throw Refusal(reason: "is damaged, or was not written by `highwater record`")
    }
    guard sidecar.kind == "recording" else {
      throw Refusal(reason: "was not written by `highwater record`")
    }
    guard sidecar.version == Self.version else {
      throw Refusal(reason: "is of a form that this version does not know")
    }
    guard sidecar.startTicks == startTicks else {
      throw Refusal(reason: "tells of another recording")
    }
    // The range that the option "hz" has.
    guard sidecar.hertz.map({ (1...1e12).contains($0) }) ?? true else {
      throw Refusal(reason: "tells a rate of the clock that no clock has")
    }
    (hertz, exitStatus, signal) = (sidecar.hertz, sidecar.exitStatus, sidecar.signal)
    let size = sidecar.bufferSize.flatMap { Int(exactly: $0) } ?? RepeatedTail.longest
    bufferSize = min(max(1, size), RepeatedTail.longest)
    startTime = sidecar.epochSeconds.flatMap { epoch in
      Int64(exactly: ((epoch + (sidecar.startSeconds ?? 0)) * 1e9).rounded())
    }
  }

  /// Why a file beside a capture is left out.
  struct Refusal: Error, Equatable {
    /// What is wrong with the file, as it follows its name.
    var reason: String
  }

  private struct Fields {
    var kind: String?
    var version: Int64?
    var startTicks: Int64?
    var hertz: Double?
    var exitStatus: Int64?
    var signal: Int64?
    var bufferSize: Int64?
    var epochSeconds: Double?
    var startSeconds: Double?
  }
}

/// What was found beside a capture.
struct SidecarFindings: Sendable {
  /// The sidecar, where there is a good one.
  var sidecar: Sidecar?
  /// What it tells a reader, or why it was left out.
  var notes: [Note] = []

  /// Nothing was found.
  init() {}

  /// Looks beside a capture. What is wrong there gives a note, never an error.
  init(beside file: InputFile, startTicks: Int64) {
    guard file.path != "-", let beside = try? InputFile(path: file.path + ".json") else { return }
    do throws(Sidecar.Refusal) {
      guard beside.byteCount <= Sidecar.longest,
        let bytes = try? beside.bytes(at: 0, count: beside.byteCount)
      else { throw Sidecar.Refusal(reason: "cannot be read, or is too long") }
      let sidecar = try Sidecar(bytes, startTicks: startTicks)
      self.sidecar = sidecar
      notes = sidecar.notes
    } catch {
      let name = file.path.split(separator: "/").last.map(String.init) ?? file.path
      notes = [
        Note(
          .info, "sidecar-unreadable",
          "\(name).json beside the recording \(error.reason), and was left out")
      ]
    }
  }
}

extension Sidecar {
  /// The signals that end programs most often, by the numbers of Linux.
  private static let names: [Int64: String] = [
    1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 6: "SIGABRT", 7: "SIGBUS", 8: "SIGFPE",
    9: "SIGKILL", 11: "SIGSEGV", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM", 24: "SIGXCPU",
    27: "SIGPROF",
  ]

  /// How the program ended, where it did not end well.
  var notes: [Note] {
    if let signal {
      let name = Self.names[signal].map { " (\($0))" } ?? ""
      return [
        Note(
          .notice, "killed-by-signal", "the program was killed by signal \(signal)\(name)",
          remedy: signal == 9
            ? "if nobody killed it, the system ran out of memory: `dmesg` tells" : nil)
      ]
    }
    if let exitStatus, exitStatus != 0 {
      return [Note(.info, "exit-status", "the program ended with status \(exitStatus)")]
    }
    return []
  }
}
