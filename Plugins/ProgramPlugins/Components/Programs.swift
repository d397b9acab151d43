import PlotCore

extension Plugin {
  /// Lets programs be plugins: those that a config names, with the type `command`, and those on the
  /// `PATH` that are called by the tool's name, a hyphen and an id, such as `highwater-tikz`.
  ///
  /// None is run before something is wanted that no listed plugin has, or a config names it.
  public static func programs(of tool: String) -> [Plugin] {
    [
      .parser(CommandParser.self), .transform(CommandTransform.self),
      .renderer(CommandRenderer.self),
      .source(
        "programs", summary: "finds programs that are called \(tool)-ID",
        Programs(prefix: tool + "-")),
    ]
  }
}

/// The programs on the search path that are plugins.
struct Programs: PluginSource {
  let prefix: String

  var ids: [String] { SearchPath.programs(prefix: prefix).map(\.id) }

  func plugin(called id: String) throws(PlotError) -> Plugin? {
    guard SearchPath.isID(id), let path = SearchPath.find(prefix + id) else { return nil }
    return try plugin(id, path)
  }

  func plugin(at path: String) throws(PlotError) -> Plugin {
    let program = try Program([path], in: "")
    return Self.plugin(program.name, program, try Descriptions.of(program))
  }

  func all() -> (plugins: [Plugin], failures: [PlotError]) {
    let programs = SearchPath.programs(prefix: prefix)
    // What is wrong with one is no error of the others.
    let found = try? Workers.map(programs.count, on: Workers.coreCount) {
      number throws(PlotError) -> Result<Plugin, PlotError> in
      do throws(PlotError) {
        return .success(try plugin(programs[number].id, programs[number].path))
      } catch {
        return .failure(error)
      }
    }
    var plugins: [Plugin] = []
    var failures: [PlotError] = []
    for result in found ?? [] {
      switch result {
      case .success(let plugin): plugins.append(plugin)
      case .failure(let error): failures.append(error)
      }
    }
    return (plugins, failures)
  }

  var sceneSchema: String { SceneSchema.text }

  private func plugin(_ id: String, _ path: String) throws(PlotError) -> Plugin {
    let program = Program(name: prefix + id, path: path)
    return Self.plugin(id, program, try Descriptions.of(program))
  }

  private static func plugin(
    _ id: String, _ program: Program, _ description: Description
  ) -> Plugin {
    let kind: Plugin.Kind =
      switch description.kind {
      case .parser:
        .parser(
          Maker { reader in
            let call = ProgramCall(program, description, from: &reader)
            return { () throws(PlotError) in CommandParser(call, format: id) }
          },
          recognize: { head in description.signs.map { $0.recognize(head) }.max() ?? .no })
      case .transform:
        .transform(
          Maker { reader in
            let call = ProgramCall(program, description, from: &reader)
            return { () throws(PlotError) in CommandTransform(call) }
          })
      case .renderer:
        .renderer(
          Maker { reader in
            let call = ProgramCall(program, description, from: &reader)
            return { () throws(PlotError) in CommandRenderer(call) }
          }, fileExtensions: description.fileExtensions)
      }
    return .found(id, kind, summary: description.summary, origin: program.path)
  }
}
