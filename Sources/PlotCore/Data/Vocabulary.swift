/// The words in which a recording is told of, where its parser knows better ones than those of any
/// table.
public struct Vocabulary: Hashable, Sendable {
  /// What one row is: `row`, `event`.
  public var row: String
  /// What several rows are.
  public var rows: String
  /// What rows are counted as where figures are compared.
  public var counted: String
  /// What the last value of a curve is: `at the end`; empty where rows have no order in which one could
  /// be the last, as those of a histogram.
  public var last: String

  /// Creates words.
  public init(row: String, rows: String, counted: String, last: String) {
    self.row = row
    self.rows = rows
    self.counted = counted
    self.last = last
  }

  /// The words that several recordings have in common; those of any table where they differ.
  public static func shared(by sources: [SourceInfo]) -> Vocabulary {
    let words = Set(sources.map(\.vocabulary))
    return words.count == 1 ? words.first ?? .plain : .plain
  }

  /// The word for the last value where rows do not follow each other in time.
  public static let noLast = ""

  /// The words of any table.
  public static let plain = Vocabulary(
    row: "row", rows: "rows", counted: "rows", last: "at the end")
}
