import PlotCore
import PlotScene

/// Writes SVG with text that can be read, searched and selected, and no script.
public struct SVGRenderer: Renderer {
  /// What the renderer takes.
  public struct Options: ComponentOptions {
    let hasBackground: Bool
    let places: Int?

    /// Takes `background` and `precision`.
    public init(from reader: inout OptionReader) {
      hasBackground = reader.flag(
        "background", default: true, help: "whether the theme's ground is drawn")
      places = reader.optionalInteger(
        "precision", in: 0...4,
        help: "decimals of coordinates; 2 where left out, or 1 where the file would pass 200 kB")
    }
  }

  /// `svg`.
  public static let id = "svg"
  /// One sentence for help.
  public static let summary = "writes SVG with real text, for browsers, documents and editors"
  /// `.svg`.
  public static let fileExtensions = ["svg"]
  /// One file holds the colours for light and dark screens.
  public static let isDrawnByReader = true
  /// Two columns for each point: what a screen of double density shows.
  public var demand: Demand { .scene(columnsPerPoint: 2, columnLimit: 2000) }
  private let options: Options

  /// Bytes beyond which decimals are given up that no eye can see.
  private static let comfortableSize = 200_000

  /// Creates a renderer.
  public init(options: Options) throws(PlotError) { self.options = options }

  /// Writes the document; throws where the scene cannot be made or the sink fails.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    var scene = try figure.makeScene()
    if scene.title.isEmpty { scene.title = figure.title }
    if scene.description.isEmpty { scene.description = figure.description }
    let dark = try figure.makeDarkScene.map { make throws(PlotError) in
      try DarkLooks(of: scene, in: make())
    }
    if options.places == nil {
      // Most pages are small, and are kept whole until it is known.
      let document = SVGDocument(
        of: scene, in: dark, places: 2, hasBackground: options.hasBackground,
        limit: Self.comfortableSize)
      if let text = try document.text() { return try sink.write(text) }
    }
    let document = SVGDocument(
      of: scene, in: dark, places: options.places ?? 1, hasBackground: options.hasBackground)
    try document.write(to: &sink)
  }
}

extension Plugin {
  /// The renderer of SVG files.
  public static let svg = Plugin.renderer(SVGRenderer.self)
}
