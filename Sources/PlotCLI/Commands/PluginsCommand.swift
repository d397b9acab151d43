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
        """)
  }

  @Argument(help: "A plugin's id.") var id: String?

  func run() throws {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    if let id { return try show(id, registry) }
    var kind = ""
    let width = registry.plugins.map(\.id.count).max() ?? 0
    for plugin in registry.plugins {
      if plugin.kindName != kind {
        kind = plugin.kindName
        Console.print("\(kind)s")
      }
      let padding = String(repeating: " ", count: width - plugin.id.count)
      Console.print("  \(plugin.id)\(padding)  \(plugin.summary)")
    }
  }

  private func show(_ id: String, _ registry: Registry) throws {
    let found = registry.plugins.filter { $0.id == id }
    guard !found.isEmpty else {
      let known = registry.plugins.map(\.id)
      throw PlotError(
        .usage, "no plugin \"\(id)\" is installed",
        remedy: Spelling.nearest(to: id, among: known).map { "did you mean \"\($0)\"?" }
          ?? "installed are \(known.joined(separator: ", "))")
    }
    for plugin in found {
      Console.print("\(plugin.id) (\(plugin.kindName))  \(plugin.summary)")
      if case .renderer(let type) = plugin.kind {
        Console.print("  files: \(type.fileExtensions.map { "." + $0 }.joined(separator: " "))")
      }
      let lines = OptionHelp.lines(for: plugin.declarations)
      for line in lines.isEmpty ? ["no options"] : lines { Console.print("  " + line) }
    }
  }
}
