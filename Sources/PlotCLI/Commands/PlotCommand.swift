import ArgumentParser
import PlotCore
import PlotEngine

struct PlotCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      commandName: "plot",
      abstract: "Draw recordings; several are laid over each other, two with their difference.",
      discussion: """
        Without -o the picture is NAME.png in the current folder; the format follows the file's ending.

          \(PlotTool.name) plot ls.mem
          \(PlotTool.name) plot -t --hz 2.6GHz build.mem -o build.png -o build.pdf
          \(PlotTool.name) plot --theme dark --title "before and after" a.mem b.mem -o ab.svg
          \(PlotTool.name) plot --no-difference a.mem b.mem
          \(PlotTool.name) plot --rss build.mem
          \(PlotTool.name) plot --clock a.mem=2.6GHz a.mem psrecord.log
          \(PlotTool.name) plot build.mem -o - > build.png
          \(PlotTool.name) plot --follow build.mem -o live.svg
        """)
    // Who has a command above looks for no completion scripts (`PlotTool.parse`).
    configuration._superCommandName = PlotTool.name
    return configuration
  }

  @Argument(help: "The recordings; - is standard input.") var captures: [String]

  @Option(
    name: [.short, .long],
    help: "A file to write; may be given several times. - is standard output (PNG).")
  var output: [String] = []

  @Option(help: "The headline; the recording's name where it is not given.")
  var title: String?

  @Flag(name: [.customShort("T"), .long], help: "Draw the sum of heap and stack too.")
  var total = false

  @Flag(name: [.customShort("t"), .long], help: "Draw over time instead of events.")
  var time = false

  @Option(
    help: ArgumentHelp(
      "How the stack is drawn: in a small panel, on the heap's scale, on a scale of its own, or not.",
      valueName: "panel|same-scale|different-scales|none"))
  var stack: String = "panel"

  @Flag(
    name: .customLong("no-difference"),
    help:
      "Lay two recordings over each other, with the stack, instead of the difference under them.")
  var noDifference = false

  @Flag(
    help: "Draw resident memory too, over time, from NAME.mem.json as `record` wrote it.")
  var rss = false

  @Flag(name: .customLong("print-parsed-entries"), help: "Print every record instead of drawing.")
  var printParsedEntries = false

  @Flag(
    help: "Draw again while the recording grows, until the program that writes it has ended, or ^C."
  )
  var follow = false

  @Flag(help: "With --follow: do not end with the program; draw what is recorded next, until ^C.")
  var forever = false

  @OptionGroup var picture: PictureOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var held: LimitOptions
  @OptionGroup var running: RunningOptions

  func validate() throws {
    if forever, !follow { throw ValidationError("--forever is of use with --follow only") }
    if follow, printParsedEntries {
      throw ValidationError("--follow and --print-parsed-entries exclude each other")
    }
  }

  func run() throws {
    if printParsedEntries {
      for path in captures { try Dump.write(path) }
      return
    }
    guard let wish = FigureWish.Secondary(rawValue: stack) else {
      let words = FigureWish.Secondary.allCases.map(\.rawValue)
      throw PlotError(
        .usage, "--stack: expected \(words.joined(separator: ", ")), not \"\(stack)\"",
        remedy: Spelling.nearest(to: stack, among: words).map { "did you mean \"\($0)\"?" })
    }
    let files = try rss ? SourceFlags.withSidecars(captures) : captures
    var flags = try FlagConfig(captures: files, clock: clock.value, sources: sources.value)
    flags.figure(title: title, picture: picture.value)
    flags.hold(against: held.limit)
    for file in output.isEmpty ? [flags.defaultPicture] : output {
      try flags.output(file, scale: picture.scale)
    }
    var spec = try flags.decode()
    spec.wish = FigureWish(
      overTime: time, withTotal: total, secondary: wish, withDifference: !noDifference)
    let conductor = Conductor(running.value)
    guard follow else { return try conductor.carryOut(spec) }
    var following = try Follow(spec, conductor: conductor, goesOn: forever)
    try following.run()
  }
}
