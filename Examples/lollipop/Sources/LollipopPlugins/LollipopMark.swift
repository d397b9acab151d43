import PlotCore
import PlotScene

extension Plugin {
  /// Draws stems with dots.
  public static let lollipop = Plugin.mark(LollipopMark.self)
}

/// What `lollipop` takes from a config.
public struct LollipopOptions: ComponentOptions {
  /// The colour; nil for the theme's.
  public var color: Color?
  /// The radius of dots in points.
  public var size: Double

  /// Takes `color` and `size`.
  public init(from reader: inout OptionReader) {
    color = reader.color()
    size = reader.number("size", .length, default: 2.5, in: 0.5...20, help: "the radius of dots")
  }
}

/// A stem from zero to each sample, with a dot at its end.
public struct LollipopMark: Mark {
  /// `lollipop`.
  public static let id = "lollipop"
  /// What it draws.
  public static let summary = "draws a stem from zero to each sample, with a dot at its end"
  private let options: LollipopOptions

  /// Creates it.
  public init(options: LollipopOptions) { self.options = options }

  /// Its own colour, if it has one, in legends too.
  public func look(over theme: CurveLook) -> CurveLook {
    var look = theme
    look.color = options.color ?? look.color
    return look
  }

  /// A dot, where curves have a line.
  public func swatch(
    of look: CurveLook, from start: Point, length: Double, style: PageStyle
  ) -> [Primitive] {
    let center = Point(start.x + length / 2, start.y)
    return [.fill(Path(circleAt: center, radius: min(2.5 * style.scale, length / 2)), look.color)]
  }

  /// Draws the stems of each curve, and the dots over them.
  public func draw(_ layer: MarkLayer) -> MarkDrawing {
    let radius = options.size * layer.style.scale
    // Dots at the panel's edge are whole.
    var drawing = MarkDrawing(reach: radius)
    for curve in layer.curves {
      var (stems, dots) = (Path(), Path())
      for sample in curve.data.samples where curve.domain.contains(sample.x) {
        let point = layer.point(sample)
        // A gap, or a value that a log scale has no place for.
        guard point.y.isFinite else { continue }
        stems.move(to: Point(point.x, layer.baseline))
        stems.line(to: point)
        dots.elements += Path(circleAt: point, radius: radius).elements
        drawing.obstacles.append(
          Rect(x: point.x, y: point.y, width: 0, height: 0).inset(by: -radius))
        drawing.ends[curve.number] = point
      }
      guard !dots.isEmpty else { continue }
      let stroke = StrokeStyle(width: curve.look.width * layer.style.scale)
      drawing.add(
        [.stroke(stems, curve.look.color, stroke), .fill(dots, curve.look.color)],
        label: "\(curve.name), lollipops")
    }
    return drawing
  }
}
