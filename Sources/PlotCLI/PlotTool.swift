import ArgumentParser
import Host
import PlotCore
import PlotEngine

/// A command-line tool made of plugins and commands: somebody's own, with a name of its own.
///
///     import PlotCLI
///
///     PlotTool(
///       name: "tempest", version: "1.0.0", about: "Draw what the thermometers said.",
///       plugins: [.table, .svg, .fixedText]
///     ).main()
public struct PlotTool: Sendable {
  /// The name by which it is called, and which its help and messages say.
  public let name: String
  /// Its own version.
  public let version: String
  /// What it does: a sentence for the first line of its help, and what follows, behind an empty line,
  /// for the lines below.
  public let about: String
  /// Its plugins.
  public let plugins: [Plugin]
  /// Its commands.
  public let commands: [any ParsableCommand.Type]

  /// Creates a tool.
  ///
  /// Commands are types of swift-argument-parser; of two with one name the later one counts, so that
  /// a tool may have a `plot` of its own.
  public init(
    name: String, version: String, about: String, plugins: [Plugin],
    commands: [any ParsableCommand.Type] = PlotTool.standardCommands
  ) {
    self.name = name
    self.version = version
    self.about = about
    self.plugins = plugins
    var kept: [any ParsableCommand.Type] = []
    for command in commands {
      if let twin = kept.firstIndex(where: { $0.calledName == command.calledName }) {
        kept[twin] = command
      } else {
        kept.append(command)
      }
    }
    self.commands = kept
  }

  /// The commands of any tool: they draw, carry out configs, tell figures, compare them and hold them to
  /// limits, and tell of what is installed.
  public static var standardCommands: [any ParsableCommand.Type] {
    [
      PlotCommand.self, RunCommand.self, ValidateCommand.self, ConfigCommand.self,
      InitCommand.self, SchemaCommand.self, StatCommand.self, CompareCommand.self,
      CheckCommand.self, PluginsCommand.self,
    ]
  }

  /// The tool whose command runs; nil outside of one.
  @TaskLocal public static var current: PlotTool?
  /// The installed plugins of the tool whose command runs; nil outside of one.
  @TaskLocal public static var registry: Registry?

  /// The current tool's name.
  package static var name: String { current?.name ?? "plot" }

  /// What outputs say they were made by: `Highwater 1.0.0`.
  package static var creator: String {
    guard let current else { return "Highwater" }
    return "\(current.name.prefix(1).uppercased())\(current.name.dropFirst()) \(current.version)"
  }

  /// The names of the current tool's themes, for help, which is written when the command has ended.
  static var themes: String {
    let registry = registry ?? current.flatMap { try? Registry(tool: $0.plugins) }
    return (registry?.themes ?? .standard).names.joined(separator: ", ")
  }

  /// Runs the tool on the process' arguments and ends the process with the run's exit status.
  public func main() -> Never {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Runs the tool and returns its exit status: 0 done, 1 a failure of the tool, 2 usage or config,
  /// 3 input, 4 some outputs failed, 5 a check did not hold.
  public func run(_ arguments: [String]) -> Int32 {
    // A closed pipe is told by write, where it is no error.
    signal(SIGPIPE, SIG_IGN)
    return Self.$current.withValue(self) {
      do {
        let registry = try Registry(tool: plugins)
        let waitForFonts = Self.draws(arguments) ? registry.startTextMeasurer() : {}
        defer { waitForFonts() }
        return try Self.$registry.withValue(registry) {
          var command = try FoldedArguments.parse(arguments) { try RootCommand.parseAsRoot($0) }
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
        return Self.end(with: error)
      }
    }
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

extension ParsableCommand {
  /// The word by which a command is called.
  fileprivate static var calledName: String {
    configuration.commandName ?? String(describing: Self.self)
  }
}

/// What stands above all commands: the tool itself.
struct RootCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    guard let tool = PlotTool.current else { return CommandConfiguration() }
    let about = tool.about.split(separator: "\n\n", maxSplits: 1)
    return CommandConfiguration(
      commandName: tool.name, abstract: about.first.map(String.init) ?? "",
      discussion: about.count > 1 ? String(about[1]) : "", version: tool.version,
      subcommands: tool.commands)
  }
}
