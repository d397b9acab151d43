import PlotConfig
import PlotCore
import PlotLayout

/// Reads the inputs of a run as often as is needed, and no more: once where what the files tell of
/// themselves is true.
struct Survey {
  /// Walks after which something is wrong with the tool itself.
  private static let mostRounds = 6

  var inputs: [OpenInput]
  var curves = CurveStore()
  var steps: [RunReport.Step] = []
  let options: RunOptions
  /// Whether figures of all columns are wanted, with means over time.
  let wantsAll: Bool
  /// What columns are held against.
  var limit: HeldLimit?

  private var context: TransformContext {
    TransformContext(
      workerCount: options.workerCount, temporaryFolder: options.temporaryFolder)
  }

  /// Finds what the figure needs, and returns its final data.
  ///
  /// `figure` says which columns are shown, `requests` which curves a layout over given data needs.
  mutating func run(
    columns shown: (OpenInput, [OpenInput]) throws(PlotError) -> [String],
    requests: ([OpenInput], FigureData) throws(PlotError) -> [CurveRequest]
  ) throws(PlotError) -> FigureData {
    for _ in 0..<Self.mostRounds {
      var isWhole = true
      for index in inputs.indices {
        let names = try shown(inputs[index], inputs)
        guard try !hasExtents(index, names) else { continue }
        let isRead = try scan(index, names, [])
        isWhole = isWhole && isRead
      }
      guard isWhole else { continue }
      let wanted = try requests(inputs, try data(shown))
      for index in inputs.indices {
        let names = try shown(inputs[index], inputs)
        let missing = wanted.filter {
          $0.demand.key.input == inputs[index].spec.name && !curves.has($0)
        }
        let isKnown = try hasStatistics(index, names)
        guard !missing.isEmpty || !isKnown || !inputs[index].isSettled else { continue }
        let isRead = try scan(index, names, missing)
        isWhole = isWhole && isRead
      }
      guard isWhole else { continue }
      // The extents are exact now; they may ask for other curves than those of the hints did.
      let final = try data(shown)
      let needed = try requests(inputs, final)
      if needed.allSatisfy({ curves.has($0) }) { return final }
    }
    throw PlotError(
      .tool, "the inputs do not come to rest", remedy: "are they still being written?")
  }

  /// Walks over one input; false where the input had to be repaired, and is to be read anew.
  private mutating func scan(
    _ index: Int, _ names: [String], _ requests: [CurveRequest]
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
    for request in requests {
      let (x, y) = (
        try source.requireIndex(of: request.demand.key.x),
        try source.requireIndex(of: request.demand.key.y)
      )
      guard source.columns[x].isAscending else {
        throw PlotError(
          .config, "column \"\(request.demand.key.x)\" along x does not ascend",
          at: input.spec.place,
          remedy: "add a transform {\"type\": \"sort\", \"field\": \"\(request.demand.key.x)\"}")
      }
      plan.curves.append(
        ScanPlan.Curve(
          x: x, y: y,
          columns: PixelColumns(
            request.demand.domain, count: request.columnCount, of: source.columns[x])))
    }
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
    for (request, bins) in zip(requests, result.curves) {
      curves.add(bins, for: request, of: source)
    }
    return true
  }

  private func wantedStatistics(_ index: Int, _ names: [String]) throws(PlotError) -> [Int] {
    let source = inputs[index].source
    if wantsAll { return source.columns.indices.filter { source.columns[$0].storage != .row } }
    var wanted: Set<Int> = []
    for name in names { wanted.insert(try source.requireIndex(of: name)) }
    return wanted.sorted().filter {
      !source.columns[$0].isAscending && source.columns[$0].storage != .row
    }
  }

  private func hasStatistics(_ index: Int, _ names: [String]) throws(PlotError) -> Bool {
    let wanted = try wantedStatistics(index, names)
    return wanted.allSatisfy { inputs[index].statistics[$0] != nil }
  }

  /// Whether the extent of each column is known, from the rows or from the file's own word.
  private func hasExtents(_ index: Int, _ names: [String]) throws(PlotError) -> Bool {
    let input = inputs[index]
    for name in names {
      let column = try input.source.requireIndex(of: name)
      if input.source.columns[column].isAscending || input.statistics[column] != nil { continue }
      if input.info.extents[name] == nil { return false }
    }
    return true
  }

  /// What is known of all inputs at this moment.
  private func data(
    _ shown: (OpenInput, [OpenInput]) throws(PlotError) -> [String]
  ) throws(PlotError) -> FigureData {
    var result = FigureData(inputs: [])
    for input in inputs {
      var extents: [String: ClosedRange<Double>] = [:]
      for name in try shown(input, inputs) {
        extents[name] = try extent(of: name, in: input)
      }
      result.inputs.append(
        FigureData.Input(
          name: input.spec.name, columns: input.source.columns, rowCount: input.source.rowCount,
          extents: extents))
    }
    return result
  }

  func extent(
    of name: String, in input: OpenInput
  ) throws(PlotError) -> ClosedRange<Double>? {
    let source = input.source
    let index = try source.requireIndex(of: name)
    if let found = input.statistics[index] { return found.extent }
    guard source.columns[index].isAscending else { return input.info.extents[name] }
    guard source.rowCount > 0 else { return nil }
    let first = try source.value(row: 0, column: index).double
    let last = try source.value(row: source.rowCount - 1, column: index).double
    return first <= last ? first...last : last...first
  }

  /// The figures of each input, in the order of its columns.
  func summaries() throws(PlotError) -> [InputSummary] {
    var result: [InputSummary] = []
    for input in inputs where !input.spec.isHelper {
      let time = input.timeIndex.map { input.source.columns[$0] }
      var summary =
        InputSummary(
          name: input.spec.name, path: input.path, info: input.info,
          rowCount: input.source.rowCount,
          statistics: input.statistics.sorted { $0.key < $1.key }
            .filter { $0.key < input.exported.columns.count }.map(\.value),
          timeColumn: time,
          timeExtent: try time.flatMap { (column) throws(PlotError) in
            try extent(of: column.name, in: input)
          })
      summary.limit = limit?.limit
      result.append(summary)
    }
    return result
  }
}
