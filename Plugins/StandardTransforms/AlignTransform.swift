import PlotCore

extension Plugin {
  /// Puts several inputs on a common x.
  public static let align = Plugin.transform(AlignTransform.self)
}

/// What `align` takes from a config.
public struct AlignOptions: ComponentOptions {
  /// What inputs have in common.
  public enum Axis: String, CaseIterable, Sendable {
    /// The same time.
    case time
    /// The same number of events.
    case events
    /// The same share of the way from the first sample to the last.
    case progress
  }

  /// What inputs have in common.
  public var on: Axis
  /// The column that time or progress is measured in; nil for the usual one.
  public var over: String?
  /// The columns to take of each input; none for all that are stored and do not ascend.
  public var fields: [String]

  /// Takes `on`, `over` and `fields`.
  public init(from reader: inout OptionReader) {
    on = reader.choice("on", default: Axis.time, help: "what the inputs have in common")
    over = reader.optionalText(
      "over", meaning: "column",
      help: "the ascending column that measures time or progress; else the inputs' time")
    fields = reader.texts(
      "fields", meaning: "column", help: "the columns to take; else all that do not ascend")
    if on == .events, reader.has("over") {
      reader.reject("over", "events are counted, not measured", remedy: "leave over out")
    }
  }
}

/// Makes one table of several inputs: x, and each input's columns as `NAME_field`.
///
/// There is a row wherever an input has one, so no sample is lost; the others keep their last value
/// there, as a step curve does. Samples at the same place share a row, the first with the first and
/// so on. Rows begin where all inputs have begun and end where the first one ends. On `events` row n
/// holds each input's n-th sample. The x of all inputs is read once to count the rows; a walk keeps a
/// block of each input, and one place to go on from for 16,384 rows.
public struct AlignTransform: SeriesTransform {
  /// `align`.
  public static let id = "align"
  /// What it does.
  public static let summary = "puts several inputs on a common time, event count or progress"
  private let options: AlignOptions

  /// Creates it.
  public init(options: AlignOptions) throws(PlotError) { self.options = options }

  /// Aligns all sources; throws where a column is missing, does not ascend or has another unit.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    guard !sources.isEmpty else { return [] }
    let names = context.names(for: sources.count)
    var xs: [Int] = []
    for (source, name) in zip(sources, names) { xs.append(try x(of: source, named: name)) }
    try Self.checkUnits(zip(sources, xs).map { $0.columns[$1] }, names, options.on)
    let isExact =
      options.on == .time
      && zip(sources, xs).allSatisfy { source, x in
        source.columns[x].storage != .real
          && source.columns[x].scale == sources[0].columns[xs[0]].scale
      }
    var inputs: [OrderedRows] = []
    for (source, x) in zip(sources, xs) { inputs.append(try rows(of: source, x, isExact)) }
    let rows = try MergedRows(
      inputs, end: options.on == .progress ? OrderedKey.of(1) : nil)

    var columns: [(Column, AlignedSource.Origin)] = []
    for (input, source) in sources.enumerated() {
      for field in try fields(of: source, except: xs[input]) {
        var column = source.columns[field].stored
        column.name = "\(names[input])_\(column.name)"
        column.title = "\(names[input]) \(column.title)"
        column.isAscending = false
        guard !columns.contains(where: { $0.0.name == column.name }) else {
          throw PlotError(
            .config, "two aligned columns would be called \"\(column.name)\"",
            remedy: "give the inputs other names")
        }
        columns.append((column, .init(input: input, column: field)))
      }
    }
    let x = Self.output(sources[0].columns[xs[0]], options.on, isExact)
    return [AlignedSource(rows, x: x, columns: columns)]
  }

  private func x(of source: any Source, named name: String) throws(PlotError) -> Int {
    if options.on == .events { return 0 }
    let index = try source.requireIndexOrOrder(of: options.over)
    guard source.columns[index].isAscending else {
      throw PlotError(
        .config, "the column \"\(source.columns[index].name)\" of \"\(name)\" does not ascend",
        remedy: "sort by it before")
    }
    return index
  }

  private static func checkUnits(
    _ columns: [Column], _ names: [String], _ on: AlignOptions.Axis
  ) throws(PlotError) {
    guard on == .time, let first = columns.first else { return }
    for (column, name) in zip(columns, names) where column.unit != first.unit {
      throw PlotError(
        .config,
        "the \(first.name) of \"\(names[0])\" is in \(first.unit.inWords), that of \"\(name)\" in"
          + " \(column.unit.inWords)",
        remedy: "give both the same clock rate (hz), or align on progress")
    }
  }

  private func rows(
    of source: any Source, _ x: Int, _ isExact: Bool
  ) throws(PlotError) -> OrderedRows {
    var count = source.rowCount
    if options.on == .events || count == 0 {
      return OrderedRows(source: source, column: x, measure: .row, rowCount: count)
    }
    if source.columns[x].storage == .real {
      count = try source.firstRow(of: x) { $0.double(at: 0).isNaN }
    }
    guard options.on == .progress, count > 0 else {
      return OrderedRows(
        source: source, column: x, measure: isExact ? .whole : .real, rowCount: count)
    }
    var ends: [Value] = []
    for row in [0, count - 1] {
      try source.forEachBlock(of: [x], in: row..<(row + 1)) { block in
        let slice = block.columns[0]
        ends.append(
          slice.storage == .real ? .real(slice.double(at: 0)) : .integer(slice.integer(at: 0)))
      }
    }
    var span = ends[1].double - ends[0].double
    if case .integer(let first) = ends[0], case .integer(let last) = ends[1] {
      span = Double(UInt64(bitPattern: last &- first))
    }
    guard span.isFinite else {
      throw PlotError(
        .transform, "\"\(source.columns[x].name)\" goes too far to tell a share of its way")
    }
    return OrderedRows(
      source: source, column: x, measure: .share(first: ends[0], span: span), rowCount: count)
  }

  private func fields(of source: any Source, except x: Int) throws(PlotError) -> [Int] {
    var result: [Int] = []
    for field in options.fields { result.append(try source.requireIndex(of: field)) }
    if !options.fields.isEmpty { return result }
    return source.columns.indices.filter {
      source.columns[$0].isCurve
        && (options.on == .events || $0 != x)
    }
  }

  private static func output(
    _ x: Column, _ on: AlignOptions.Axis, _ isExact: Bool
  ) -> Column {
    switch on {
    case .events: return .event
    case .progress: return Column("progress", storage: .real, isAscending: true)
    case .time:
      return Column(
        x.name, title: x.title, unit: x.unit, storage: isExact ? .integer : .real,
        scale: isExact ? x.scale : 1, isAscending: true)
    }
  }
}

extension Unit {
  /// The sign, or words for none.
  fileprivate var inWords: String { symbol.isEmpty ? "plain numbers" : symbol }
}

extension TransformContext {
  /// The names of so many sources; `input1`, `input2` where the run tells none.
  func names(for count: Int) -> [String] {
    let given = (0..<count).map { names.indices.contains($0) ? names[$0] : "input\($0 + 1)" }
    return given.indices.map { index in
      let twins = given[..<index].count { $0 == given[index] }
      return twins == 0 ? given[index] : "\(given[index])_\(twins + 1)"
    }
  }
}
