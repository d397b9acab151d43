import PlotConfig
import ArgumentParser
import PlotCore
import PlotEngine

struct PluginsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plugins",
      abstract: "List what is installed, or show the options of one.",
      discussion: """
          \(PlotTool.name) plugins
          \(PlotTool.name) plugins png
          \(PlotTool.name) plugins ./my-renderer.py
        """)
  }

  @Argument(help: "A plugin's id, or a program's path.") var id: String?

  func run() throws {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    if let id { return try show(id, registry) }
    let width = registry.plugins.map(\.id.count).max() ?? 0
    var kinds: [String] = []
    for plugin in registry.plugins where !kinds.contains(plugin.kindName) {
      kinds.append(plugin.kindName)
    }
    for kind in kinds {
      Console.print("\(kind)s")
      for plugin in registry.plugins where plugin.kindName == kind {
        let padding = String(repeating: " ", count: width - plugin.id.count)
        Console.print("  \(plugin.id)\(padding)  \(plugin.summary)")
      }
    }
    let (others, failures) = registry.more()
    listOthers(others)
    if failures.isEmpty { return }
    Console.print("left out")
    for failure in failures {
      Console.print("  \(failure.inOneLine)")
      if let remedy = failure.remedy { Console.print("    \(remedy)") }
    }
  }

  private func listOthers(_ plugins: [Plugin]) {
    if plugins.isEmpty { return }
    Console.print("programs")
    let width = plugins.map(\.id.count).max() ?? 0
    for plugin in plugins {
      let padding = String(repeating: " ", count: width - plugin.id.count)
      Console.print("  \(plugin.id)\(padding)  \(plugin.kindName): \(plugin.summary)")
    }
  }

  /// Returns what an id names: what is listed, else what a source has.
  private func found(_ id: String, _ registry: Registry) throws(PlotError) -> [Plugin] {
    let listed = registry.plugins.filter { $0.id == id }
    if !listed.isEmpty { return listed }
    for source in registry.sources {
      if id.contains("/") { return [try source.plugin(at: id)] }
      if let plugin = try source.plugin(called: id) { return [plugin] }
    }
    return []
  }

  private func show(_ id: String, _ registry: Registry) throws {
    let found = try found(id, registry)
    guard !found.isEmpty else {
      let known = registry.plugins.map(\.id) + registry.idsOfSources
      throw PlotError(
        .usage, "no plugin \"\(id)\" is installed",
        remedy: Spelling.nearest(to: id, among: known).map { "did you mean \"\($0)\"?" }
          ?? "installed are \(known.joined(separator: ", "))")
    }
    for plugin in found {
      Console.print("\(plugin.id) (\(plugin.kindName))  \(plugin.summary)")
      if let origin = plugin.origin { Console.print("  program: \(origin)") }
      if !plugin.fileExtensions.isEmpty {
        Console.print("  files: \(plugin.fileExtensions.map { "." + $0 }.joined(separator: " "))")
      }
      let lines = OptionHelp.lines(for: plugin.declarations)
      for line in lines.isEmpty ? ["no options"] : lines { Console.print("  " + line) }
    }
  }
}
