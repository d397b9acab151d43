import ArgumentParser
import CHost
import PlotCore
import Host

/// A command-line tool made of plugins.
///
///     import PlotCLI
///     PlotTool.main(plugins: [.memusage, .png, .cairoText])
public enum PlotTool {
  /// The version of this framework and of the tool built from it.
  public static let version = "0.1.0"

  /// The installed plugins, for the command that runs.
  @TaskLocal static var registry: Registry?

  /// The name by which the tool was called.
  static let name =
    CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? "highwater"

  /// Runs the tool on the process' arguments and ends the process with the run's exit status.
  public static func main(plugins: [Plugin]) -> Never {
    chost_use_large_pages()
    exit(run(plugins: plugins, arguments: Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the tool and returns its exit status: 0 done, 1 a failure of the tool, 2 usage or config,
  /// 3 input, 4 some outputs failed, 5 a check did not hold.
  public static func run(plugins: [Plugin], arguments: [String]) -> Int32 {
    // A closed pipe is told by write, where it is no error.
    signal(SIGPIPE, SIG_IGN)
    do {
      let registry = try Registry(plugins)
      let waitForFonts = Self.draws(arguments) ? registry.startTextMeasurer() : {}
      defer { waitForFonts() }
      return try $registry.withValue(registry) {
        var command = try parse(arguments)
        try command.run()
        return 0
      }
    } catch let error as PlotError {
      Console.error(error)
      return error.exitStatus
    } catch let failure as Failure {
      for error in failure.errors { Console.error(error) }
      return failure.exitStatus
    } catch {
      return end(with: error)
    }
  }

  /// Parses `plot` by itself where nothing is wrong and no help is wanted: the way through the root
  /// looks for wishes of completion scripts first, which takes as long.
  private static func parse(_ arguments: [String]) throws -> any ParsableCommand {
    if arguments.first == PlotCommand._commandName,
      let command = try? PlotCommand.parseAsRoot(Array(arguments.dropFirst())) as? PlotCommand
    {
      return command
    }
    return try RootCommand.parseAsRoot(arguments)
  }

  /// Tells whether a command will draw: finding fonts takes as long as reading its arguments does, so
  /// both are done at once.
  private static func draws(_ arguments: [String]) -> Bool {
    ["plot", "run"].contains(arguments.first)
  }

  /// Help goes to standard output; what is wrong with the arguments to standard error.
  private static func end(with error: any Error) -> Int32 {
    let text = RootCommand.fullMessage(for: error)
    if RootCommand.exitCode(for: error) == .success {
      Console.print(text)
      return 0
    }
    if !text.isEmpty { Console.write(text + "\n") }
    return 2
  }
}

/// Several errors at once, or an exit status of its own.
struct Failure: Error {
  var errors: [PlotError]
  var exitStatus: Int32
  /// The config files that were named, where the config is wrong.
  var files: [String] = []
}

extension PlotError {
  /// The status with which a tool ends on this error.
  var exitStatus: Int32 {
    switch stage {
    case .usage, .config: 2
    case .input: 3
    case .output: 4
    case .transform, .layout, .tool: 1
    }
  }
}

struct RootCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: PlotTool.name,
      abstract: "Draw what a program's memory did.",
      discussion: """
        Record:  \(PlotTool.name) record ls
        Draw:    \(PlotTool.name) plot ls.mem
                 \(PlotTool.name) plot before.mem after.mem -o change.svg -o change.pdf
        Numbers: \(PlotTool.name) stat --json ls.mem
                 \(PlotTool.name) compare before.mem after.mem
        Limits:  \(PlotTool.name) check ls.mem --expect "peak < 512MiB"
        """,
      version: PlotTool.version,
      subcommands: recording + [
        PlotCommand.self, RunCommand.self, ValidateCommand.self, ConfigCommand.self,
        InitCommand.self, SchemaCommand.self, StatCommand.self, CompareCommand.self,
        CheckCommand.self, DumpCommand.self, MemusagestatCommand.self, PluginsCommand.self,
      ])
  }

  /// Only glibc has the library that records.
  private static var recording: [any ParsableCommand.Type] {
    #if canImport(Glibc)
      [RecordCommand.self]
    #else
      []
    #endif
  }
}
