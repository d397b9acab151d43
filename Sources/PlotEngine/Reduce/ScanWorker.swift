import PlotCore
import PlotLayout

/// One worker's share of a walk: it cuts each block into runs that lie in one pixel column and looks
/// at each run of each column once, whatever number of figures and curves want it.
struct ScanWorker {
  private let plan: ScanPlan
  /// The place of each of the source's columns in a block.
  private let slot: [Int: Int]
  /// The curves of each x column: indices into the plan's.
  private let groups: [(x: Int, curves: [Int])]
  /// Columns of which only the figures are wanted.
  private let lone: [Int]
  private(set) var bins: [CurveBins]
  private(set) var tallies: [ColumnTally]
  private(set) var cells: [CellBins]
  private(set) var stacks: [StackExtent]
  private(set) var spans: [SpanBins]
  private(set) var binEnds: [BinEnds]

  init(_ plan: ScanPlan, reading columns: [Int], rowCount: Int, keepsAll: Bool) {
    self.plan = plan
    slot = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    var groups: [(x: Int, curves: [Int])] = []
    for (index, curve) in plan.curves.enumerated() {
      if let place = groups.firstIndex(where: { $0.x == curve.x }) {
        groups[place].curves.append(index)
      } else {
        groups.append((curve.x, [index]))
      }
    }
    self.groups = groups
    let drawn = Set(plan.curves.map(\.y))
    lone = plan.statistics.indices.filter { !drawn.contains(plan.statistics[$0]) }
    bins = plan.curves.map { CurveBins($0.columns, keepsAll: keepsAll) }
    tallies = plan.emptyTallies
    cells = plan.cells.map { CellBins($0, rowCount: rowCount) }
    stacks = plan.stacks.map { _ in StackExtent() }
    spans = plan.spans.map { SpanBins($0, rowCount: rowCount) }
    binEnds = plan.bins.map { _ in BinEnds() }
  }

  /// Starts a new share of consecutive rows and returns the figures of the last one.
  mutating func takeTallies() -> [ColumnTally] {
    defer { tallies = plan.emptyTallies }
    return tallies
  }

  /// Adds rows of the plan's only curve that all lie in one pixel column.
  mutating func add(_ found: CurveBins.Bin, _ held: HeldRun) {
    bins[0].merge(found, bin: held.bin)
    bins[0].addHeld(held)
  }

  /// Looks at a block that follows the last one of the share.
  mutating func consume(_ block: Block) {
    guard block.rowCount > 0 else { return }
    let time = plan.time.flatMap { slot[$0] }.map { block.columns[$0] }
    for index in lone {
      let slice = block.columns[slot[plan.statistics[index]]!]
      let extremes = RunExtremes(of: slice, in: 0..<block.rowCount)
      tallies[index].add(
        0..<block.rowCount, of: slice, firstRow: block.firstRow, time: time, extremes: extremes)
    }
    var tallied: Set<Int> = []
    for group in groups {
      for y in Set(group.curves.map { plan.curves[$0].y }).sorted() {
        let isNew = tallied.insert(y).inserted
        cut(
          block, x: block.columns[slot[group.x]!], y: block.columns[slot[y]!],
          curves: group.curves.filter { plan.curves[$0].y == y },
          tally: isNew ? plan.statistics.firstIndex(of: y) : nil, time: time)
      }
    }
    for (index, curve) in plan.cells.enumerated() {
      cells[index].add(
        x: block.columns[slot[curve.x]!], y: block.columns[slot[curve.y]!], firstRow: block.firstRow
      )
    }
    for (index, columns) in plan.stacks.enumerated() {
      stacks[index].add(columns.map { block.columns[slot[$0]!] })
    }
    for (index, curve) in plan.spans.enumerated() {
      spans[index].add(
        x: block.columns[slot[curve.x]!], end: block.columns[slot[curve.end]!],
        y: block.columns[slot[curve.y]!], firstRow: block.firstRow)
    }
    for (index, columns) in plan.bins.enumerated() {
      let (start, end) = (block.columns[slot[columns[0]]!], block.columns[slot[columns[1]]!])
      for row in 0..<block.rowCount {
        binEnds[index].add(from: start.double(at: row), to: end.double(at: row))
      }
    }
    if plan.weighsTime, let time {
      for (index, column) in plan.statistics.enumerated() where column != plan.time {
        tallies[index].addWeights(of: block.columns[slot[column]!], time: time)
      }
    }
  }

  /// Cuts a block where any of the curves enters another pixel column, and adds each run.
  private mutating func cut(
    _ block: Block, x: ColumnSlice, y: ColumnSlice, curves: [Int], tally: Int?, time: ColumnSlice?
  ) {
    var start = 0
    var current = curves.map { plan.curves[$0].columns.bin(of: x.key(at: 0)) }
    let lastKey = x.key(at: block.rowCount - 1)
    while start < block.rowCount {
      var end = block.rowCount
      for (place, index) in curves.enumerated() {
        let borders = plan.curves[index].columns.borders
        guard current[place] < borders.count, borders[current[place]] <= lastKey else { continue }
        end = min(end, x.firstIndex(atLeast: borders[current[place]], in: start..<end))
      }
      let run = start..<max(end, start + 1)
      let extremes = RunExtremes(of: y, in: run)
      if let tally {
        tallies[tally].add(run, of: y, firstRow: block.firstRow, time: time, extremes: extremes)
      }
      for (place, index) in curves.enumerated() {
        bins[index].add(
          run, bin: current[place], x: x, y: y, firstRow: block.firstRow, extremes: extremes)
      }
      start = run.upperBound
      guard start < block.rowCount else { break }
      let key = x.key(at: start)
      for (place, index) in curves.enumerated() {
        let columns = plan.curves[index].columns
        if current[place] < columns.borders.count, columns.borders[current[place]] <= key {
          current[place] = columns.bin(of: key)
        }
      }
    }
  }
}
