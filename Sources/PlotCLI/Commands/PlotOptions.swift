import ArgumentParser
import PlotConfig
import PlotCore
import PlotEngine

/// What any tool's `plot` takes.
package struct PlotOptions: ParsableArguments {
  /// The first line of a `plot` command's help.
  package static let abstract =
    "Draw recordings; several are laid over each other, two with their difference."

  /// The text of a `plot` command's help, with a tool's own examples below the first.
  package static func discussion(examples: [String]) -> String {
    """
    Without -o the picture is NAME.png in the current folder; the format follows the file's ending.


    """ + examples.map { "  \(PlotTool.name) \($0)" }.joined(separator: "\n")
  }

  @Argument(help: "The recordings; - is standard input.") package var captures: [String]

  @Option(
    name: [.short, .long],
    help: "A file to write; may be given several times. - is standard output (PNG).")
  package var output: [String] = []

  @Option(help: "The headline; the recording's name where it is not given.")
  package var title: String?

  @Flag(name: [.customShort("t"), .long], help: "Draw over time instead of events.")
  package var time = false

  @Flag(
    name: .customLong("no-difference"),
    help: "Lay two recordings over each other instead of the difference under them.")
  package var noDifference = false

  @Flag(
    help: "Draw again while the recording grows, until the program that writes it has ended, or ^C."
  )
  package var follow = false

  @Flag(help: "With --follow: do not end with the program; draw what is recorded next, until ^C.")
  package var forever = false

  @OptionGroup package var picture: PictureOptions
  @OptionGroup package var clock: ClockOptions
  @OptionGroup package var written: FormatOptions
  @OptionGroup package var sources: SourceOptions
  @OptionGroup package var held: LimitOptions
  @OptionGroup package var running: RunningOptions

  package init() {}

  package func validate() throws {
    if forever, !follow { throw ValidationError("--forever is of use with --follow only") }
  }

  /// Draws the recordings; `files` stand in their place, and `adapt` changes what is asked of a
  /// suggested figure.
  package func carryOut(
    files: [String]? = nil, adapt: (inout FigureWish) -> Void = { _ in }
  ) throws {
    var flags = try FlagConfig(
      captures: files ?? captures, clock: clock.value.written(as: written.format),
      sources: sources.value)
    flags.figure(title: title, picture: picture.value)
    flags.hold(against: held.limit)
    for file in output.isEmpty ? [flags.defaultPicture] : output {
      try flags.output(file, scale: picture.scale)
    }
    var spec = try flags.decode()
    spec.wish = FigureWish(overTime: time, withDifference: !noDifference)
    adapt(&spec.wish)
    let toolRun = ToolRun(running.value)
    guard follow else { return try toolRun.carryOut(spec) }
    var following = try Follow(spec, toolRun: toolRun, goesOn: forever)
    try following.run()
  }
}
