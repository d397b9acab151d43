import PlotCore

extension Plugin {
  /// Statistics of groups of rows.
  public static let aggregate = Plugin.transform(AggregateTransform.self)
}

/// What `aggregate` takes from a config.
public struct AggregateOptions: ComponentOptions {
  /// The columns whose values tell groups apart.
  public var groupby: [String]
  /// What is told of each group.
  public var statistics: [StatisticOptions]

  /// Takes `groupby` and `aggregate`.
  public init(from reader: inout OptionReader) {
    groupby = reader.groupby()
    statistics = reader.objects(
      "aggregate", of: StatisticOptions.self, isRequired: true,
      help: "what is told of each group, such as {\"op\": \"mean\", \"field\": \"rss\"}")
  }
}

/// Makes one row of all rows that agree in some columns: those columns, and statistics of others.
///
/// Groups stand in the order of their first rows. Words and meaning are Vega-Lite's: `count` of rows,
/// `valid` values and `missing` ones, `distinct` values (gaps are one), `sum`, `mean` (or `average`),
/// `product`, `min`, `max`, `median`, `q1`, `q3` (straight lines between two neighbours, R's type 7),
/// `variance`, `stdev` (of a sample, n - 1), `variancep`, `stdevp` (of all, n), `stderr`, `ci0`, `ci1`.
/// Beside Vega-Lite's there are percentiles such as `p95` and `p99.9`, of the nearest rank.
///
/// Two differ: `ci0` and `ci1` are the mean less and plus 1.96 standard errors, where Vega draws a
/// thousand random samples; and what a group is too small for, such as the deviation of one value, is a
/// gap and not 0.
///
/// Gaps count for nothing. `sum`, `min`, `max` and percentiles of whole numbers are exact; a sum that does
/// not fit 64 bits throws and names the group. Units stay, dates stay dates. No rows give no groups. The
/// source is read once; memory grows with the groups alone.
public struct AggregateTransform: SeriesTransform {
  /// `aggregate`.
  public static let id = "aggregate"
  /// What it does.
  public static let summary = "makes one row of each group: counts, sums, means, quantiles"
  private let options: AggregateOptions

  /// Creates it.
  public init(options: AggregateOptions) throws(PlotError) { self.options = options }

  /// Aggregates each source; throws where a column is missing or holds names where numbers are wanted,
  /// where there are too many groups, and where a sum is beyond 64 bits.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let keys = try source.requireKeys(options.groupby)
      let items = try options.statistics.items(of: source, beside: keys.map { source.columns[$0] })
      let found = try GroupAggregation(of: source, by: keys, items, in: context.temporaryFolder)
      let columns = keys.indices.map { found.groups.column($0) }
      return StoredTable(
        columns + zip(found.columns, found.results), rowCount: found.groups.count,
        info: source.info.ofGroups(
          by: found.groups.columns, mainColumn: Self.mainColumn(of: items, in: source)))
    }
  }

  /// The results that a figure shows first: those of the source's main column, else the first.
  private static func mainColumn(of items: [GroupAggregation.Item], in source: any Source)
    -> String?
  {
    (items.first { $0.field != nil && $0.field == source.mainIndex } ?? items.first)?.column.name
  }
}

extension SourceInfo {
  /// Returns the info for a table with a row for each group, where groups are told apart by some columns.
  func ofGroups(by keys: [Column], mainColumn: String?) -> SourceInfo {
    var info = withoutRows
    info.mainColumn = mainColumn
    (info.series, info.stated) = ([], [])
    let things = keys.filter { $0.storage == .name || groupedBy.contains($0.name) }
    // Where nothing else tells groups apart each thing has one row, and there is no curve of it.
    info.groupedBy = things.count < keys.count ? things.map(\.name) : []
    return info
  }
}
