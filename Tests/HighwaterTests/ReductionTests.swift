import CairoCanvas
import PlotCore
import PlotLayout
import PlotScene
import PlotTesting
import Testing

@testable import PlotEngine

/// Whatever the scale, the mark and the width: what a walk keeps draws the picture of all samples.
@Suite struct ReductionTests {
  private static let marks: [MarkSpec.Kind] = [.line, .step, .area, .bar, .point, .bar]
  private static let scales: [ScaleSpec.Kind] = [.linear, .log, .symlog]

  /// A series with its figure, made from a number.
  private struct Case {
    let mark: MarkSpec.Kind
    /// Whether bars have ends of their own: those of one series in six.
    let hasEnds: Bool
    let scale: ScaleSpec.Kind
    let yScale: ScaleSpec.Kind
    let width: Double
    let domain: ClosedRange<Double>?
    let times: [Double]
    let values: [Double]

    init(_ seed: Int) {
      var random = SeededGenerator(seed: UInt64(seed) &* 0x9E37_79B9)
      mark = marks[seed % marks.count]
      hasEnds = seed % marks.count == 5
      scale = scales[seed / marks.count % scales.count]
      yScale = [.linear, .linear, .log, .symlog][random.below(4)]
      width = [180, 300.5, 720, 1111][random.below(4)]
      // Of bars with ends more are kept as they are.
      let rows = [1, 7, 600, 3000, hasEnds ? 20_000 : 9000][random.below(5)]
      let hasGaps = random.below(3) == 0
      let grain = [0, 1, 1000][random.below(3)]
      var (time, level) = (scale == .symlog ? -50.0 : 0.5, 5e5)
      var (times, values) = ([Double](), [Double]())
      for _ in 0..<rows {
        // Rows of one moment, close rows and far ones, on a log scale over decades.
        time += random.below(5) == 0 ? 0 : random.fraction() * (scale == .log ? time / 200 : 3)
        level += (random.fraction() - 0.48) * 2e4
        var value = level + (random.below(50) == 0 ? random.fraction() * 1e6 : 0)
        if grain > 0 { value = (value / Double(grain)).rounded() * Double(grain) }
        if yScale == .log { value = max(value, 1) }
        times.append(time)
        values.append(hasGaps && random.below(30) == 0 ? .nan : value)
      }
      (self.times, self.values) = (times, values)
      let (first, last) = (times[0], times[times.count - 1])
      domain =
        random.below(3) == 0 && last > first
        ? first + (last - first) * 0.2...first + (last - first) * 0.7 : nil
    }

    /// Where bars end: at the next one's beginning, or across some others; the last has no end.
    var ends: [Double] {
      times.indices.map { row in
        let next = row + (row % 5 == 0 ? 3 : 1)
        return next < times.count ? times[next] : row == times.count - 1 ? .nan : times[row]
      }
    }

    var source: MemorySource {
      MemorySource(
        [
          (Column("time", unit: .seconds, storage: .real, isAscending: true), .reals(times)),
          (Column("heap", unit: .bytes, storage: .real), .reals(values)),
          (Column("until", unit: .seconds, storage: .real), .reals(ends)),
        ], blockRows: 511)
    }

    func layout(of source: MemorySource) throws -> FigureLayout {
      let finite = values.filter(\.isFinite)
      let spec = FigureSpec(panels: [
        PanelSpec(
          axes: [
            AxisSpec(
              "x", channel: .x,
              scale: ScaleSpec(scale, lowest: domain?.lowerBound, highest: domain?.upperBound)),
            AxisSpec("y", channel: .y, scale: ScaleSpec(yScale)),
          ],
          layers: [
            LayerSpec(
              mark: MarkSpec(mark), data: "run",
              encoding: Encoding(
                x: .field("time"), y: .field("heap"), x2: hasEnds ? .field("until") : nil))
          ], legend: .none)
      ])
      var input = FigureData.Input(
        name: "run", columns: source.columns, rowCount: times.count,
        extents: [
          "time": times[0]...times[times.count - 1], "until": times[0]...times[times.count - 1],
          "heap": (finite.min() ?? 0)...(finite.max() ?? 1),
        ])
      var bins = BinEnds()
      for (start, end) in zip(times, ends) { bins.add(from: start, to: end) }
      input.bins[["time", "until"]] = bins
      return try FigureLayout(
        spec, theme: .light, data: FigureData(inputs: [input]),
        size: Size(width: width, height: 220), measurer: FixedWidthMeasurer())
    }
  }

  @Test(arguments: 0..<20)
  func whatIsKeptDrawsThePictureOfAllSamples(part: Int) throws {
    for seed in (part * 50)..<(part * 50 + 50) {
      let example = Case(seed)
      let source = example.source
      let layout = try example.layout(of: source)
      let demand = try #require(layout.demands.first)
      let request = CurveRequest(demand, columnsPerPoint: 2, limit: 4000)
      var plan = ScanPlan(statistics: [], time: nil, weighsTime: false, curves: [])
      try plan.add(request, of: source, at: nil)
      let result = try #require(try Scan(source: source, plan: plan, workerCount: 2).run())
      var store = CurveStore()
      store.add(result, for: [request], of: source)
      let kept = try #require(store.curve(request))
      var whole = Curve(
        samples: example.times.indices.map {
          Curve.Sample(row: $0, x: example.times[$0], y: example.values[$0])
        }, rowCount: example.times.count)
      if example.hasEnds { whole.ends = example.ends }
      let few = try layout.scene { _ in kept }
      let all = try layout.scene { _ in whole }
      if few == all { continue }
      // A mean may be rounded the other way: no pixel may show it.
      #expect(
        try CairoCanvas.pixels(of: few, scale: 2, antialias: true).argb
          == CairoCanvas.pixels(of: all, scale: 2, antialias: true).argb,
        "\(seed): \(example.mark)\(example.hasEnds ? " with ends" : ""), \(example.scale), \(example.times.count) rows"
      )
    }
  }
}
