import CairoCanvas
import PlotCore
import PlotScene

/// Draws figures as PNG pictures.
public struct PNGRenderer: Renderer {
  /// The word by which configs name it.
  public static let id = "png"
  /// One sentence for help.
  public static let summary = "draws the figure as a PNG picture, with a palette where that fits"
  /// Endings of file names.
  public static let fileExtensions = ["png"]

  private let options: PNGOptions

  /// Creates a renderer.
  public init(options: PNGOptions) throws(PlotError) { self.options = options }

  /// The scale that the options name, in either way.
  private var wantedScale: Double? { options.scale ?? options.dpi.map { $0 / 72 } }

  /// The page, with a column for each pixel.
  public var demand: Demand { .scene(columnsPerPoint: wantedScale ?? 2) }

  /// Writes a figure; throws where the picture would be too large.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    let scale = wantedScale ?? (figure.hasOwnSize ? 1 : 2)
    var scene = try figure.makeScene()
    if options.transparent { scene.background = nil }
    // A page that is opaque by its ground alone needs no look at any pixel's alpha.
    let isOpaque = (scene.background?.alpha ?? 0) >= 1
    let wantsPalette = options.palette == .auto
    let (image, counts) = try ImageSurface.drawing(
      scene, scale: scale, hasAlpha: !isOpaque, workerCount: figure.workerCount
    ) { image, rows in
      wantsPalette ? PNGPalette.count(rows, of: image, isOpaque: isOpaque) : nil
    }
    let encoder = PNGEncoder(
      level: options.level,
      dotsPerInch: options.dpi ?? 72 * scale,
      texts: [
        ("Title", figure.title), ("Description", figure.description), ("Software", figure.creator),
      ])
    try encoder.encode(
      image, PNGPalette(counts, isOpaque: isOpaque), isOpaque: isOpaque,
      workerCount: figure.workerCount, to: &sink)
  }
}

extension Plugin {
  /// Draws PNG pictures.
  public static let png = Plugin.renderer(PNGRenderer.self)
}
