import PlotConfig
import ArgumentParser
import PlotCore
import PlotEngine

struct ConfigCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "config",
      abstract: "Print a config as it is after extends, params, themes from files and flags.",
      discussion: """
          \(PlotTool.name) config Configs/everyday.jsonc --param title=mine
          \(PlotTool.name) config Configs/everyday.jsonc --origin

        Paths stand as they were written: each is seen from the folder of the file that names it, \
        which --origin tells.
        """)
  }

  @Argument(help: "The config file; - is standard input.") var config: String
  @Flag(help: "Print one line for each value, with where it was written.") var origin = false
  @OptionGroup var over: ConfigOptions

  func run() throws {
    let resolved: ResolvedConfig
    do {
      resolved = try ConfigFile.resolve(path: config, flags: over.flags)
    } catch {
      throw Failure(errors: error.errors, exitStatus: 2)
    }
    guard origin else { return Console.print(resolved.json) }
    let rows = resolved.leaves.map { ("\($0.path) = \($0.text)", $0.origin) }
    // One long text must not push all origins off the screen.
    let width = min(rows.map(\.0.count).max() ?? 0, 60)
    for (value, origin) in rows {
      let padding = String(repeating: " ", count: max(0, width - value.count))
      Console.print("\(value)\(padding)    \(origin)")
    }
  }
}

struct SchemaCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "schema",
      abstract: "Print the JSON Schema of configs, of everything that is installed.",
      discussion: """
          \(PlotTool.name) schema > highwater.schema.json

        A config that says "$schema": "highwater.schema.json" is then completed and checked by \
        editors. --scene prints the schema of the page that a program gets as a renderer.
        """)
  }

  @Flag(help: "Print the schema of the page that a program gets.") var scene = false

  func run() throws {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    if scene {
      guard let source = registry.sources.first else {
        throw PlotError(.usage, "--scene: programs are no plugins of this tool")
      }
      return Console.print(source.sceneSchema)
    }
    Console.print(ConfigSchema(registry: registry).json)
  }
}
