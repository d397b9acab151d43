import PlotConfig
import PlotCore
import PlotLayout

/// Reads the inputs of a run as often as is needed, and no more: once where what the files tell of
/// themselves is true.
struct Walk: Sendable {
  /// Rounds after which something is wrong with the tool itself.
  private static let mostRounds = 6

  var inputs: [OpenInput]
  private(set) var curves = CurveStore()
  /// The columns of each input of which the least value above zero is wanted.
  private var positives: [[String]]
  var steps: [RunReport.Step] = []
  let options: RunOptions
  /// Whether figures of all columns are wanted, with means over time.
  let wantsAll: Bool
  /// What columns are held against.
  let limit: HeldLimit?

  init(over inputs: [OpenInput], options: RunOptions, wantsAll: Bool, limit: HeldLimit?) {
    self.inputs = inputs
    positives = inputs.map { _ in [] }
    self.options = options
    self.wantsAll = wantsAll
    self.limit = limit
  }

  private var context: TransformContext {
    TransformContext(
      workerCount: options.workerCount, temporaryFolder: options.temporaryFolder)
  }

  /// Finds the figures of the inputs' columns, for a run that writes nothing.
  mutating func run() throws(PlotError) {
    for _ in 0..<Self.mostRounds {
      if try readRows(columns: inputs.map { _ in [] }, Groups(inputs), curves: [:]) { return }
    }
    throw Self.restless
  }

  /// Finds what a figure needs, and returns its plan, placed over all that was found.
  mutating func run(for planner: inout FigurePlanner) throws(PlotError) -> FigurePlan {
    var plan = try planner.plan(for: inputs)
    var known: [InputSummary]?
    for _ in 0..<Self.mostRounds {
      positives = plan.positives
      guard try readExtents(of: plan) else {
        (plan, known) = (try planner.plan(for: inputs), nil)
        continue
      }
      try renew(&plan, planner: &planner)
      positives = plan.positives
      try planner.place(&plan, on: try data(of: plan), inputs, with: known)
      guard try readRows(columns: plan.columns, Groups(plan), curves: plan.wanted) else {
        (plan, known) = (try planner.plan(for: inputs), nil)
        continue
      }
      try renew(&plan, planner: &planner)
      // The extents are exact now; they may ask for other curves than those of the hints did.
      known = try summaries()
      try planner.place(&plan, on: try data(of: plan), inputs, with: known)
      if plan.wanted.values.allSatisfy({ $0.allSatisfy(curves.has) }) { return plan }
    }
    throw Self.restless
  }

  private static var restless: PlotError {
    PlotError(
      .tool, "the inputs do not come to rest", remedy: "are they still being written?")
  }

  /// Makes a plan anew where it does not suit the values that were found.
  private func renew(
    _ plan: inout FigurePlan, planner: inout FigurePlanner
  ) throws(PlotError) {
    if !planner.isCurrent(plan, for: inputs) { plan = try planner.plan(for: inputs) }
  }

  /// Reads those inputs that do not tell the extents of columns themselves; false where one was
  /// repaired, and its rows are others now.
  private mutating func readExtents(of plan: FigurePlan) throws(PlotError) -> Bool {
    var isWhole = true
    for number in inputs.indices {
      let (columns, groups) = (plan.columns[number], missing(Groups(plan), of: number))
      guard try !hasExtents(number, columns) || !groups.isEmpty else { continue }
      let isRead = try scan(number, columns, groups, [])
      isWhole = isWhole && isRead
    }
    return isWhole
  }

  /// Reads those inputs of which figures of columns or curves are missing; false where one was
  /// repaired, and its rows are others now.
  private mutating func readRows(
    columns: [[String]], _ groups: Groups, curves wanted: [String: [CurveRequest]]
  ) throws(PlotError) -> Bool {
    var isWhole = true
    for number in inputs.indices {
      let missing = (wanted[inputs[number].spec.name] ?? []).filter { !curves.has($0) }
      let isKnown = try hasStatistics(number, columns[number])
      let groups = self.missing(groups, of: number)
      guard !missing.isEmpty || !groups.isEmpty || !isKnown || !inputs[number].isSettled
      else { continue }
      let isRead = try scan(number, columns[number], groups, missing)
      isWhole = isWhole && isRead
    }
    return isWhole
  }

  /// Columns that belong together: those whose sums, or the bounds of whose open bins, are wanted.
  private struct Groups {
    var stacks: [[[String]]]
    var bins: [[[String]]]

    init(_ plan: FigurePlan) { (stacks, bins) = (plan.stacks, plan.bins) }

    init(_ inputs: [OpenInput]) {
      stacks = inputs.map { _ in [] }
      bins = stacks
    }
  }

  /// Those of one input of which nothing is known yet.
  private struct MissingGroups {
    var stacks: [[String]]
    var bins: [[String]]

    var isEmpty: Bool { stacks.isEmpty && bins.isEmpty }
  }

  private func missing(_ groups: Groups, of number: Int) -> MissingGroups {
    MissingGroups(
      stacks: groups.stacks[number].filter { inputs[number].stacks[$0] == nil },
      bins: groups.bins[number].filter { inputs[number].bins[$0] == nil })
  }

  /// Walks over one input; false where the input had to be repaired, and is to be read anew.
  private mutating func scan(
    _ index: Int, _ names: [String], _ groups: MissingGroups, _ requests: [CurveRequest]
  ) throws(PlotError) -> Bool {
    let input = inputs[index]
    let source = input.source
    var plan = ScanPlan(
      statistics: [], time: input.timeIndex, weighsTime: wantsAll, curves: [])
    if try !hasStatistics(index, names) { plan.statistics = try wantedStatistics(index, names) }
    if let limit {
      for column in limit.columns(of: source) {
        plan.limits[column] = ScanLimit(limit.limit, of: source.columns[column])
      }
    }
    for name in positives[index] { plan.positives.insert(try source.requireIndex(of: name)) }
    func indices(_ groups: [[String]]) throws(PlotError) -> [[Int]] {
      try groups.map { (names) throws(PlotError) in
        try names.map { (name) throws(PlotError) in try source.requireIndex(of: name) }
      }
    }
    (plan.stacks, plan.bins) = (try indices(groups.stacks), try indices(groups.bins))
    for request in requests { try plan.add(request, of: source, at: input.spec.place) }
    let watch = Stopwatch()
    options.progress?.begin(rows: source.rowCount)
    let scan = Scan(
      source: source, plan: plan, workerCount: options.workerCount, progress: options.progress)
    let result =
      if let growth = options.growth, input.isAsOpened {
        try growth.scan(scan, of: input.spec.name)
      } else {
        try scan.run()
      }
    options.progress?.end()
    steps.append(
      RunReport.Step(
        name: "read \(input.spec.name)", rows: source.rowCount, bytes: input.info.byteCount,
        seconds: watch.seconds))
    guard try inputs[index].settle(context) else {
      curves.removeAll(of: input.spec.name)
      return false
    }
    guard let result else {
      throw PlotError(.input, "changed while it was read", at: Place(file: input.path))
    }
    for (column, figures) in zip(plan.statistics, result.statistics) {
      inputs[index].statistics[column] = figures
    }
    for (stack, extent) in zip(groups.stacks, result.stacks) {
      inputs[index].stacks[stack] = extent.range
    }
    for (bins, ends) in zip(groups.bins, result.bins) {
      inputs[index].bins[bins] = ends
      inputs[index].noteUnbounded(ends.unboundedCount, bins)
    }
    curves.add(result, for: requests, of: source)
    return true
  }

  private func wantedStatistics(_ index: Int, _ names: [String]) throws(PlotError) -> [Int] {
    let source = inputs[index].source
    if wantsAll { return source.columns.indices.filter { source.columns[$0].holdsNumbers } }
    var wanted: Set<Int> = []
    for name in names { wanted.insert(try source.requireIndex(of: name)) }
    return wanted.sorted().filter {
      source.columns[$0].isCurve
    }
  }

  private func hasStatistics(_ index: Int, _ names: [String]) throws(PlotError) -> Bool {
    let wanted = try wantedStatistics(index, names)
    return wanted.allSatisfy { column in
      guard let figures = inputs[index].statistics[column] else { return false }
      guard figures.leastPositive == nil, let extent = figures.extent, extent.lowerBound <= 0,
        extent.upperBound > 0
      else { return true }
      return !positives[index].contains(figures.column.name)
    }
  }

  /// Whether the extent of each column is known, from the rows or from the file's own word.
  private func hasExtents(_ index: Int, _ names: [String]) throws(PlotError) -> Bool {
    let input = inputs[index]
    for name in names {
      let column = try input.source.requireIndex(of: name)
      if input.source.columns[column].isAscending || input.statistics[column] != nil { continue }
      guard let told = input.info.extents[name] else { return false }
      if told.lowerBound <= 0, positives[index].contains(name) { return false }
    }
    return true
  }

  /// What is known of all inputs at this moment, of the columns that are shown.
  private mutating func data(of plan: FigurePlan) throws(PlotError) -> FigureData {
    var found: [FigureData.Input] = []
    for number in inputs.indices {
      var extents: [String: ClosedRange<Double>] = [:]
      for name in plan.columns[number] { extents[name] = try inputs[number].extent(of: name) }
      let source = inputs[number].source
      var input = FigureData.Input(
        name: inputs[number].spec.name, columns: source.columns, rowCount: source.rowCount,
        extents: extents, stacks: inputs[number].stacks, leftOut: source.info.leftOut)
      input.bins = inputs[number].bins
      if !plan.rows[number].isEmpty {
        input.rows = try inputs[number].rowTable(of: plan.rows[number])
      }
      for name in plan.positives[number] {
        input.positives[name] = try inputs[number].leastPositive(of: name)
      }
      found.append(input)
    }
    return FigureData(inputs: found)
  }
}
