import PlotCore

/// Where the amounts of rows begin and end that stand on top of one another; in percent where all stacks are
/// equally high.
struct RowStacks: Sendable {
  /// From where to where each row reaches; NaN where it has no amount.
  private(set) var spans: [(from: Double, to: Double)]

  /// Stacks the rows that have one place, positive amounts up and negative ones down.
  ///
  /// Labels that come last in their order stand lowest, so that the first is on top, as in a legend.
  init(_ rows: LayerRows, _ stacking: ChannelSpec.Stacking) {
    let isAlong = rows.valueChannel == .x
    let (values, places) = isAlong ? (rows.x, rows.y) : (rows.y, rows.x)
    spans = Array(repeating: (.nan, .nan), count: rows.count)
    var members: [Place: [Int]] = [:]
    for row in 0..<rows.count {
      let place = Place(
        name: places?.name(row),
        number: places.map { $0.number(row) }.flatMap { $0.isNaN ? nil : $0 },
        slot: (isAlong ? rows.ySlots : rows.xSlots)?.labels[row])
      members[place, default: []].append(row)
    }
    let ranks = Dictionary(
      rows.groups.order.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    for group in members.values {
      let ordered = group.sorted { a, b in
        let (one, two) = (ranks[rows.groups.labels[a]] ?? 0, ranks[rows.groups.labels[b]] ?? 0)
        return one != two ? one > two : a < b
      }
      var (above, below) = (0.0, 0.0)
      for row in ordered {
        let amount = values?.number(row) ?? .nan
        guard amount.isFinite else { continue }
        if amount < 0 {
          spans[row] = (below, below + amount)
          below += amount
        } else {
          spans[row] = (above, above + amount)
          above += amount
        }
      }
      let whole = above - below
      for row in ordered where !spans[row].from.isNaN {
        switch stacking {
        case .zero: break
        case .normalize:
          let share = whole > 0 ? 100 / whole : 0
          spans[row] = (spans[row].from * share, spans[row].to * share)
        case .center:
          spans[row].from -= whole / 2
          spans[row].to -= whole / 2
        }
      }
    }
  }

  /// Where a row stands apart from its amount.
  private struct Place: Hashable {
    var name: String?
    var number: Double?
    var slot: String?
  }
}
