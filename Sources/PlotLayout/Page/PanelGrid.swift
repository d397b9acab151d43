import PlotCore
import PlotScene

/// Divides the page's body into rows and columns of panels.
struct PanelGrid {
  let columns: Int
  private let rowCount: Int
  private let layout: PanelLayout
  private let count: Int
  private let body: Rect
  private let rowGap: Double
  private let columnGap: Double
  private let widths: [Double]
  private let shares: [Double]

  init(_ layout: PanelLayout, count: Int, body: Rect, style: PageStyle) {
    columns = max(1, min(layout.columns, count))
    rowCount = (count + columns - 1) / columns
    self.layout = layout
    self.count = count
    self.body = body
    // Some 7 % of the page between panels, less where there are many.
    rowGap = min(0.045 * style.size.height, body.height * 0.3 / Double(max(1, rowCount)))
    columnGap = min(0.04 * style.size.width, body.width * 0.2 / Double(columns))
    let parts = Self.shares(layout.widths, columns)
    let room = max(0, body.width - columnGap * Double(columns - 1))
    widths = parts.map { $0 * room }
    shares = Self.shares(layout.heights, rowCount)
  }

  /// Makes shares that add up to 1; missing ones count 1, senseless ones too.
  private static func shares(_ given: [Double], _ count: Int) -> [Double] {
    let parts = (0..<count).map { index in
      index < given.count && given[index].isFinite && given[index] > 0
        ? min(max(given[index], 1e-3), 1e3) : 1
    }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  func column(_ index: Int) -> Int { index % columns }

  private func row(_ index: Int) -> Int { index / columns }

  /// The panels of a row.
  private func members(of row: Int) -> Range<Int> {
    row * columns..<min(count, (row + 1) * columns)
  }

  func cellWidth(_ index: Int) -> Double { widths[column(index)] }

  /// A panel's height before anything is taken off.
  func roughHeight(_ index: Int) -> Double { body.height * shares[row(index)] }

  /// The cell as to left and right; panels of a row may differ in what they need above and below.
  func cell(_ index: Int) -> Rect {
    let left = widths[..<column(index)].reduce(0) { $0 + $1 + columnGap }
    return Rect(x: body.minX + left, y: body.minY, width: cellWidth(index), height: body.height)
  }

  /// Returns the frames as to top and height: rows share what their labels and titles leave.
  func rows(_ rooms: [(above: Double, below: Double)]) -> [Rect] {
    let needs = (0..<rowCount).map { row in
      let members = self.members(of: row)
      return (
        above: members.map { rooms[$0].above }.max() ?? 0,
        below: members.map { rooms[$0].below }.max() ?? 0
      )
    }
    let taken = needs.reduce(rowGap * Double(rowCount - 1)) { $0 + $1.above + $1.below }
    let free = body.height - taken
    var top = body.minY
    var frames = rooms.indices.map { Rect(x: cell($0).minX, y: 0, width: 0, height: 0) }
    for row in 0..<rowCount {
      let height = max(0, free * shares[row])
      for index in members(of: row) {
        frames[index].y = top + needs[row].above
        frames[index].height = height
      }
      top += needs[row].above + height + needs[row].below + rowGap
    }
    return frames
  }

  /// Tells whether a panel leaves its x labels to the one below it, which has the same.
  func sharesLabels(_ index: Int, _ panels: [ResolvedPanel]) -> Bool {
    guard layout.shareX != .none, index + columns < count else { return false }
    return isTied(panels[index], panels[index + columns])
  }

  /// Tells whether two panels have the same x axis in all but place.
  private func isTied(_ a: ResolvedPanel, _ b: ResolvedPanel) -> Bool {
    let (first, second) = (a.axes[a.mainX], b.axes[b.mainX])
    return first.unit == second.unit && first.clock == second.clock
      && first.spec.scale == second.spec.scale
      && first.orient == second.orient && first.extent == second.extent
      && first.open == second.open && first.names == second.names
  }

  /// Gives panels that share x the extent of all of them.
  static func shareX(_ panels: inout [ResolvedPanel], _ layout: PanelLayout) {
    guard layout.shareX != .none else { return }
    shareNames(&panels) { $0.mainX }
    let columns = max(1, min(layout.columns, panels.count))
    var groups: [(column: Int, unit: Unit, scale: ScaleSpec, extent: Extent, members: [Int])] = []
    for index in panels.indices {
      let axis = panels[index].axes[panels[index].mainX]
      guard axis.hasFields else { continue }
      let column = layout.shareX == .all ? 0 : index % columns
      let group = groups.firstIndex { group in
        group.column == column && group.unit == axis.unit && group.scale == axis.spec.scale
      }
      if let group {
        groups[group].extent.add(axis.extent)
        groups[group].members.append(index)
      } else {
        groups.append((column, axis.unit, axis.spec.scale, axis.extent, [index]))
      }
    }
    for group in groups {
      let positive = group.members.compactMap { panels[$0].axes[panels[$0].mainX].leastPositive }
        .min()
      var open = OpenBins()
      for index in group.members {
        open.keepRoom(like: panels[index].axes[panels[index].mainX].open)
      }
      for index in group.members {
        panels[index].widenMainX(to: group.extent, leastPositive: positive, open: open)
      }
    }
  }

  /// Gives axes of names those of all panels.
  private static func shareNames(
    _ panels: inout [ResolvedPanel], _ axis: (ResolvedPanel) -> Int
  ) {
    let named = panels.indices.filter { panels[$0].axes[axis(panels[$0])].names != nil }
    guard named.count > 1 else { return }
    let all = named.map { panels[$0].axes[axis(panels[$0])] }
    for index in named {
      for other in all { panels[index].axes[axis(panels[index])].add(namesOf: other) }
    }
  }

  /// Gives panels that share y, with one unit, the extent of all of them.
  static func shareY(_ panels: inout [ResolvedPanel], _ layout: PanelLayout) {
    guard layout.sharesY else { return }
    shareNames(&panels) { $0.mainY }
    var extents: [Unit: Extent] = [:]
    for panel in panels {
      let axis = panel.axes[panel.mainY]
      extents[axis.unit, default: Extent()].add(axis.extent)
    }
    for index in panels.indices {
      let axis = panels[index].axes[panels[index].mainY]
      if let extent = extents[axis.unit] { panels[index].widenMainY(to: extent) }
    }
  }
}
