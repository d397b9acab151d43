import PlotCore
import PlotScene

/// A figure that needs no run, for checks of renderers: a scene, curves, figures and rows.
public struct SampleFigure: Sendable {
  /// What it is called in violations.
  public var name: String
  /// Whether a renderer may refuse it.
  public var isStrange: Bool
  /// The figure.
  public var figure: Figure

  /// Creates a sample.
  public init(name: String, isStrange: Bool = false, figure: Figure) {
    self.name = name
    self.isStrange = isStrange
    self.figure = figure
  }

  /// All samples.
  public static let all = [ordinary, empty, oneSample, gaps, huge, words]

  /// A plot with two panels, as the default theme draws it, and the sample table behind it.
  public static let ordinary = SampleFigure(
    name: "ordinary figure",
    figure: make(SampleScene.plot, source: SampleSource.make(.many)))

  /// Nothing on an empty page; no rows.
  public static let empty = SampleFigure(
    name: "empty figure", isStrange: true,
    figure: make(
      Scene(size: Size(width: 10, height: 10)), source: SampleSource.make(.empty), title: ""))

  /// One sample and one dot.
  public static let oneSample = SampleFigure(
    name: "one sample",
    figure: make(
      Scene(
        size: Size(width: 40, height: 30), background: .white, title: "One sample",
        items: [.fill(Path(circleAt: Point(20, 15), radius: 2), .black)]),
      source: SampleSource.make(.one)))

  /// Places and values that are NaN.
  public static let gaps = SampleFigure(
    name: "NaN", isStrange: true,
    figure: make(SampleScene.strange(.nan), source: SampleSource.make(.nothing)))

  /// Places far off the page, and the largest numbers.
  public static let huge = SampleFigure(
    name: "huge numbers", isStrange: true,
    figure: make(
      SampleScene.strange(.greatestFiniteMagnitude), source: SampleSource.make(.huge)))

  /// Words that formats have to escape, and scripts that fonts may lack.
  public static let words = SampleFigure(
    name: "words", isStrange: true,
    figure: make(
      SampleScene.words, source: SampleSource.make(.two), title: SampleScene.hardWords,
      input: "a,b \"c\"\n<d>&'e'\u{1}"))

  /// Returns a figure of a scene, with a table as its one input.
  public static func make(
    _ scene: Scene, source: MemorySource, title: String = "Sample", input: String = "sample"
  ) -> Figure {
    Figure(
      size: scene.size, title: title, description: scene.description, creator: "PlotTesting",
      series: series(source, input: input), summaries: [summary(source, name: input)],
      makeScene: { () throws(PlotError) in scene },
      makeSource: { (name, _) throws(PlotError) in
        guard name == input else { throw PlotError(.output, "no input \"\(name)\"") }
        return source
      })
  }

  /// Every row of each stored column over the first stored one that ascends, or the first of all.
  private static func series(_ source: MemorySource, input: String) -> [PlottedSeries] {
    let stored = source.columns.indices.filter { source.columns[$0].holdsNumbers }
    guard let x = stored.first(where: { source.columns[$0].isAscending }) ?? stored.first,
      let table = try? rows(source, Array(source.columns.indices))
    else { return [] }
    return stored.filter { $0 != x }.map { y in
      PlottedSeries(
        name: source.columns[y].title, input: input, x: source.columns[x], y: source.columns[y],
        samples: table.enumerated().map { (row: $0, x: $1[x], y: $1[y]) })
    }
  }

  private static func summary(_ source: MemorySource, name: String) -> InputSummary {
    var info = SourceInfo(format: "memory", header: [("heap", 1), ("total", .max)])
    info.notes = [
      Note(.notice, "out-of-order", count: 192, "192 samples stand \"out of order\""),
      Note(.dataLoss, "incomplete", "the header was never completed", remedy: "end in order"),
    ]
    let table = (try? rows(source, Array(source.columns.indices))) ?? []
    return InputSummary(
      name: name, path: name + ".mem", info: info, rowCount: source.rowCount,
      statistics: source.columns.indices.filter { source.columns[$0].holdsNumbers }
        .map { column in statistics(source.columns[column], table.map { $0[column] }) })
  }

  private static func statistics(_ column: Column, _ all: [Value]) -> Statistics {
    var figures = Statistics(column: column)
    for (row, value) in all.enumerated() where !value.double.isNaN {
      figures.count += 1
      figures.first = figures.first ?? value
      figures.last = value
      if value.double < figures.minimum?.value.double ?? .infinity {
        figures.minimum = (value, row)
      }
      if value.double > figures.maximum?.value.double ?? -.infinity {
        figures.maximum = (value, row)
      }
    }
    if figures.count > 0 {
      figures.mean = all.map(\.double).filter { !$0.isNaN }.reduce(0, +) / Double(figures.count)
    }
    return figures
  }

  private static func rows(
    _ source: MemorySource, _ columns: [Int]
  ) throws(PlotError) -> [[Value]] {
    var rows: [[Value]] = []
    try source.forEachBlock(of: columns) { block in
      for row in 0..<block.rowCount { rows.append(block.columns.map { $0.value(at: row) }) }
    }
    return rows
  }
}
