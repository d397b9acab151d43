import PlotScene

/// What primitives reach on the page.
struct DrawnExtent {
  /// The numbers that are none, in words; empty where all are finite.
  private(set) var wild: [String] = []
  private var corners: (low: Point, high: Point)?

  /// The rectangle around everything that is drawn; nil where nothing is.
  var box: Rect? {
    corners.map { low, high in
      Rect(x: low.x, y: low.y, width: high.x - low.x, height: high.y - low.y)
    }
  }

  /// Measures primitives, with the clips of groups left out of account.
  init(_ items: [Primitive]) { add(items) }

  private mutating func add(_ items: [Primitive]) {
    for item in items {
      switch item {
      case .fill(let path, let color):
        add(path, reach: 0)
        expect(color.alpha, "an opacity")
      case .stroke(let path, let color, let style):
        expect(style.width, "a line's width")
        for length in style.dash { expect(length, "a dash") }
        expect(color.alpha, "an opacity")
        add(path, reach: max(0, style.width / 2))
      case .text(let text):
        expect(text.width, "a text's width")
        expect(text.font.size, "a font's size")
        let start = text.position.x + text.startOffset
        add(Point(start, text.position.y), reach: 0)
        add(Point(start + text.width, text.position.y - text.font.size / 2), reach: 0)
      case .group(let group):
        if let clip = group.clip {
          for side in [clip.x, clip.y, clip.width, clip.height] { expect(side, "a clip") }
        }
        add(group.items)
      }
    }
  }

  private mutating func add(_ path: Path, reach: Double) {
    for element in path.elements {
      switch element {
      case .move(let point), .line(let point): add(point, reach: reach)
      case .curve(let a, let b, let c): for point in [a, b, c] { add(point, reach: reach) }
      case .close: break
      }
    }
  }

  private mutating func add(_ point: Point, reach: Double) {
    guard point.x.isFinite, point.y.isFinite else {
      wild.append("a point at \(point.x), \(point.y)")
      return
    }
    let (low, high) = corners ?? (point, point)
    corners = (
      Point(min(low.x, point.x - reach), min(low.y, point.y - reach)),
      Point(max(high.x, point.x + reach), max(high.y, point.y + reach))
    )
  }

  private mutating func expect(_ value: Double, _ what: String) {
    if !value.isFinite || value < 0 { wild.append("\(what) of \(value)") }
  }
}
