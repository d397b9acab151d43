import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

/// The contract of PlotTesting, kept by every transform with every kind of option.
@Suite struct ContractTests {
  private func check<T: SeriesTransform>(_ type: T.Type, _ options: ConfigValue) throws {
    for violation in checkTransform(try make(type, options)) {
      Issue.record("\(options): \(violation)")
    }
  }

  @Test func calculateKeepsTheContract() throws {
    for text in ["heap + stack", "ratio * 2", "if(ratio > 0.5, heap, time)", "event % 3"] {
      try check(CalculateTransform.self, ["as": "r", "expr": "\(text)"])
    }
    try check(CalculateTransform.self, ["as": "heap", "expr": "heap * heap"])
  }

  @Test func filterKeepsTheContract() throws {
    try check(FilterTransform.self, ["field": "time", "range": [3, nil]])
    try check(FilterTransform.self, ["field": "event", "range": [1, 50]])
    try check(FilterTransform.self, ["field": "heap", "range": [100, 5000]])
    try check(FilterTransform.self, ["expr": "ratio > 0.2"])
  }

  @Test func rebaseKeepsTheContract() throws {
    try check(RebaseTransform.self, [:])
    try check(RebaseTransform.self, ["field": "ratio"])
    try check(RebaseTransform.self, ["field": "event", "to": 0.5])
  }

  @Test func sortKeepsTheContract() throws {
    try check(SortTransform.self, ["field": "heap"])
    try check(SortTransform.self, ["field": "ratio", "order": "descending"])
    try check(SortTransform.self, ["field": "event", "order": "descending"])
  }

  @Test func downsampleKeepsTheContract() throws {
    for method: ConfigValue in ["m4", "min-max", "lttb"] {
      try check(DownsampleTransform.self, ["method": method, "points": 40])
    }
  }

  @Test func cumulativeMaxKeepsTheContract() throws {
    for field: ConfigValue in ["heap", "ratio", "event"] {
      try check(CumulativeMaxTransform.self, ["field": field])
    }
  }

  @Test func rateKeepsTheContract() throws {
    try check(RateTransform.self, ["field": "heap"])
    try check(RateTransform.self, ["field": "ratio", "over": "event", "as": "heap"])
  }

  @Test func movingKeepsTheContract() throws {
    for statistic: ConfigValue in ["mean", "min", "max", "median"] {
      try check(MovingTransform.self, ["field": "heap", "window": 9, "statistic": statistic])
      try check(
        MovingTransform.self,
        ["field": "ratio", "window": "20", "statistic": statistic, "position": "trailing"])
    }
  }

  @Test func resampleKeepsTheContract() throws {
    for method: ConfigValue in ["hold", "linear"] {
      try check(ResampleTransform.self, ["every": 7, "method": method])
      try check(ResampleTransform.self, ["count": 33, "method": method])
      try check(ResampleTransform.self, ["every": 2.5, "over": "event", "method": method])
    }
  }

  @Test func histogramKeepsTheContract() throws {
    for field: ConfigValue in ["heap", "ratio", "time", "event"] {
      try check(HistogramTransform.self, ["field": field])
      try check(HistogramTransform.self, ["field": field, "width": 0.3])
    }
  }

  @Test func alignAndDifferenceKeepTheContract() throws {
    for on: ConfigValue in ["time", "events", "progress"] {
      let transform = try make(AlignTransform.self, ["on": on])
      for violation in checkTransform(transform, inputCount: 2) { Issue.record("\(violation)") }
    }
    let align = try make(AlignTransform.self, ["on": "progress"])
    let aligned: (SampleSource.Shape, Int) -> any Source = { shape, blockRows in
      let sources: [any Source] = [3, 7].map {
        SampleSource.make(shape, blockRows: blockRows, seed: $0)
      }
      let results = try? align.apply(to: sources, in: TransformContext())
      return results?.first ?? MemorySource([])
    }
    let difference = try make(DifferenceTransform.self, [:])
    for violation in checkTransform(difference, make: aligned) { Issue.record("\(violation)") }
  }

  @Test func statisticsOfGroupsKeepTheContract() throws {
    let several: ConfigValue = [
      ["op": "count"], ["op": "q1", "field": "ratio"], ["op": "sum", "field": "heap"],
      ["op": "p95", "field": "heap"], ["op": "distinct", "field": "ratio"],
    ]
    try check(AggregateTransform.self, ["aggregate": several])
    try check(AggregateTransform.self, ["groupby": ["time", "ratio"], "aggregate": several])
  }

  @Test func binAndFoldKeepTheContract() throws {
    for field: ConfigValue in ["heap", "ratio", "time", "event"] {
      try check(BinTransform.self, ["field": field])
    }
    try check(BinTransform.self, ["field": "ratio", "extent": [0, 0.5], "nice": false])
    try check(FoldTransform.self, ["fold": ["heap", "ratio"]])
    try check(FoldTransform.self, ["fold": ["heap", "stack"], "as": ["time", "heap"]])
  }

  @Test func columnsOfGroupsKeepTheContract() throws {
    try check(
      JoinAggregateTransform.self,
      [
        "groupby": "ratio",
        "joinaggregate": [["op": "count"], ["op": "mean", "field": "heap", "as": "stack"]],
      ])
    try check(
      WindowTransform.self,
      [
        "window": [
          ["op": "sum", "field": "heap"], ["op": "lag", "field": "ratio"], ["op": "rank"],
        ],
        "sort": ["field": "ratio"], "groupby": "time",
      ])
    for offset: ConfigValue in ["zero", "normalize", "center"] {
      try check(StackTransform.self, ["stack": "ratio", "groupby": "time", "offset": offset])
    }
    try check(ImputeTransform.self, ["impute": "ratio", "key": "time", "method": "median"])
    try check(ImputeTransform.self, ["impute": "heap", "key": "time", "value": 3])
  }

  @Test func curvesAndChoicesKeepTheContract() throws {
    for method: ConfigValue in ["linear", "quad", "poly", "log", "exp", "pow"] {
      try check(RegressionTransform.self, ["regression": "heap", "on": "time", "method": method])
    }
    try check(LoessTransform.self, ["loess": "ratio", "on": "heap"])
    try check(QuantileTransform.self, ["quantile": "ratio", "step": 0.1])
    try check(SampleTransform.self, ["sample": 10])
  }

  @Test func allTransformsFitInOneTool() throws {
    let registry = try Registry(Plugin.standardTransforms)
    #expect(registry.transforms.count == Plugin.standardTransforms.count)
  }
}
