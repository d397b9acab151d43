import PlotCore
import PlotScene

/// Names with swatches in rows above a panel, left-aligned with it; where the panel has a right
/// axis, the names of its curves stand at the right.
struct LegendRows: Sendable {
  private struct Entry {
    var series: Int?
    var name: String
    var width: Double
    var x = 0.0
    var row = 0
  }

  private var entries: [Entry] = []
  private let style: PageStyle
  private(set) var height = 0.0

  /// Places names in one row, or else in columns of a width, in at most two fifths of a height; what
  /// is left then is counted.
  init(_ panel: ResolvedPanel, named: [Int], width: Double, height limit: Double, style: PageStyle)
  {
    self.style = style
    let (swatch, gap) = (Self.swatch * style.scale, 12 * style.scale)
    entries = named.map { index in
      let words = style.oneLine(panel.series[index].name)
      let name = style.cut(words, to: width - swatch, font: style.label)
      return Entry(series: index, name: name, width: swatch + style.width(name, style.label))
    }
    let total = entries.reduce(-gap) { $0 + $1.width + gap }
    if total <= width {
      var x = 0.0
      for index in entries.indices {
        entries[index].x = x
        x += entries[index].width + gap
      }
      alignRight(panel, width: width, gap: gap)
    } else {
      let pitch = (entries.map(\.width).max() ?? 0) + gap
      let columns = max(1, Int((width + gap) / pitch))
      let rows = max(1, Int(min(100, limit * 0.4 / Self.rowHeight(style))))
      let room = rows * columns
      if entries.count > room {
        let rest = "+ \(entries.count - room + 1) more"
        entries.removeSubrange((room - 1)...)
        entries.append(Entry(series: nil, name: rest, width: style.width(rest, style.label)))
      }
      for index in entries.indices {
        entries[index].x = Double(index % columns) * pitch
        entries[index].row = index / columns
      }
    }
    height = Double((entries.map(\.row).max() ?? -1) + 1) * Self.rowHeight(style)
  }

  /// The length of a swatch with the blank behind it, at scale 1.
  static let swatch = 18.0

  private static func rowHeight(_ style: PageStyle) -> Double { style.height(style.label) * 1.25 }

  /// Moves the names of a right axis' curves to the right, in a single row.
  private mutating func alignRight(_ panel: ResolvedPanel, width: Double, gap: Double) {
    var right = width
    for index in entries.indices.reversed() {
      guard let series = entries[index].series else { continue }
      let axis = panel.axes[panel.series[series].yAxis]
      guard axis.orient == .right else { break }
      entries[index].x = right - entries[index].width
      right -= entries[index].width + gap
    }
  }

  /// Places the rows with their top left corner at a point.
  func entries(at corner: Point) -> [PlacedLegend.Entry] {
    let rowHeight = Self.rowHeight(style)
    return entries.map { entry in
      let middle = corner.y + (Double(entry.row) + 0.5) * rowHeight
      return PlacedLegend.Entry(
        curve: entry.series, name: entry.name, start: Point(corner.x + entry.x, middle))
    }
  }
}
