import PlotCore
import PlotScene

/// What the marks of a panel have drawn so far.
struct DrawnMarks {
  /// What stands behind and among the data, each with how far it may reach beyond the panel.
  private var parts: [(reach: Double?, item: Primitive)] = []
  /// What of the panel's own stands over the data.
  private(set) var over: [Primitive] = []
  /// What of its layers does.
  private(set) var annotations: [Primitive] = []
  /// What curves cover, and what else does.
  private(set) var obstacles: (curves: [Rect], others: [Rect]) = ([], [])
  /// What no words may hide.
  private(set) var dots: [Rect] = []
  /// The last sample of each curve, by the curve's place in the panel's list.
  private(set) var ends: [Int: Point] = [:]

  /// Adds what a mark has drawn.
  mutating func add<M: Mark>(_ drawing: MarkDrawing, by mark: M) {
    switch M.plane {
    case .behind, .data: parts += drawing.items.map { (drawing.reach, $0) }
    case .over where M.isImplied: over += drawing.items
    case .over: annotations += drawing.items
    }
    if M.drawsSamples {
      obstacles.curves += drawing.obstacles
    } else {
      obstacles.others += drawing.obstacles
    }
    dots += drawing.dots
    ends.merge(drawing.ends) { $1 }
  }

  /// The items among and behind the data in their order, cut off where they may no longer reach.
  func clipped(to frame: Rect) -> [Primitive] {
    var items: [Primitive] = []
    var rest = parts[...]
    while let first = rest.first {
      let run = rest.prefix { $0.reach == first.reach }
      rest = rest.dropFirst(run.count)
      if let reach = first.reach {
        items.append(.group(Group(clip: frame.inset(by: -reach), items: run.map(\.item))))
      } else {
        items += run.map(\.item)
      }
    }
    return items
  }
}
