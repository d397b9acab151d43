import PlotCore
import PlotScene

import Foundation

extension Plugin {
  /// Writes HP-GL for pen plotters.
  public static let hpgl = Plugin.renderer(PlotterRenderer.self)
}

/// What `hpgl` takes from a config.
public struct PlotterOptions: ComponentOptions {
  /// How many pens the plotter has.
  public var pens: Int

  /// Takes `pens`.
  public init(from reader: inout OptionReader) {
    pens = reader.integer("pens", default: 6, in: 1...256, help: "how many pens the plotter has")
  }
}

/// Draws a figure with pens: strokes as lines, areas as their outlines, text in the plotter's font.
///
/// Commands and units are those of Hewlett-Packard, "The HP-GL/2 and HP RTL Reference Guide", 1997.
/// Colours get pens in the order in which they come; where there are no more pens, the last one
/// draws them.
public struct PlotterRenderer: Renderer {
  /// `hpgl`.
  public static let id = "hpgl"
  /// What it writes.
  public static let summary = "writes HP-GL, which pen plotters draw"
  /// The usual endings.
  public static let fileExtensions = ["hpgl", "plt"]
  private let options: PlotterOptions

  /// Creates it.
  public init(options: PlotterOptions) { self.options = options }

  /// A pen's line is some 0.35 mm, or one point, wide.
  public var demand: Demand { .scene(columnsPerPoint: 1) }

  /// Writes the page.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    let scene = try figure.makeScene()
    var page = PlotterPage(height: scene.size.height, penCount: options.pens)
    try sink.write("IN;\n")
    try page.draw(scene.items, to: &sink)
    try sink.write("PU;SP0;\n")
  }
}

/// The page while it is drawn: which pen is which colour, and the clip.
private struct PlotterPage {
  let height: Double
  let penCount: Int
  var pens: [String] = []
  var clip: Rect?

  mutating func draw(_ items: [Primitive], to sink: inout ByteSink) throws(PlotError) {
    for item in items {
      switch item {
      case .fill(let path, let color):
        try take(color, "LT;", &sink)
        try draw(path, &sink)
      case .stroke(let path, let color, let style):
        try take(color, style.dash.isEmpty ? "LT;" : "LT2,1;", &sink)
        try draw(path, &sink)
      case .text(let text):
        try take(text.color, "LT;", &sink)
        try draw(text, &sink)
      case .group(let group):
        let outer = clip
        if let inner = group.clip { try setClip(inner, &sink) }
        try draw(group.items, to: &sink)
        if group.clip != nil { try setClip(outer, &sink) }
      }
    }
  }

  private mutating func take(
    _ color: Color, _ lineType: String, _ sink: inout ByteSink
  ) throws(PlotError) {
    if !pens.contains(color.hex) { pens.append(color.hex) }
    let pen = min((pens.firstIndex(of: color.hex) ?? 0) + 1, penCount)
    try sink.write("SP\(pen);" + lineType)
  }

  private mutating func setClip(_ rect: Rect?, _ sink: inout ByteSink) throws(PlotError) {
    clip = rect
    guard let rect else { return try sink.write("IW;\n") }
    let corners = [Point(rect.minX, rect.maxY), Point(rect.maxX, rect.minY)].map(place)
    try sink.write("IW\(corners.joined(separator: ","));\n")
  }

  private func draw(_ path: Path, _ sink: inout ByteSink) throws(PlotError) {
    var (start, pen) = (Point(0, 0), Point(0, 0))
    for element in path.elements {
      switch element {
      case .move(let point):
        (start, pen) = (point, point)
        try sink.write("PU\(place(point));")
      case .line(let point):
        pen = point
        try sink.write("PD\(place(point));")
      case .curve(let a, let b, let end):
        for step in 1...8 {
          let (t, s) = (Double(step) / 8, 1 - Double(step) / 8)
          func mix(_ axis: KeyPath<Point, Double>) -> Double {
            s * s * s * pen[keyPath: axis] + 3 * s * s * t * a[keyPath: axis]
              + 3 * s * t * t * b[keyPath: axis] + t * t * t * end[keyPath: axis]
          }
          try sink.write("PD\(place(Point(mix(\.x), mix(\.y))));")
        }
        pen = end
      case .close:
        pen = start
        try sink.write("PD\(place(start));")
      }
    }
    try sink.write("PU;\n")
  }

  private func draw(_ text: Text, _ sink: inout ByteSink) throws(PlotError) {
    let angle = text.rotation * .pi / 180
    let (run, rise) = (cos(angle), -sin(angle))
    let start = Point(
      text.position.x + text.startOffset * run, text.position.y - text.startOffset * rise)
    // A plotter's letters are sized in centimetres: so wide and so high, without the room between.
    let (width, height) = (text.font.size * 0.4, text.font.size * 0.7)
    let size = [width, height].map { Decimal.fixed($0 * 2.54 / 72, places: 3) }
    let turn = [run, rise].map { Decimal.fixed($0, places: 4) }
    // Its font is ASCII; a control character would end the label or move the pen.
    let letters = String(
      String.UnicodeScalarView(
        text.string.unicodeScalars.map { (" "..."~").contains($0) ? $0 : "?" }))
    try sink.write("SI\(size.joined(separator: ","));DI\(turn.joined(separator: ","));")
    try sink.write("PU\(place(start));LB\(letters)\u{3}\n")
  }

  /// A place in plotter units of 0.025 mm, counted from the lower left corner.
  private func place(_ point: Point) -> String {
    func units(_ points: Double) -> Int {
      Int(exactly: (points * 25.4 / 72 / 0.025).rounded()) ?? 0
    }
    return "\(units(point.x)),\(units(height - point.y))"
  }
}
