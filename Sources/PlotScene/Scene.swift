/// A finished page: everything is placed, nothing is left to decide.
public struct Scene: Hashable, Sendable {
  /// The page's extent.
  public var size: Size
  /// The page's ground; nil leaves it clear.
  public var background: Color?
  /// What the page shows, in a few words.
  public var title: String
  /// What the page shows, in sentences, for readers who cannot see it.
  public var description: String
  /// What is drawn, from back to front.
  public var items: [Primitive]

  /// Creates a page.
  public init(
    size: Size, background: Color? = nil, title: String = "", description: String = "",
    items: [Primitive] = []
  ) {
    self.size = size
    self.background = background
    self.title = title
    self.description = description
    self.items = items
  }
}

/// One thing on a page.
public indirect enum Primitive: Hashable, Sendable {
  /// A filled area (non-zero winding).
  case fill(Path, Color)
  /// A drawn line.
  case stroke(Path, Color, StrokeStyle)
  /// A line of text.
  case text(Text)
  /// Several things that belong together.
  case group(Group)
}

/// Things that belong together, for a clip or a meaning.
public struct Group: Hashable, Sendable {
  /// What a group means, after the WAI-ARIA graphics roles and Vega's class names.
  public enum Role: String, Hashable, Sendable {
    case title, panel, axis, grid, legend, mark, annotation
  }

  /// What the group means.
  public var role: Role?
  /// The group in words, for readers who cannot see it.
  public var label: String?
  /// The area outside which nothing of the group is drawn.
  public var clip: Rect?
  /// What is drawn, from back to front.
  public var items: [Primitive]

  /// Creates a group.
  public init(
    role: Role? = nil, label: String? = nil, clip: Rect? = nil, items: [Primitive] = []
  ) {
    self.role = role
    self.label = label
    self.clip = clip
    self.items = items
  }
}
