import MemoryRecordings
import PlotCore
import TextReading

extension Sidecar {
  /// Reads a sidecar's text; throws the reason where it is none, or of another capture.
  ///
  /// `startTicks` is the capture's own start: a capture that was recorded anew by other means has an
  /// old sidecar beside it.
  init(_ bytes: [UInt8], startTicks: Int64) throws(Refusal) {
    let reading = SidecarReading(JSONTokens(bytes))
    guard reading.isObject, reading.damage == nil, !reading.hasBadMember else {
      throw Refusal(reason: "is damaged, or was not written by `highwater record`")
    }
    guard reading.isRecording else {
      throw Refusal(reason: "was not written by `highwater record`")
    }
    guard reading.isKnownForm else {
      throw Refusal(reason: "is of a form that this version does not know")
    }
    guard reading.sidecar.startTicks == startTicks else {
      throw Refusal(reason: "tells of another recording")
    }
    // The range that the option "hz" has.
    guard reading.sidecar.hertz.map({ (1...1e12).contains($0) }) ?? true else {
      throw Refusal(reason: "tells a rate of the clock that no clock has")
    }
    self = reading.sidecar
  }

  /// Why a file beside a capture is left out.
  struct Refusal: Error, Equatable {
    /// What is wrong with the file, as it follows its name.
    var reason: String
  }

  /// How many samples may be lost at the capture's end, at most as many as memusage holds back.
  var heldSamples: Int {
    let size = bufferSize.flatMap { Int(exactly: $0) } ?? RepeatedTail.longest
    return min(max(1, size), RepeatedTail.longest)
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
