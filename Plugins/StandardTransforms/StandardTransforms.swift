import PlotCore

extension Plugin {
  /// All transforms of this target, for a tool's main.
  public static let standardTransforms: [Plugin] = [
    .calculate, .filter, .rebase, .sort, .downsample, .cumulativeMax, .rate, .moving,
    .resample, .histogram, .align, .difference, .aggregate, .bin, .timeUnit, .top,
    .fold, .pivot, .joinAggregate, .window, .stack, .impute, .regression, .loess, .quantile,
    .sample,
  ]
}

extension SeriesTransform {
  /// Transforms each source on its own.
  func each(
    _ sources: [any Source], _ body: (any Source) throws(PlotError) -> any Source
  ) throws(PlotError) -> [any Source] {
    var results: [any Source] = []
    for source in sources { results.append(try body(source)) }
    return results
  }
}
