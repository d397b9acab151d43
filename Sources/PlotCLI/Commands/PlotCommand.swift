import ArgumentParser
import PlotConfig
import PlotCore
import PlotEngine

/// Draws recordings.
struct PlotCommand: CapturesCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plot", abstract: PlotOptions.abstract,
      discussion: PlotOptions.discussion(examples: [
        "plot --no-difference a.csv b.csv", "plot a.csv -o - > a.png",
      ]))
  }

  @OptionGroup var options: PlotOptions

  var captures: [String] {
    get { options.captures }
    set { options.captures = newValue }
  }

  func run() throws { try options.carryOut() }
}
