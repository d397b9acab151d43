import PlotCLI
import ArgumentParser

/// The commands of tools that know memory.
///
///     PlotTool(
///       name: "memory", version: "1.0.0", about: "Draw what a program's memory did.",
///       plugins: [.memusage, .svg, .cairoText] + Plugin.memoryThemes,
///       commands: MemoryTools.record + PlotTool.standardCommands + MemoryTools.commands
///     ).main()
public enum MemoryTools {
  /// A `plot` that knows heap, stack and resident memory, `dump` and `memusagestat`: to be listed
  /// behind `PlotTool.standardCommands`.
  public static var commands: [any ParsableCommand.Type] {
    [MemoryPlotCommand.self, DumpCommand.self, MemusagestatCommand.self]
  }

  /// `record`, which runs a program under glibc's `libmemusage`; none on other systems.
  public static var record: [any ParsableCommand.Type] {
    #if canImport(Glibc)
      [RecordCommand.self]
    #else
      []
    #endif
  }
}
