import PlotCore

/// What is known of a recording beyond its capture, kept in a file of its own beside it.
///
/// The file is one JSON object, `NAME.mem.json`. The command is kept, the environment is not: it may
/// hold secrets.
package struct Sidecar: Sendable, Equatable {
  /// The form of the file; readers leave others alone.
  package static let version: Int64 = 1
  /// What the first member says.
  package static let kind = "recording"

  /// The names of the file's members, in the order in which they are written.
  enum Member: String {
    /// What kind of file it is: `recording`.
    case kind = "highwater"
    case version, creator, glibc, command, process, bufferSize
    /// How the program ended: one of both.
    case exitStatus, signal
    case epochSeconds, wallSeconds, startTicks, hertz, startSeconds, peakRSS
    /// Pairs of seconds and bytes: the long list, so it comes last.
    case rss
  }

  /// One look at the resident memory.
  package struct Sample: Sendable, Equatable {
    /// Seconds since the program was started.
    package var seconds: Double
    /// Bytes of the resident set.
    package var bytes: Int64

    /// Creates a sample.
    package init(seconds: Double, bytes: Int64) {
      self.seconds = seconds
      self.bytes = bytes
    }
  }

  /// The tool that recorded, with its version.
  package var creator: String?
  /// The version of the C library, such as `2.36`.
  package var glibc: String?
  /// The program and its arguments.
  package var command: [String] = []
  /// The name of the process that was recorded.
  package var process: String?
  /// How many samples were gathered before they were written, and may be lost when the program dies.
  package var bufferSize: Int64?
  /// The status with which the program ended, where it ended by itself.
  package var exitStatus: Int64?
  /// The signal that ended the program.
  package var signal: Int64?
  /// When the program was started, in nanoseconds since 1970.
  package var epoch: Int64?
  /// Seconds from the program's start to its end.
  package var wallSeconds: Double?
  /// The capture's clock when the recording began.
  package var startTicks: Int64?
  /// Ticks of the capture's clock in a second.
  package var hertz: Double?
  /// Seconds from the program's start, from which samples count, to the recording's.
  package var startSeconds: Double?
  /// The highest resident memory that the system has told of, in bytes.
  package var peakRSS: Int64?

  /// Creates a sidecar that tells nothing.
  package init() {}

  /// The file beside a capture.
  package static func path(for capture: String) -> String { capture + ".json" }

  /// When the recording began, in nanoseconds since 1970; nil where it is not told.
  package var startTime: Int64? {
    epoch.flatMap { epoch in
      let way = ((startSeconds ?? 0) * 1e9).rounded()
      guard let way = Int64(exactly: way) else { return nil }
      let (sum, over) = epoch.addingReportingOverflow(way)
      return over ? nil : sum
    }
  }
}
