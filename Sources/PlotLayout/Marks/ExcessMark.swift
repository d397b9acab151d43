import PlotCore
import PlotScene

/// The area between curves and an amount, where they are above it.
///
/// It shades what is beyond a limit and nothing else: not the time in which the curve stays below.
package struct ExcessMark: Mark {
  /// What it takes from a config.
  package struct Options: ComponentOptions {
    let look: MarkLook
    let above: Double
    let isStraight: Bool

    /// Takes the look, `above` and `straight`.
    package init(from reader: inout OptionReader) {
      look = MarkLook(from: &reader)
      above = reader.number(
        "above", default: 0, help: "the amount above which curves are shaded, in the axis' unit")
      isStraight = reader.flag(
        "straight", default: false,
        help: "whether curves go straight from sample to sample; otherwise each value holds")
    }
  }

  package static let id = "excess"
  package static let summary =
    "shades the area between curves and an amount, where they are above it"
  /// It is no curve of its own: legends do not name it.
  package static var drawsSamples: Bool { false }
  package static var joinsSamples: Bool { true }
  private let options: Options

  package init(options: Options) { self.options = options }

  package func draw(_ layer: MarkLayer) -> MarkDrawing {
    var drawing = MarkDrawing(reach: layer.style.lineReach)
    let (frame, border) = (layer.frame, layer.y(options.above))
    guard border.isFinite else { return drawing }
    let base = min(frame.maxY, max(frame.minY, border))
    let isDown = layer.y.scale.isReversed
    let area = Rect(
      x: frame.minX, y: isDown ? base : frame.minY, width: frame.width,
      height: isDown ? frame.maxY - base : base - frame.minY)
    guard area.height > 0 else { return drawing }
    let parts = layer.curves.flatMap { curve -> [Path] in
      let columns = layer.columns(
        of: curve, edges: options.isStraight ? .straight(layer.y.scale) : .held)
      let shape = CurveShape(
        columns, isStep: !options.isStraight, isFilled: true, width: 0, denseWidth: 0,
        baseline: base, place: layer.point
      ) { layer.x(columns.border($0)) }
      return [shape.area, shape.envelope].filter { !$0.isEmpty }
    }
    guard !parts.isEmpty else { return drawing }
    // An area goes from a curve to the amount on either side of it, and one side is wanted. All of them,
    // and what dense stretches reach, are one path, so that no tint lies on another; they have one sense
    // of rotation, but for envelopes where x grows to the left.
    var paths = parts
    if !layer.x.scale.isReversed {
      var whole = Path()
      for part in parts { whole.elements += part.elements }
      paths = [whole]
    }
    // Quiet enough for curves to be seen through it.
    let beyond = layer.style.theme.beyond
    let tint = (options.look.color ?? beyond).withAlpha(options.look.opacity ?? beyond.alpha)
    let names = layer.curves.map(\.name).joined(separator: ", ")
    drawing.add(
      [.group(Group(clip: area, items: paths.map { .fill($0, tint) }))],
      label: "\(names), \(options.look.label ?? "beyond")")
    return drawing
  }
}
