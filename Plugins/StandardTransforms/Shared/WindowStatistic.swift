import PlotCore

/// What `window` tells of a row among those of its group, in Vega-Lite's words.
enum WindowStatistic: String, CaseIterable, Sendable {
  case rowNumber = "row_number"
  case rank
  case denseRank = "dense_rank"
  case percentRank = "percent_rank"
  case cumeDist = "cume_dist"
  case lag, lead
  case firstValue = "first_value"
  case lastValue = "last_value"
  case count, sum, mean, min, max

  /// Whether it is told of a field.
  var needsField: Bool {
    switch self {
    case .rowNumber, .rank, .denseRank, .percentRank, .cumeDist, .count: false
    default: true
    }
  }

  /// Whether a field of names will do.
  var takesNames: Bool { [.lag, .lead, .firstValue, .lastValue].contains(self) }

  /// The column of the results for a field.
  func column(of field: Column?, named name: String, title: String) -> Column {
    guard let field, needsField else {
      let isReal = self == .percentRank || self == .cumeDist
      return Column(name, title: title, storage: isReal ? .real : .integer)
    }
    if let names = field.names { return Column(name, title: title, names: names) }
    var column = field.plain
    (column.name, column.title, column.isAscending) = (name, title, false)
    switch self {
    case .firstValue, .lastValue, .min, .max:
      if field.clockStart != nil { column.offset = field.offset }
    case .sum: column.isDated = false
    default: (column.storage, column.scale, column.isDated) = (.real, 1, false)
    }
    return column
  }
}

/// The rows of a group in order, and which of them lie around each.
struct WindowFrames {
  /// The places before and behind a row that belong to its frame; nil for all.
  let before: Int?
  let behind: Int?
  /// Whether rows that are equal in the order belong to a frame together.
  let hasPeers: Bool
  /// For each row where its peers begin and end.
  let peers: [Range<Int>]

  init(before: Int?, behind: Int?, hasPeers: Bool, isNew: [Bool]) {
    (self.before, self.behind, self.hasPeers) = (before, behind, hasPeers)
    var peers: [Range<Int>] = []
    var start = 0
    while start < isNew.count {
      var end = start + 1
      while end < isNew.count, !isNew[end] { end += 1 }
      for _ in start..<end { peers.append(start..<end) }
      start = end
    }
    self.peers = peers
  }

  /// The frame of a row.
  func frame(_ place: Int) -> Range<Int> {
    let first = before.map { Swift.max(0, place - $0) } ?? 0
    let last = behind.map { Swift.min(peers.count - 1, place + $0) } ?? peers.count - 1
    return hasPeers
      ? peers[first].lowerBound..<peers[last].upperBound : first..<(last + 1)
  }
}

/// The results of one statistic for the rows of one group.
struct WindowResults {
  let statistic: WindowStatistic
  /// How many rows before or behind `lag` and `lead` look.
  let distance: Int
  let field: Column?
  let column: Column

  /// Returns the words of all rows in the group's order; `values` are the field's plain words in it.
  ///
  /// Throws where a sum of whole numbers is beyond 64 bits.
  func words(_ values: [Int64], _ frames: WindowFrames) throws(PlotError) -> [Int64] {
    let places = frames.peers.indices
    let count = places.count
    switch statistic {
    case .rowNumber: return places.map { Int64($0 + 1) }
    case .rank: return places.map { Int64(frames.peers[$0].lowerBound + 1) }
    case .denseRank:
      var rank: Int64 = 0
      return places.map { place in
        if frames.peers[place].lowerBound == place { rank += 1 }
        return rank
      }
    case .percentRank:
      return places.map { place in
        (count > 1 ? Double(frames.peers[place].lowerBound) / Double(count - 1) : 0).stored
      }
    case .cumeDist:
      return places.map { (Double(frames.peers[$0].upperBound) / Double(count)).stored }
    case .count: return places.map { Int64(frames.frame($0).count) }
    case .lag, .lead:
      let step = statistic == .lag ? -distance : distance
      return places.map { place in
        places.contains(place + step) ? result(values[place + step]) : gap
      }
    case .firstValue: return places.map { result(values[frames.frame($0).lowerBound]) }
    case .lastValue: return places.map { result(values[frames.frame($0).upperBound - 1]) }
    case .sum, .mean, .min, .max: return try folded(values, frames)
    }
  }

  private var gap: Int64 { column.storage == .name ? Names.missing : Double.nan.stored }

  /// A plain word as the results' column stores it.
  private func result(_ word: Int64) -> Int64 {
    switch column.storage {
    case .name: word
    case .real: (field?.number(ofPlain: word) ?? .nan).stored
    case .integer, .row: word &+ column.offset
    }
  }

  private func folded(_ values: [Int64], _ frames: WindowFrames) throws(PlotError) -> [Int64] {
    let places = frames.peers.indices
    let isWhole = field?.storage != .real
    let isMin = statistic == .min
    if isWhole, statistic == .min || statistic == .max {
      let tree = AlignedTree(values, start: 0) { isMin ? Swift.min($0, $1) : Swift.max($0, $1) }
      return places.map { result(tree.fold(frames.frame($0)) ?? 0) }
    }
    if isWhole {
      var sums: [Int128] = [0]
      sums.reserveCapacity(values.count + 1)
      for value in values { sums.append(sums[sums.count - 1] + Int128(value)) }
      let steps = Steps(field?.scale ?? 1)
      var words: [Int64] = []
      for place in places {
        let frame = frames.frame(place)
        let sum = sums[frame.upperBound] - sums[frame.lowerBound]
        if statistic == .mean {
          words.append(steps.value(of: Double(sum) / Double(frame.count)).stored)
        } else if let sum = Int64(exactly: sum) {
          words.append(sum)
        } else {
          throw PlotError(
            .transform, "a sum of \"\(field?.name ?? "")\" in a window is beyond 64 bits",
            remedy: "take \"mean\", or make it smaller by calculate")
        }
      }
      return words
    }
    let reals = values.map { field?.number(ofPlain: $0) ?? .nan }
    if statistic == .min || statistic == .max {
      let tree = AlignedTree(reals, start: 0) {
        $1.isNaN || (isMin ? $0 <= $1 : $0 >= $1) ? $0 : $1
      }
      return places.map { (tree.fold(frames.frame($0)) ?? .nan).stored }
    }
    let pairs = reals.map { $0.isNaN ? SIMD2(0, 0) : SIMD2($0, 1) }
    let tree = AlignedTree(pairs, start: 0) { $0 + $1 }
    return places.map { place in
      let sum = tree.fold(frames.frame(place)) ?? SIMD2(0, 0)
      return (sum.y == 0 ? .nan : statistic == .mean ? sum.x / sum.y : sum.x).storedResult
    }
  }
}
