import PlotCore

extension Plugin {
  /// Values where there are none.
  public static let impute = Plugin.transform(ImputeTransform.self)
}

/// What `impute` takes from a config.
public struct ImputeOptions: ComponentOptions {
  /// What fills a gap.
  public enum Method: String, CaseIterable, Sendable {
    /// A value that is given.
    case value
    /// A statistic of the group's values.
    case mean, median, max, min
  }

  /// The column that is filled.
  public var field: String
  /// The column of which each group shall have all values.
  public var key: String
  /// The columns whose values tell groups apart.
  public var groupby: [String]
  /// What fills a gap.
  public var method: Method
  let value: FieldQuantity?

  /// Takes `impute`, `key`, `groupby`, `method` and `value`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("impute", meaning: "column", help: "the column that is filled")
    key = reader.requiredText(
      "key", meaning: "column", help: "the column of which each group shall have all values")
    groupby = reader.groupby()
    method = reader.choice("method", default: Method.value, help: "what fills a gap")
    value = reader.quantity("value", help: "the value that fills a gap, with method value")
    if reader.has("value"), method != .value {
      reader.reject("value", "method \(method.rawValue) takes no value", remedy: "leave one out")
    }
  }
}

/// Gives each group a row for each value of a column that any group has, and fills gaps of another one.
///
/// New rows stand behind the last row of their key, groups in the order of their first rows, so that what
/// ascends still does; they have the key, the group's values and the filled one, and gaps in all other
/// columns. What fills them, and gaps that were there, is a value, or the `mean`, `median`, `max` or `min`
/// of the group's values. Keys come from the data alone. The source is read twice; memory grows with keys
/// and groups.
public struct ImputeTransform: SeriesTransform {
  /// `impute`.
  public static let id = "impute"
  /// What it does.
  public static let summary = "fills gaps, and gives each group all values of a column"
  private let options: ImputeOptions

  /// Creates it; throws where no value is given.
  public init(options: ImputeOptions) throws(PlotError) {
    if options.method == .value, options.value == nil {
      throw PlotError(
        .config, "impute has nothing to fill gaps with",
        remedy: "add \"value\", or another \"method\"")
    }
    self.options = options
  }

  /// Fills each source; throws where a column is missing, or there are too many keys and groups.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let field = try source.requireIndex(of: options.field)
      let key = try source.requireAnyIndex(of: options.key)
      let groups = try source.requireKeys(options.groupby).filter { $0 != key }
      let fill = try fill(of: source, field, groups, in: context.temporaryFolder)
      return try ImputedRows(source, field: field, key: key, groups: groups, fill: fill)
        .source(in: context.temporaryFolder)
    }
  }

  /// What fills the gaps of each group.
  private func fill(
    of source: any Source, _ field: Int, _ groups: [Int], in folder: String
  ) throws(PlotError) -> ImputedRows.Fill {
    let column = source.columns[field]
    if let value = options.value {
      let value = try value.value(for: column)
      if case .integer(let whole) = value, column.isExact { return .whole(whole) }
      return .real(value.double)
    }
    let statistic: GroupStatistic =
      switch options.method {
      case .mean, .value: .mean
      case .median: .quantile(0.5)
      case .max: .max
      case .min: .min
      }
    let plain = statistic.column(of: column, named: "fill", title: "fill")
    let found = try GroupAggregation(
      of: source, by: groups,
      [GroupAggregation.Item(statistic: statistic, field: field, column: plain)], in: folder)
    let result = found.columns[0]
    return .ofGroups(
      result.storage == .real
        ? found.results[0].map(\.real)
        : found.results[0].map { Steps(result.scale).value(of: Double($0 &- result.offset)) })
  }
}
