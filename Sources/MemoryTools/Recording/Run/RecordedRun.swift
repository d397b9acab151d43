/// What a recorded program came to.
package struct RecordedRun: Sendable {
  /// How a program ended.
  package enum Ending: Sendable, Equatable {
    /// By itself, with this status.
    case exited(Int32)
    /// By a signal.
    case killed(Int32)

    /// The status that a shell would tell: 128 and the signal for a program that was killed.
    package var exitStatus: Int32 {
      switch self {
      case .exited(let status): status
      case .killed(let signal): 128 &+ signal
      }
    }
  }

  /// How the program ended.
  package var ending: Ending
  /// Seconds from its start to its end, by the clock that nobody sets.
  package var wallSeconds: Double
  /// The machine's counter before the start and after the end; nil where it cannot be read.
  package var counter: (start: UInt64, end: UInt64)?
  /// The seconds between these two readings.
  package var counterSeconds: Double
  /// The largest resident set of one process, in bytes; nil where it is not known.
  package var peakResident: Int?
  /// The resident set over time; nil where it was not looked at.
  package var resident: ResidentSamples?
  /// When the program was started, in seconds since 1970 by the clock on the wall.
  package var epochSeconds: Double?
}
