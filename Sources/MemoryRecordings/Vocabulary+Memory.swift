import PlotCore

extension Vocabulary {
  /// The words of a recording of memory.
  public static let memory = Vocabulary(
    row: "event", rows: "events", counted: "samples", last: "live at the end")
  /// The words of a recording in which each row is an allocation, or the end of one.
  public static let allocations = Vocabulary(
    row: "event", rows: "events", counted: "allocation events", last: "live at the end")
}
