import ArgumentParser
import PlotCore
import PlotEngine

struct RunCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "run", abstract: "Do what a config file says.",
      discussion: """
          \(PlotTool.name) run Configs/everyday.jsonc
          \(PlotTool.name) run Configs/everyday.jsonc --only png,svg
        """)
  }

  @Argument(help: "The config file; - is standard input.") var config: String

  @Option(
    help: ArgumentHelp("Write outputs of these types only.", valueName: "type,…"))
  var only: String?

  @OptionGroup var running: RunningOptions

  func run() throws {
    let spec = try ConfigLoading.load(config)
    let types = only.map { $0.split(separator: ",").map { String($0.filter { $0 != " " }) } }
    try Conductor(running.value, only: types).carryOut(spec)
  }
}

struct ValidateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "validate",
      abstract: "Check a config file, and tell all that is wrong with it, without running it.")
  }

  @Argument(help: "The config files; - is standard input.") var configs: [String]

  func run() throws {
    var errors: [PlotError] = []
    for config in configs {
      do {
        _ = try ConfigLoading.load(config)
        Console.print("\(config): right")
      } catch let failure as Failure {
        errors += failure.errors
      }
    }
    if !errors.isEmpty { throw Failure(errors: errors, exitStatus: 2) }
  }
}

/// Reads config files for commands.
enum ConfigLoading {
  /// Reads a file; throws all that is wrong with it.
  static func load(_ path: String) throws -> RunSpec {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    do {
      return try ConfigFile.load(path: path, registry: registry)
    } catch {
      throw Failure(errors: error.errors, exitStatus: 2)
    }
  }
}
