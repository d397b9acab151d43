import PlotCore

/// What a config may say about a PNG.
public struct PNGOptions: ComponentOptions {
  /// Whether colours are counted for a palette.
  public enum Palette: String, CaseIterable, Sendable {
    /// A palette where 256 colours show the picture, each shade moved by 8 of 255 at most.
    case auto
    /// Full colours always.
    case never
  }

  /// Pixels for each point; nil for 1, or for 2 where nobody named a size.
  public var scale: Double?
  /// Pixels for each inch as written into the file; without a scale, the scale too.
  public var dpi: Double?
  /// Whether the page's ground is left out.
  public var transparent: Bool
  /// How hard zlib tries, 0...9.
  public var level: Int
  /// Whether colours are counted for a palette.
  public var palette: Palette

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    scale = reader.optionalNumber(
      "scale", in: 0.1...16,
      help: "pixels for each point; left out: 1, or 2 where the figure's size is not set")
    dpi = reader.optionalNumber(
      "dpi", in: 1...2400,
      help: "pixels for each inch, kept in the file; sets scale to dpi / 72 where that is left out")
    transparent = reader.flag("transparent", default: false, help: "leaves the ground clear")
    level = reader.integer(
      "level", default: 3, in: 0...9, help: "compression, from 0 (none) to 9 (smallest, slow)")
    palette = reader.choice(
      "palette", default: .auto,
      help: "auto: 256 colours at most where nobody can tell the difference; never: all colours")
  }
}
