import PlotCore
import PlotScene

extension Plugin {
  /// Writes the words of a page.
  public static let words = Plugin.renderer(WordsRenderer.self)
}

/// Writes the page's title, then every line of text on it from back to front.
public struct WordsRenderer: Renderer {
  /// `words`.
  public static let id = "words"
  /// What it writes.
  public static let summary = "writes the words of a page as plain text"
  /// The usual ending.
  public static let fileExtensions = ["words"]

  /// Creates it.
  public init(options: NoOptions) {}

  /// Curves matter little here, so few columns will do.
  public var demand: Demand { .scene(columnsPerPoint: 0.25) }

  /// Writes the page.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    let scene = try figure.makeScene()
    try sink.write(scene.title + "\n")
    try write(scene.items, to: &sink)
  }

  private func write(_ items: [Primitive], to sink: inout ByteSink) throws(PlotError) {
    for item in items {
      switch item {
      case .text(let text): try sink.write(text.string + "\n")
      case .group(let group): try write(group.items, to: &sink)
      case .fill, .stroke: break
      }
    }
  }
}
