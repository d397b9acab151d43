/// Gives the records of one window in order: those of its chunk that stay, and the movers.
///
/// The chunk is taken apart into stretches that ascend together and a few strays between them;
/// strays are sorted and merged back with the movers. Records are copied once, a stretch at a
/// time. (The idea is that of drop-merge sort by Emil Ernerfeldt, which undoes the sorting of what
/// is nearly sorted.)
struct WindowMerge {
  /// A record of the chunk that is not in line.
  private struct Stray {
    var time: Int64
    var index: Int
    /// Whether it was in line until a smaller one came right behind it: then equal ones in line
    /// stand behind it in the file, else before it.
    var isFirst: Bool
  }

  private let plan: RepairPlan
  private let start: Int64
  private var records: UnsafePointer<Record>
  private var firstRow = 0
  private var stretches: [Range<Int>] = []
  private var strays: [Stray] = []
  // What was not given yet.
  private var stretch = 0
  private var stray = 0
  private var mover = 0
  private var moverEnd = 0

  init(_ plan: RepairPlan, start: Int64, records: UnsafePointer<Record>) {
    self.plan = plan
    self.start = start
    self.records = records
  }

  /// Begins a window whose chunk has been read.
  mutating func begin(_ window: Int) {
    let rows = plan.windows.rows(of: window)
    firstRow = rows.lowerBound
    (mover, moverEnd) = (plan.moverStarts[window], plan.moverStarts[window + 1])
    (stretch, stray) = (0, 0)
    stretches.removeAll(keepingCapacity: true)
    strays.removeAll(keepingCapacity: true)
    let residents = plan.residents[window]
    if residents.isOrdered, residents.count == rows.count {
      stretches.append(0..<rows.count)
    } else if residents.count > 0 {
      takeApart(rows.count, plan.windows.times(of: window))
    }
  }

  /// Copies the next records in order; fewer than asked for only where the window ends.
  mutating func give(_ capacity: Int, to output: UnsafeMutablePointer<Record>) -> Int {
    var given = 0
    while given < capacity {
      let next = nextOutOfLine()
      // The stretches up to the next stray or mover.
      while stretch < stretches.count {
        let rest = stretches[stretch]
        let end = next.map { bound($0.time, $0.isFirst, in: rest) } ?? rest.upperBound
        let count = min(end - rest.lowerBound, capacity - given)
        (output + given).update(from: records + rest.lowerBound, count: count)
        given += count
        if rest.lowerBound + count == rest.upperBound {
          stretch += 1
        } else {
          stretches[stretch] = (rest.lowerBound + count)..<rest.upperBound
          if given == capacity { return given }
          break
        }
      }
      guard let next else { return given }
      if given == capacity { return given }
      if next.isMover {
        output[given] = plan.movers[mover].record
        mover += 1
      } else {
        output[given] = records[strays[stray].index]
        stray += 1
      }
      given += 1
    }
    return given
  }

  /// The next record that is in no stretch, strays and movers in one order.
  private func nextOutOfLine() -> (time: Int64, isFirst: Bool, isMover: Bool)? {
    let hasStray = stray < strays.count
    guard mover < moverEnd else {
      return hasStray ? (strays[stray].time, strays[stray].isFirst, false) : nil
    }
    let key = plan.movers[mover].key
    if hasStray {
      let one = strays[stray]
      if SortKey(time: one.time, row: firstRow + one.index) < key {
        return (one.time, one.isFirst, false)
      }
    }
    return (key.time, key.row < firstRow, true)
  }

  /// Returns where a record of a time goes in a stretch: before all equal ones, or behind them.
  private func bound(_ time: Int64, _ isFirst: Bool, in rows: Range<Int>) -> Int {
    func isBefore(_ index: Int) -> Bool {
      let other = records[index].time &- start
      return isFirst ? other < time : other <= time
    }
    if isBefore(rows.upperBound - 1) { return rows.upperBound }
    var low = rows.lowerBound
    var high = rows.upperBound - 1
    while low < high {
      let middle = (low + high) / 2
      if isBefore(middle) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Splits the chunk into stretches and strays; records outside the window are in neither.
  private mutating func takeApart(_ count: Int, _ times: (low: Int64, high: Int64)) {
    let (low, high) = times
    let records = records
    var from = 0
    var last = low
    // The last time in line before the stretch.
    var before = low
    for index in 0..<count {
      let time = records[index].time &- start
      if time >= last, time <= high {
        last = time
        continue
      }
      if time < low || time > high {
        before = close(from..<index, before)
        from = index + 1
      } else if index > from, time >= (index - from > 1 ? records[index - 2].time &- start : before)
      {
        // Without the one before, this one is in line: that one strays.
        before = close(from..<(index - 1), before)
        strays.append(Stray(time: last, index: index - 1, isFirst: true))
        from = index
        last = time
      } else {
        before = close(from..<index, before)
        strays.append(Stray(time: time, index: index, isFirst: false))
        from = index + 1
      }
    }
    _ = close(from..<count, before)
    if strays.count > 1 {
      strays.sort { $0.time != $1.time ? $0.time < $1.time : $0.index < $1.index }
    }
  }

  /// Ends a stretch and returns the last time in line.
  private mutating func close(_ rows: Range<Int>, _ before: Int64) -> Int64 {
    guard !rows.isEmpty else { return before }
    stretches.append(rows)
    return records[rows.upperBound - 1].time &- start
  }
}
