import PlotConfig
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
          \(PlotTool.name) run Configs/everyday.jsonc --param capture=my.mem -o my.png -o my.csv
          \(PlotTool.name) run Configs/everyday.jsonc --set figure.width=180mm --watch
          \(PlotTool.name) run Configs/everyday.jsonc --check

        Flags win over the file: -o replaces its outputs, --set sets one value of what is then \
        there, --param a param. --check ends with status 5 where a file differs or is missing.
        """)
  }

  @Argument(help: "The config file; - is standard input.") var config: String

  @Option(
    name: [.short, .long],
    help: """
      A file to write instead of the config's outputs, seen from the current folder; may be given \
      several times. - is standard output (PNG).
      """)
  var output: [String] = []

  @Option(
    help: ArgumentHelp("Write outputs of these types only.", valueName: "type,…"))
  var only: String?

  @Flag(help: "Compare with the files on disk byte for byte, and write nothing.")
  var check = false

  @Flag(help: "Draw again whenever the config, a file that it extends, or an input changes.")
  var watch = false

  @OptionGroup var over: ConfigOptions
  @OptionGroup var running: RunningOptions

  func validate() throws {
    if watch, check { throw ValidationError("--watch and --check exclude each other") }
    if watch, config == "-" { throw ValidationError("--watch: standard input never changes") }
  }

  func run() throws {
    let types = only.map { $0.split(separator: ",").map { String($0.filter { $0 != " " }) } }
    let toolRun = ToolRun(running.value, only: types, isCheck: check)
    var flags = over.flags
    flags.outputs = output
    guard watch else { return try toolRun.carryOut(try ConfigLoading.load(config, flags)) }
    try Watch(config: config, flags: flags, toolRun: toolRun).run()
  }
}

struct ValidateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "validate",
      abstract: "Check a config file, and tell all that is wrong with it, without running it.",
      discussion: """
        Programs that a config names are looked for and told, and not run: what they take is checked \
        with --ask only, which runs each with --describe.
        """)
  }

  @Argument(help: "The config files; - is standard input.") var configs: [String]
  @Flag(help: "Run the programs that a config names with --describe, to check their options too.")
  var ask = false
  @OptionGroup var over: ConfigOptions

  func run() throws {
    var errors: [PlotError] = []
    var flags = over.flags
    flags.asksPrograms = ask
    for config in configs {
      do {
        let spec = try ConfigLoading.load(config, flags)
        let programs = spec.unaskedPrograms.map { "\"\($0)\"" }.joined(separator: ", ")
        let unasked = programs.isEmpty ? "" : "; it runs \(programs), whose options --ask checks"
        Console.print("\(config): right\(unasked)")
      } catch let failure as Failure {
        errors += failure.errors
      }
    }
    if !errors.isEmpty { throw Failure(errors: errors, exitStatus: 2) }
  }
}

/// Reads config files for commands.
package enum ConfigLoading {
  /// Reads a file; throws all that is wrong with it.
  package static func load(
    _ path: String, _ flags: ConfigFlags, needsOutputs: Bool = true
  ) throws -> RunSpec {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    do {
      return try ConfigFile.load(
        path: path, registry: registry, flags: flags, needsOutputs: needsOutputs)
    } catch {
      throw Failure(errors: error.errors, exitStatus: 2, files: error.files)
    }
  }
}
