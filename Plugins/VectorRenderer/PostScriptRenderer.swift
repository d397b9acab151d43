import CairoCanvas
import PlotCore
import PlotScene

/// What a config may say about PostScript.
public struct PostScriptOptions: ComponentOptions {
  /// A level of the language.
  public enum Level: String, CaseIterable, Sendable {
    /// For old printers.
    case two = "2"
    /// For all others.
    case three = "3"
  }

  /// The level of the language.
  public var level: Level

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    level = reader.choice("level", default: .three, help: "the level of the language")
  }
}

/// Draws figures as PostScript pages.
public struct PostScriptRenderer: Renderer {
  /// The word by which configs name it.
  public static let id = "ps"
  /// One sentence for help.
  public static let summary = "draws the figure as a PostScript page with embedded fonts"
  /// Endings of file names.
  public static let fileExtensions = ["ps"]

  private let options: PostScriptOptions

  /// Creates a renderer.
  public init(options: PostScriptOptions) throws(PlotError) { self.options = options }

  /// The page, as fine as print shows it.
  public var demand: Demand { .scene(columnsPerPoint: 2) }

  /// Writes a figure; throws where the page is too large.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    try writePostScript(figure, level: options.level, isEncapsulated: false, to: &sink)
  }
}

/// Draws figures as encapsulated PostScript, to be placed in a document.
public struct EPSRenderer: Renderer {
  /// The word by which configs name it.
  public static let id = "eps"
  /// One sentence for help.
  public static let summary = "draws the figure as encapsulated PostScript with embedded fonts"
  /// Endings of file names.
  public static let fileExtensions = ["eps"]

  private let options: PostScriptOptions

  /// Creates a renderer.
  public init(options: PostScriptOptions) throws(PlotError) { self.options = options }

  /// The page, as fine as print shows it.
  public var demand: Demand { .scene(columnsPerPoint: 2) }

  /// Writes a figure; throws where the page is too large.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    try writePostScript(figure, level: options.level, isEncapsulated: true, to: &sink)
  }
}

private func writePostScript(
  _ figure: Figure, level: PostScriptOptions.Level, isEncapsulated: Bool,
  to sink: inout ByteSink
) throws(PlotError) {
  let scene = try figure.makeScene()
  let size = try VectorPage.checked(scene.size)
  // A document places the whole page, margins and all, as the other formats show it.
  var header = PostScriptHeader(
    title: figure.title, creator: figure.creator,
    date: CalendarDate(secondsSince1970: figure.date),
    boundingBox: isEncapsulated ? size : nil)
  let page = VectorPage.postScript(isLevel2: level == .two, isEncapsulated: isEncapsulated)
  try page.write(scene, to: &sink) { header.take($0) }
}

extension Plugin {
  /// Draws PostScript pages.
  public static let ps = Plugin.renderer(PostScriptRenderer.self)
  /// Draws encapsulated PostScript.
  public static let eps = Plugin.renderer(EPSRenderer.self)
}
