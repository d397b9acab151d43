import ArgumentParser
import PlotConfig
import PlotCore
import PlotEngine

/// Draws recordings.
struct PlotCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plot", abstract: PlotOptions.abstract,
      discussion: PlotOptions.discussion(examples: [
        "plot --no-difference a.csv b.csv", "plot a.csv -o - > a.png",
      ]))
  }

  @OptionGroup var options: PlotOptions

  func run() throws { try options.carryOut() }
}
