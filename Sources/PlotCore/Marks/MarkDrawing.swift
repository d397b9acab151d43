import PlotScene

/// What a mark has drawn, and what it leaves for words.
public struct MarkDrawing: Hashable, Sendable {
  /// What is drawn, from back to front.
  public var items: [Primitive] = []
  /// How far beyond the panel's frame it may reach, in points, before it is cut off; nil where
  /// nothing is to be cut.
  public var reach: Double?
  /// What words had better not hide.
  public var obstacles: [Rect] = []
  /// What no words may hide: dots at samples that they tell of.
  public var dots: [Rect] = []
  /// Where curves end, by their numbers: their last sample that is no gap.
  public var ends: [Int: Point] = [:]

  /// Creates a drawing without anything in it.
  public init(reach: Double? = 0) { self.reach = reach }

  /// Adds what belongs together, with words for readers who cannot see it; nothing adds nothing.
  public mutating func add(_ items: [Primitive], label: String) {
    guard !items.isEmpty else { return }
    self.items.append(.group(Group(role: .mark, label: label, items: items)))
  }
}

/// What the marks of a panel have drawn, for the words of each.
public struct DrawnPanel: Sendable {
  /// Where curves end, by their numbers: the last sample that a mark has drawn.
  public var ends: [Int: Point]
  /// How many dots there are that words must not hide.
  public var dotCount: Int

  /// Creates what is known when all marks are drawn.
  public init(ends: [Int: Point] = [:], dotCount: Int = 0) {
    self.ends = ends
    self.dotCount = dotCount
  }
}
