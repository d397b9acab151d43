import PlotConfig
import PlotCore
import PlotEngine
import PlotLayout
import PlotScene

/// A figure of columns that a program has, drawn as a file of any format, as bytes or as a scene.
///
///     import Highwater
///
///     let seconds = (0..<600).map { Double($0) / 10 }
///     var plot = Plot("A pump, for a minute", along: "time", .seconds, seconds)
///     plot.add("pressure", Unit("bar"), seconds.map { 2 + 0.4 * sin($0) })
///     plot.add("flow", Unit("l/s"), seconds.map { 11 - 2 * sin($0) })
///     try plot.write(to: "pump.png", "pump.svg")
///     let scene = try plot.scene()
///
/// Columns of one unit share a panel; a `figure` of one's own decides otherwise, with axes, layers,
/// scales and marks as `FigureSpec` has them. Curves are reduced to the pixels drawn, without loss.
public struct Plot: Sendable {
  /// The headline; nil for none.
  public var title: String?
  /// The line under the headline, a template such as `{peak.pressure}`; nil for none.
  public var subtitle: String?
  /// The page's extent in points; nil for 720 × 440.
  public var size: Size?
  /// The looks, by the name of a theme among the plugins: `light`, `dark`, `print`, `memusagestat`.
  public var theme = "light"
  /// What is drawn; nil for a step curve of each column, with a panel for each unit.
  public var figure: FigureSpec?
  /// The name by which a figure's layers and templates know the columns: `data`.
  public static let input = "data"
  private var columns: [(Column, MemorySource.Values?)] = []
  private let plugins: [Plugin]

  /// Creates a figure over the rows' numbers, or over a column that ascends.
  ///
  /// A column whose values fall, or hold a NaN, is no time: the rows' numbers are along the page then.
  public init(
    _ title: String? = nil, along name: String? = nil, _ unit: Unit = .none,
    _ values: [Double] = [], plugins: [Plugin] = Plugin.everything
  ) {
    self.title = title
    self.plugins = plugins
    columns = [(.event, nil)]
    guard let name else { return }
    let isAscending = zip(values, values.dropFirst()).allSatisfy { $0 <= $1 }
    columns.append(
      (
        Column(name, unit: unit, storage: .real, isAscending: isAscending && !values.isEmpty),
        .reals(values)
      ))
  }

  /// Adds a column; NaN is a gap.
  public mutating func add(_ name: String, _ unit: Unit = .none, _ values: [Double]) {
    columns.append((Column(name, unit: unit, storage: .real), .reals(values)))
  }

  /// Adds a column of whole numbers, which stay exact.
  public mutating func add(_ name: String, _ unit: Unit = .none, _ values: [Int64]) {
    columns.append((Column(name, unit: unit), .integers(values)))
  }

  /// Writes files; the format follows each name's ending. Throws where a format or column is not known,
  /// or a file cannot be written; a file is whole or as it was.
  public func write(to paths: String...) throws(PlotError) {
    let registry = try Registry(plugins).withStandards
    var outputs: [OutputSpec] = []
    for path in paths {
      guard let plugin = registry.renderer(forFile: path) else {
        let endings = registry.renderers.flatMap(\.fileExtensions)
        throw PlotError(
          .usage, "no renderer writes \"\(path)\"",
          remedy: "end it with one of \(endings.map { ".\($0)" }.joined(separator: ", "))")
      }
      outputs.append(try output(plugin, path))
    }
    let report = try Run(spec(outputs), registry: registry).execute()
    if let error = report.outputs.compactMap(\.error).first { throw error }
  }

  /// Draws to bytes in a format, named by its id: `png`, `svg`, `pdf`, `csv`. Throws where the format or a
  /// column is not known.
  public func bytes(as id: String) throws(PlotError) -> [UInt8] {
    let registry = try Registry(plugins).withStandards
    guard let plugin = registry.renderers.first(where: { $0.id == id }) else {
      let known = registry.renderers.map(\.id)
      throw PlotError(
        .usage, "no renderer \"\(id)\"", remedy: Spelling.remedy(for: id, among: known))
    }
    let output = try output(plugin, id)
    var bytes: [UInt8] = []
    for figure in try Run(spec([output]), registry: registry).figures() {
      var sink = ByteSink { bytes += $0 }
      try output.renderer.render(figure, to: &sink)
      try sink.flush()
    }
    return bytes
  }

  /// Places the figure on its page, as primitives in points for a renderer of one's own.
  public func scene() throws(PlotError) -> Scene {
    let registry = try Registry(plugins).withStandards
    let output = OutputSpec(
      type: SceneTaker.id, renderer: SceneTaker(options: NoOptions()), path: "")
    guard let figure = try Run(spec([output]), registry: registry).figures().first else {
      throw PlotError(.tool, "nothing was drawn")
    }
    return try figure.makeScene()
  }

  private func output(_ plugin: Plugin, _ path: String) throws(PlotError) -> OutputSpec {
    guard case .renderer(let maker, _) = plugin.kind else {
      throw PlotError(.usage, "\"\(plugin.id)\" is no renderer")
    }
    var noOptions = OptionReader(nil)
    return OutputSpec(type: plugin.id, renderer: try maker.read(&noOptions)(), path: path)
  }

  private func spec(_ outputs: [OutputSpec]) -> RunSpec {
    var info = SourceInfo(format: "plot")
    info.mainColumn = columns.first { $0.0.isCurve }?.0.name
    let source = MemorySource(columns, info: info)
    var spec = RunSpec(
      inputs: [InputSpec(name: Self.input, origin: .source(source))],
      theme: ThemeSpec(base: theme), figure: figure, outputs: outputs)
    spec.title = title.map(Template.escaped) ?? ""
    spec.subtitle = subtitle
    spec.suggestedSize = (size?.width, size?.height)
    if let size {
      spec.figure?.width = size.width
      spec.figure?.height = size.height
    }
    return spec
  }
}

/// Wants a scene and writes nothing.
private struct SceneTaker: Renderer {
  static let id = "scene"
  static let summary = "takes the scene"
  static let fileExtensions: [String] = []
  init(options: NoOptions) {}
  var demand: Demand { .scene(columnsPerPoint: 2) }
  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {}
}
