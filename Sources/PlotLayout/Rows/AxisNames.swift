import PlotCore

/// The names along an axis, in their order.
struct AxisNames: Sendable, Equatable {
  /// The names, from the left or from the top.
  private(set) var ordered: [String] = []
  private var places: [String: Int] = [:]
  /// The share of each name's room that is left empty.
  var padding = 0.1

  /// How many there are.
  var count: Int { ordered.count }

  /// The place of a name, from 0; nil where the axis does not show it.
  func place(of name: String) -> Int? { places[name] }

  /// Takes the names in this order, and none beside them.
  init(_ names: [String] = []) {
    for name in names { add(name) }
  }

  /// Adds a name behind all others unless it is there.
  mutating func add(_ name: String) {
    guard places[name] == nil else { return }
    places[name] = ordered.count
    ordered.append(name)
  }
}

/// The names that layers put on an axis, until it is known in which order they stand.
struct NameDraft: Sendable, Equatable {
  /// The names in the order of their first rows.
  private var seen = AxisNames()
  /// By what they are ordered; of several layers the first that says so decides.
  private var order: NameOrder?
  /// What the names are ordered by, added up at each.
  private var sums: [String: Double] = [:]

  /// Adds the names of a layer's rows, with the numbers by which they may be ordered.
  mutating func add(_ names: [String?], order: NameOrder?, values: [Double]?) {
    for name in names { if let name { seen.add(name) } }
    guard self.order == nil, let order else { return }
    self.order = order
    for (name, value) in zip(names, values ?? []) where value.isFinite {
      if let name { sums[name, default: 0] += value }
    }
  }

  /// Adds the names of another axis.
  mutating func add(_ other: NameDraft) {
    for name in other.seen.ordered { seen.add(name) }
    order = order ?? other.order
    sums.merge(other.sums) { $0 + $1 }
  }

  /// The names in order; those that the scale names stand first and, where it names any, alone.
  func ordered(_ scale: ScaleSpec) -> [String] {
    if !scale.names.isEmpty { return scale.names }
    let natural = Names(seen.ordered).naturalRanks
    let all = seen.ordered.indices
    let byName = all.sorted { natural[$0] < natural[$1] }.map { seen.ordered[$0] }
    switch order ?? .ascending {
    case .ascending: return byName
    case .descending: return byName.reversed()
    case .data: return seen.ordered
    case .names(let first):
      let known = first.filter { seen.place(of: $0) != nil }
      return known + byName.filter { !known.contains($0) }
    case .field(_, let isDescending), .value(let isDescending):
      return byName.enumerated().sorted { a, b in
        let (one, two) = (sums[a.element] ?? .infinity, sums[b.element] ?? .infinity)
        if one != two { return isDescending ? one > two : one < two }
        return a.offset < b.offset
      }.map(\.element)
    }
  }
}
