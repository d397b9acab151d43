import CairoCanvas
import PlotCore
import PlotScene

/// What a config may say about a PDF.
public struct PDFOptions: ComponentOptions {
  /// A version of the format.
  public enum Version: String, CaseIterable, Sendable {
    /// The first with translucent colours.
    case v1_4 = "1.4"
    /// The one that packs its objects.
    case v1_5 = "1.5"
  }

  /// The version of the format.
  public var version: Version
  /// Whether the page's ground is left out.
  public var transparent: Bool

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    version = reader.choice("version", default: .v1_5, help: "the version of the format")
    transparent = reader.flag("transparent", default: false, help: "leaves the ground clear")
  }
}

/// Draws figures as PDF pages, with text that can be searched.
public struct PDFRenderer: Renderer {
  /// The word by which configs name it.
  public static let id = "pdf"
  /// One sentence for help.
  public static let summary = "draws the figure as a PDF page with embedded fonts"
  /// Endings of file names.
  public static let fileExtensions = ["pdf"]

  private let options: PDFOptions

  /// Creates a renderer.
  public init(options: PDFOptions) throws(PlotError) { self.options = options }

  /// The page, as fine as print shows it.
  public var demand: Demand { .scene(columnsPerPoint: 2) }

  /// Writes a figure; throws where the page is too large for PDF.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    var scene = try figure.makeScene()
    if options.transparent { scene.background = nil }
    let facts = VectorPage.PDFFacts(
      title: figure.title, subject: figure.description, creator: figure.creator,
      date: CalendarDate(secondsSince1970: figure.date).iso8601)
    try VectorPage.pdf(isVersion1_4: options.version == .v1_4, facts).write(scene, to: &sink)
  }
}

extension Plugin {
  /// Draws PDF pages.
  public static let pdf = Plugin.renderer(PDFRenderer.self)
}
