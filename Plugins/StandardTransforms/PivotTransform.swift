import PlotCore

extension Plugin {
  /// Names that become columns.
  public static let pivot = Plugin.transform(PivotTransform.self)
}

/// What `pivot` takes from a config.
public struct PivotOptions: ComponentOptions {
  /// The column of names that become columns.
  public var field: String
  /// The column of their values.
  public var value: String
  /// The columns whose values tell rows of the result apart.
  public var groupby: [String]
  /// How many columns are made at most, 0 for all there are names.
  public var limit: Int
  /// What is told where several rows give one value.
  public var op: String
  let statistic: GroupStatistic

  /// Takes `pivot`, `value`, `groupby`, `limit` and `op`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText(
      "pivot", meaning: "column", help: "the column whose names become columns")
    value = reader.requiredText("value", meaning: "column", help: "the column of their values")
    groupby = reader.groupby(
      help: "the columns that tell rows of the result apart; else it has one")
    limit = reader.integer(
      "limit", default: 0, in: 0...PivotTransform.mostColumns,
      help: "how many columns are made at most, the first in their natural order; 0 for all")
    let path = reader.subpath("op")
    let given = reader.any(
      "op", form: GroupStatistic.form, default: "\"sum\"",
      help: "what is told where several rows give one value")
    op = given?.string ?? "sum"
    statistic = GroupStatistic(op) ?? .sum
    if let given, given.string.flatMap(GroupStatistic.init) == nil {
      reader.reject(
        given, path: path, "no statistic \(given.string.map { "\"\($0)\"" } ?? given.inWords)",
        remedy: given.string.flatMap(GroupStatistic.nearest).map(Spelling.question)
          ?? "take \(GroupStatistic.form.inWords)")
    }
  }
}

/// Makes a column of each name in a column: the way back from a long table to a wide one.
///
/// The result has a row for each combination of values in `groupby`, in the order of their first rows:
/// these columns, and one for each name, in natural order, with a statistic of its values; a gap where
/// there are none. Rows without a name are left out, which a note says. The source is read once; memory
/// grows with the result.
public struct PivotTransform: SeriesTransform {
  /// `pivot`.
  public static let id = "pivot"
  /// What it does.
  public static let summary = "makes a column of each name in a column"
  static let mostColumns = 4096
  private let options: PivotOptions

  /// Creates it.
  public init(options: PivotOptions) throws(PlotError) { self.options = options }

  /// Turns each source; throws where a column is missing, where there are more than 4,096 names, and where
  /// one is called as a column of `groupby` is.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let field = try source.requireNamesIndex(of: options.field)
      let value =
        options.statistic.takesNames
        ? try source.requireAnyIndex(of: options.value)
        : try source.requireIndex(of: options.value)
      let keys = try source.requireKeys(options.groupby).filter { $0 != field }
      let item = GroupAggregation.Item(
        statistic: options.statistic, field: value,
        column: options.statistic.column(
          of: source.columns[value], named: options.value, title: options.value))
      let found = try GroupAggregation(
        of: source, by: keys + [field], [item], in: context.temporaryFolder)
      return try pivoted(source, found, names: source.columns[field].names ?? Names([]), keys)
    }
  }

  private func pivoted(
    _ source: any Source, _ found: GroupAggregation, names: Names, _ keys: [Int]
  ) throws(PlotError) -> any Source {
    let groups = found.groups
    var rows: [ArraySlice<Int64>: Int] = [:]
    var firsts: [Int] = []
    /// The row of each group, and the names that there are.
    var row: [Int] = []
    var isThere = Array(repeating: false, count: names.count)
    var hasNameless = false
    for group in 0..<groups.count {
      let words = groups.words(of: group)
      let code = words.last ?? Names.missing
      if code < 0 { hasNameless = true } else { isThere[Int(code)] = true }
      // Slices of equal words are equal wherever they lie.
      let key = words.dropLast()
      if rows[key] == nil {
        rows[key] = firsts.count
        firsts.append(group)
      }
      row.append(rows[key] ?? 0)
    }
    let ranks = names.naturalRanks
    var codes = isThere.indices.filter { isThere[$0] }.sorted { ranks[$0] < ranks[$1] }
    if options.limit > 0 { codes = Array(codes.prefix(options.limit)) }
    guard codes.count <= Self.mostColumns else {
      throw PlotError(
        .config, "\(codes.count) names of \"\(options.field)\" would become columns",
        remedy: "keep some by {\"type\": \"top\"}, or give a \"limit\"")
    }
    var columns = keys.indices.map { groups.column($0, of: firsts) }
    var groupAt = Array(repeating: Array(repeating: -1, count: firsts.count), count: codes.count)
    let place = Dictionary(uniqueKeysWithValues: codes.enumerated().map { (Int64($1), $0) })
    for group in 0..<groups.count {
      guard let column = place[groups.words(of: group).last ?? -1] else { continue }
      groupAt[column][row[group]] = group
    }
    var taken = Set(columns.map(\.column.name))
    for (index, code) in codes.enumerated() {
      let name = names.path(of: Int64(code)).joined(separator: "/")
      guard taken.insert(name).inserted else {
        throw PlotError(
          .config, "two columns would be called \"\(name)\"",
          remedy: "leave \"\(name)\" out of groupby, or keep other names by filter")
      }
      columns.append(column(name, of: found, at: groupAt[index]))
    }
    var info = source.info.ofGroups(
      by: keys.map { source.columns[$0] },
      mainColumn: codes.first.map { _ in columns[keys.count].column.name })
    info.groupedBy.removeAll { $0 == options.field }
    info.series = columns.dropFirst(keys.count).map(\.column.name)
    if hasNameless {
      info.notes.append(
        Note(
          .notice, "nameless-rows",
          "rows without a name in \"\(options.field)\" are in no column"))
    }
    return StoredTable(columns, rowCount: firsts.count, info: info)
  }

  /// The column of one name, a gap where it has no rows.
  private func column(
    _ name: String, of found: GroupAggregation, at groups: [Int]
  ) -> (column: Column, words: [Int64]) {
    var column = found.columns[0]
    (column.name, column.title) = (name, name)
    if column.storage == .integer, groups.contains(-1) {
      let steps = Steps(column.scale)
      let offset = column.offset
      let words = groups.map { group in
        group < 0
          ? Double.nan.stored : steps.value(of: Double(found.results[0][group] &- offset)).stored
      }
      (column.storage, column.offset, column.scale, column.isDated) = (.real, 0, 1, false)
      return (column, words)
    }
    return (column, groups.map { $0 < 0 ? Double.nan.stored : found.results[0][$0] })
  }
}
