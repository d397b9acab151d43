/// A stretch of a recording within which each value holds until the next row, and the last one until
/// the run's end; between runs there is nothing.
public struct SourceRun: Hashable, Sendable {
  /// How a run came to its end.
  public enum Ending: Hashable, Sendable {
    /// The recorded program ended, and when is known.
    case programEnd
    /// The log ends here; the program may have gone on.
    case logEnd
    /// A series of several went away.
    case seriesGone
    /// The program was killed, or its recording cut: when it ended is not known.
    case unknown
  }

  /// Its rows.
  public var rows: Range<Int>
  /// When it began, in the unit of the column of times; nil for the moment of its first row.
  public var start: Double?
  /// Until when the last value holds, in the unit of the column of times; nil where it is not known to
  /// hold beyond the last row.
  public var end: Double?
  /// How it came to its end.
  public var ending: Ending

  /// Creates a run.
  public init(
    rows: Range<Int>, start: Double? = nil, end: Double? = nil, ending: Ending = .logEnd
  ) {
    self.rows = rows
    self.start = start
    self.end = end
    self.ending = ending
  }
}

extension Source {
  /// The recording's runs, one after the other over all rows; a single one without an end where the
  /// parser tells none, or where a transform has left other rows than it told of.
  public var runs: [SourceRun] {
    let told = info.runs
    var next = 0
    for run in told {
      guard run.rows.lowerBound == next, !run.rows.isEmpty else { return whole }
      next = run.rows.upperBound
    }
    return next == rowCount && !told.isEmpty ? told : whole
  }

  private var whole: [SourceRun] {
    rowCount > 0 ? [SourceRun(rows: 0..<rowCount)] : []
  }
}
