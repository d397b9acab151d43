/// A figure that a recording states of itself and that its rows do not hold: a heap's peak above a
/// histogram of block sizes.
///
/// Summaries show it first, and a check that names no column, or its `subject`, is held to it.
public struct StatedFigure: Hashable, Sendable {
  /// What it is a figure of.
  public enum Kind: String, Hashable, Sendable { case total, peak }

  /// Of what it is told: `heap`.
  public var subject: String
  /// Which figure it is.
  public var kind: Kind
  /// The figure; nil where what the file tells cannot be right.
  public var value: Int64?
  /// What it counts.
  public var unit: Unit

  /// Creates a figure.
  public init(_ subject: String, _ kind: Kind, _ value: Int64?, unit: Unit) {
    self.subject = subject
    self.kind = kind
    self.value = value
    self.unit = unit
  }

  /// The words by which readers know it: `heap peak`.
  public var title: String { "\(subject) \(kind.rawValue)" }
}

extension [StatedFigure] {
  /// The highest value that a recording states of a subject, or of its main one; nil where none is
  /// stated. A subject may be named with its kind: `heap total`, `heap-peak`.
  package func peak(of subject: String?) -> StatedFigure? {
    guard let subject else { return first { $0.kind == .peak } }
    let words = subject.map { $0 == "-" || $0 == "_" ? " " : $0 }
    return first { $0.kind == .peak && $0.subject == subject }
      ?? first { $0.title == String(words) }
  }
}
