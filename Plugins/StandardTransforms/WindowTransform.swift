import PlotCore

extension Plugin {
  /// Ranks, neighbours and running statistics.
  public static let window = Plugin.transform(WindowTransform.self)
}

/// One column that `window` adds.
public struct WindowFieldOptions: ComponentOptions {
  /// The field; nil for what is told of rows alone.
  public var field: String?
  /// How many rows before or behind `lag` and `lead` look.
  public var param: Int
  /// The new column's name; nil for the statistic's word and the field's name.
  public var name: String?
  let statistic: WindowStatistic
  let place: Place?

  /// Takes `op`, `field`, `param` and `as`.
  public init(from reader: inout OptionReader) {
    let path = reader.subpath("op")
    let form = OptionDeclaration.Form.choice(WindowStatistic.allCases.map(\.rawValue))
    let value = reader.any(
      "op", form: form, required: true, help: "what is told of each row among those of its group")
    let known = value?.string.flatMap(WindowStatistic.init)
    statistic = known ?? .rowNumber
    place = value?.place.with(path: reader.path)
    field = reader.optionalText("field", meaning: "column", help: "the column it is told of")
    param = reader.integer(
      "param", default: 1, in: 0...GroupedRows.mostRows,
      help: "how many rows before or behind lag and lead look")
    name = reader.optionalText(
      "as", meaning: "column", help: "the new column's name; else OP_FIELD")
    guard let value else { return }
    if known == nil {
      reader.reject(value, path: path, expected: form)
    } else if statistic.needsField, !reader.has("field") {
      reader.reject(
        value, path: path, "\(statistic.rawValue) is told of a field", remedy: "add \"field\"")
    }
    if reader.has("param"), statistic != .lag, statistic != .lead {
      reader.reject("param", "\(statistic.rawValue) takes no param", remedy: "leave it out")
    }
  }
}

/// What `window` takes from a config.
public struct WindowOptions: ComponentOptions {
  /// The columns that are added.
  public var columns: [WindowFieldOptions]
  /// The columns whose values tell groups apart.
  public var groupby: [String]
  /// The order of rows in their groups; none for that of the source.
  public var sort: [SortFieldOptions]
  /// Whether rows that are equal in the order are kept apart in frames.
  public var ignoresPeers: Bool
  let before: Int?
  let behind: Int?

  /// Takes `window`, `groupby`, `sort`, `frame` and `ignorePeers`.
  public init(from reader: inout OptionReader) {
    columns = reader.objects(
      "window", of: WindowFieldOptions.self, isRequired: true,
      help: "the columns to add, such as {\"op\": \"rank\", \"as\": \"rank\"}")
    groupby = reader.groupby()
    sort = reader.objects(
      "sort", of: SortFieldOptions.self, help: "the order of rows in their groups; else as they are"
    )
    ignoresPeers = reader.flag(
      "ignorePeers", default: false,
      help: "whether rows that are equal in the order are kept apart in frames")
    let form = OptionDeclaration.Form.list(.either([.integer(.min ... .max), .other("null")]))
    let value = reader.any(
      "frame", form: form, default: "[null, 0]",
      help: "the rows around each that sums and the like are of, such as [-5, 5]; null for all")
    (before, behind) = Self.frame(value, &reader, form) ?? (nil, 0)
  }

  private static func frame(
    _ value: ConfigValue?, _ reader: inout OptionReader, _ form: OptionDeclaration.Form
  ) -> (Int?, Int?)? {
    guard let value else { return nil }
    let path = reader.subpath("frame")
    guard let elements = value.elements, elements.count == 2 else {
      reader.reject(value, path: path, expected: form)
      return nil
    }
    var ends: [Int?] = []
    for (index, element) in elements.enumerated() {
      switch element.kind {
      case .null: ends.append(nil)
      case .number(let digits):
        guard let end = Int(digits), index == 0 ? end <= 0 : end >= 0, end.magnitude < 1 << 40
        else {
          reader.reject(
            element, path: "\(path)[\(index)]",
            index == 0
              ? "a frame begins at its row or before" : "a frame ends at its row or behind",
            remedy: index == 0 ? "write 0, -5 or null" : "write 0, 5 or null")
          return nil
        }
        ends.append(Int(end.magnitude))
      default:
        reader.reject(element, path: "\(path)[\(index)]", expected: .integer(.min ... .max))
        return nil
      }
    }
    return (ends[0], ends[1])
  }
}

/// Adds to each row what it is among the rows of its group: its rank, its neighbours' values, statistics
/// of the rows around it.
///
/// Words and meaning are Vega-Lite's. In the order of `sort`, where gaps come last, `row_number`, `rank`,
/// `dense_rank`, `percent_rank` and `cume_dist` tell where a row stands; `lag` and `lead` give the value
/// `param` rows before or behind, a gap beyond the ends; `first_value`, `last_value`, `count` (of rows),
/// `sum`, `mean`, `min` and `max` are of the `frame`, by default all rows up to the row itself. A frame
/// reaches over all rows that are equal to its first and last one, unless `ignorePeers` says otherwise;
/// without `sort` no rows are equal. Gaps count for nothing. Sums, the lowest and the highest of whole
/// numbers are exact. The rows stay in their order. They are grouped, outside of memory, when they are
/// first read; one group is held at a time, and more than 16,777,216 rows of one are refused.
public struct WindowTransform: SeriesTransform {
  /// `window`.
  public static let id = "window"
  /// What it does.
  public static let summary = "adds ranks, neighbours' values and running sums within groups"
  private let options: WindowOptions

  /// Creates it.
  public init(options: WindowOptions) throws(PlotError) { self.options = options }

  /// Adds the columns to each source; throws where a column is missing or holds names where numbers are
  /// wanted, or where two would have one name.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let keys = try source.requireKeys(options.groupby)
      var plan = ColumnPlan()
      var order: [(field: Int, column: Column, isDescending: Bool)] = []
      for sort in options.sort {
        let index = try source.requireAnyIndex(of: sort.field)
        order.append(
          (plan.place(of: index), source.columns[index], sort.order == .descending))
      }
      var results: [(WindowResults, field: Int)] = []
      var names: Set<String> = []
      for options in options.columns {
        let result = try Self.result(of: source, options)
        guard names.insert(result.column.name).inserted else {
          throw PlotError(
            .config, "two columns would be called \"\(result.column.name)\"", at: options.place,
            remedy: "give one of them another name by \"as\"")
        }
        let index = try options.field.map { name throws(PlotError) in
          try source.requireAnyIndex(of: name)
        }
        results.append((result, index.map { plan.place(of: $0) } ?? -1))
      }
      let (fields, columns, options) = (plan.columns, results.map(\.0.column), options)
      let (made, sortOrder) = (results, order)
      return ExtendedSource(source, adding: columns) { () throws(PlotError) in
        let order = SortOrder(sortOrder)
        let grouped = try GroupedRows(
          of: source, by: keys, fields: fields, in: context.temporaryFolder)
        let output = RegroupedColumns(
          columns, rowCount: source.rowCount, in: context.temporaryFolder)
        try grouped.forEach { group throws(PlotError) in
          let (places, isNew) = order.sorted(group)
          let frames = WindowFrames(
            before: options.before, behind: options.behind,
            hasPeers: !options.ignoresPeers && !order.isEmpty, isNew: isNew)
          var words: [[Int64]] = []
          for (result, field) in made {
            let values = field < 0 ? [] : places.map { group.words[field][$0] }
            words.append(try result.words(values, frames))
          }
          for (place, row) in places.enumerated() {
            try output.append(row: group.rows[row], words.map { $0[place] })
          }
        }
        return try output.finish()
      }
    }
  }

  private static func result(
    of source: any Source, _ options: WindowFieldOptions
  ) throws(PlotError) -> WindowResults {
    let statistic = options.statistic
    var field: Column?
    do throws(PlotError) {
      if let name = options.field, statistic.needsField {
        let index =
          statistic.takesNames
          ? try source.requireAnyIndex(of: name) : try source.requireIndex(of: name)
        field = source.columns[index]
      }
    } catch { throw error.at(options.place) }
    let word = statistic.rawValue
    let usual = [word, options.field].compactMap { $0 }.joined(separator: "_")
    let title =
      [word.replacing("_", with: " "), field?.title].compactMap { $0 }.joined(separator: " of ")
    return WindowResults(
      statistic: statistic, distance: options.param, field: field,
      column: statistic.column(
        of: field, named: options.name ?? usual, title: options.name ?? title))
  }
}
