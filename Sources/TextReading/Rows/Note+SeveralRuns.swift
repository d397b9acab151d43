import PlotCore

extension Note {
  /// Tells that a file holds several runs, and where they stand in time; nil for a single one.
  public static func severalRuns(_ count: Int, areTimed: Bool) -> Note? {
    guard count > 1 else { return nil }
    return Note(
      .info, "several-runs", count: count,
      "the file holds \(Decimal.grouped(count)) runs, with nothing between them: "
        + (areTimed
          ? "they stand on one axis of time"
          : "each stands where the one before it ends, since the file does not tell when it began"))
  }
}
