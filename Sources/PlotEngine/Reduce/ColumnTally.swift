import PlotCore

/// Exact figures of one column over consecutive rows; tallies of neighbours are merged in order.
struct ColumnTally {
  /// A key with its row, and its time's key where the tally knows times.
  struct Mark {
    var key: Int64
    var row: Int
    var time: Int64?
  }

  private(set) var count = 0
  private(set) var lowest: Mark?
  private(set) var highest: Mark?
  private var first: Int64?
  private var last: Int64?
  private var integerSum: Int128 = 0
  private var realSum = 0.0
  private var weighted = TimeWeightedSum()
  /// The lowest key above the limit; nil where there is none.
  private let limitKey: Int64?
  private(set) var over: Mark?
  /// Whether the least key above zero is wanted, which costs a second look at runs that reach zero.
  private let seeksPositive: Bool
  private var leastPositive: Int64?

  /// Creates the figures of no rows.
  init(limitKey: Int64? = nil, seeksPositive: Bool = false) {
    self.limitKey = limitKey
    self.seeksPositive = seeksPositive
  }

  /// Adds a run of rows; `time` is the time column's view of the same block.
  mutating func add(
    _ range: Range<Int>, of slice: ColumnSlice, firstRow: Int, time: ColumnSlice?,
    extremes: RunExtremes
  ) {
    guard extremes.count > 0 else { return }
    func mark(_ index: Int) -> Mark {
      Mark(key: slice.key(at: index), row: firstRow + index, time: time?.key(at: index))
    }
    if lowest.map({ extremes.lowest < $0.key }) ?? true {
      lowest = mark(extremes.firstLowest(of: slice))
    }
    if highest.map({ extremes.highest > $0.key }) ?? true {
      highest = mark(extremes.firstHighest(of: slice))
    }
    if over == nil, let limitKey, extremes.highest >= limitKey,
      let index = range.first(where: { !slice.isGap(at: $0) && slice.key(at: $0) >= limitKey })
    {
      let key = slice.key(at: index)
      over = Mark(key: key, row: firstRow + index, time: time?.key(at: index))
    }
    if seeksPositive, extremes.highest > 0 {
      add(positive: extremes.lowest > 0 ? extremes.lowest : slice.leastPositive(in: range))
    }
    if first == nil { first = range.first { !slice.isGap(at: $0) }.map { slice.key(at: $0) } }
    if let index = range.last(where: { !slice.isGap(at: $0) }) { last = slice.key(at: index) }
    switch extremes.sum {
    case .integer(let sum): integerSum += sum
    case .real(let sum): realSum += sum
    }
    count += extremes.count
  }

  private mutating func add(positive key: Int64?) {
    guard let key else { return }
    leastPositive = min(leastPositive ?? key, key)
  }

  /// Adds the time that each value of a block held.
  mutating func addWeights(of slice: ColumnSlice, time: ColumnSlice) {
    weighted.add(slice, time: time)
  }

  /// Lets the value of a run's last row hold until the run's end, and no longer.
  mutating func end(_ value: Int64, at end: Int64, insteadOf next: Int64) {
    weighted.end(value, at: end, insteadOf: next)
  }

  /// Adds the figures of the rows that follow.
  mutating func merge(_ next: ColumnTally) {
    weighted.merge(next.weighted)
    guard next.count > 0 else { return }
    if let there = next.lowest, lowest.map({ there.key < $0.key }) ?? true { lowest = there }
    if let there = next.highest, highest.map({ there.key > $0.key }) ?? true { highest = there }
    over = over ?? next.over
    add(positive: next.leastPositive)
    first = first ?? next.first
    last = next.last
    integerSum += next.integerSum
    realSum += next.realSum
    count += next.count
  }

  /// Returns the figures in the column's unit.
  func statistics(of column: Column, time: Column?, limit: Limit? = nil) -> Statistics {
    var result = Statistics(column: column)
    result.count = count
    if let limit, let value = limit.amount?.value(in: column.unit) {
      var figures = LimitFigures(value, origin: limit.origin)
      figures.over = over.map { (OrderedKey.value($0.key, of: column), $0.row) }
      if let time, let key = over?.time { figures.overTime = OrderedKey.value(key, of: time) }
      result.limit = figures
    }
    guard count > 0 else { return result }
    func value(_ key: Int64) -> Value { OrderedKey.value(key, of: column) }
    result.minimum = lowest.map { (value($0.key), $0.row) }
    result.maximum = highest.map { (value($0.key), $0.row) }
    if let time, let key = highest?.time { result.maximumTime = OrderedKey.value(key, of: time) }
    result.leastPositive = leastPositive.map(value)
    result.first = first.map(value)
    result.last = last.map(value)
    let sum = column.storage == .real ? realSum : Double(integerSum)
    let steps = Steps(column.scale)
    result.mean = steps.value(of: sum / Double(count))
    result.timeMean = weighted.mean.map(steps.value)
    return result
  }
}
