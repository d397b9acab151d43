import PlotCore

extension Plugin {
  /// Statistics of groups beside their rows.
  public static let joinAggregate = Plugin.transform(JoinAggregateTransform.self)
}

/// What `joinaggregate` takes from a config.
public struct JoinAggregateOptions: ComponentOptions {
  /// The columns whose values tell groups apart.
  public var groupby: [String]
  /// What is told of each group.
  public var statistics: [StatisticOptions]

  /// Takes `groupby` and `joinaggregate`.
  public init(from reader: inout OptionReader) {
    groupby = reader.groupby()
    statistics = reader.objects(
      "joinaggregate", of: StatisticOptions.self, isRequired: true,
      help: "what is told of each group, such as {\"op\": \"max\", \"field\": \"rss\"}")
  }
}

/// Adds statistics of each row's group to the row: its peak, its mean, how many rows it has.
///
/// Words and meaning are those of `aggregate`. The source is read once for the statistics; memory grows
/// with the groups alone.
public struct JoinAggregateTransform: SeriesTransform {
  /// `joinaggregate`.
  public static let id = "joinaggregate"
  /// What it does.
  public static let summary = "adds counts, sums, means and quantiles of its group to each row"
  private let options: JoinAggregateOptions

  /// Creates it.
  public init(options: JoinAggregateOptions) throws(PlotError) { self.options = options }

  /// Adds the columns to each source; throws as `aggregate` does.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let keys = try source.requireKeys(options.groupby)
      let items = try options.statistics.items(of: source, beside: keys.map { source.columns[$0] })
      let found = try GroupAggregation(of: source, by: keys, items, in: context.temporaryFolder)
      return ExtendedSource(source, inputs: keys, adding: found.columns) {
        let memory = BlockBuffer(columnCount: keys.count)
        var key = keys.map { _ in Int64(0) }
        return { (block, buffer) throws(PlotError) in
          memory.reserve(rows: block.rowCount)
          for place in keys.indices { block.columns[place].copyPlain(to: memory.integers(place)) }
          for row in 0..<block.rowCount {
            for place in keys.indices { key[place] = memory.integers(place)[row] }
            guard let group = found.groups.number(of: key) else {
              throw PlotError(.input, "the rows changed while they were read")
            }
            for item in items.indices {
              buffer.integers(item)[row] = found.results[item][group]
            }
          }
        }
      }
    }
  }
}
