import PlotCore
import PlotTesting

/// Makes options from pairs, as a config would.
func options<Options: ComponentOptions>(
  _ type: Options.Type, _ members: [(String, ConfigValue.Kind)]
) throws(PlotError) -> Options {
  let place = Place(file: "test.json")
  var reader = OptionReader(
    ConfigValue(
      .object(
        members.map { key, kind in
          ConfigValue.Member(key: key, place: place, value: ConfigValue(kind, at: place))
        }), at: place))
  let options = Options(from: &reader)
  reader.finish()
  if let error = reader.errors.first { throw error }
  return options
}

extension Renderer {
  /// Returns what the exporter with some options writes of a figure.
  static func text(
    of figure: Figure, _ members: (String, ConfigValue.Kind)...
  ) throws(PlotError) -> String {
    let renderer = try Self(options: try TableExportersTests.options(Options.self, members))
    return String(decoding: try renderer.bytes(of: figure), as: UTF8.self)
  }
}

/// Figures with tables as their inputs.
enum Sheets {
  static func figure(_ sources: [(String, MemorySource)]) -> Figure {
    var figure = SampleFigure.make(
      SampleScene.plot, source: sources.first?.1 ?? SampleSource.make(.empty),
      input: sources.first?.0 ?? "none")
    figure.summaries = sources.map { name, source in
      InputSummary(
        name: name, path: name, info: source.info, rowCount: source.rowCount, statistics: [])
    }
    figure.makeSource = { (name, _) throws(PlotError) in
      guard let source = sources.first(where: { $0.0 == name })?.1 else {
        throw PlotError(.output, "no input \"\(name)\"")
      }
      return source
    }
    return figure
  }

  static func one(_ columns: [(Column, MemorySource.Values?)], rows: Int? = nil) -> Figure {
    figure([("a", MemorySource(columns, rowCount: rows, blockRows: 3))])
  }

  /// 64-bit integers at their ends, decimals, gaps.
  static let extremes = one([
    (.event, nil),
    (
      Column("whole", unit: .bytes),
      .integers([.min, .max, 0, -1, 1 << 53 + 1, 9_007_199_254_740_993, 99, 100])
    ),
    (
      Column("part", storage: .real),
      .reals([0.1, -0.0, .nan, 1e300, .leastNonzeroMagnitude, .infinity, -.infinity, 123_456.75])
    ),
    (
      Column("scaled", offset: 10, scale: 0.5),
      .integers([10, 11, 12, 13, 14, 15, 16, 17])
    ),
  ])
}
