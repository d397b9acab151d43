import PlotConfig
import PlotCLI
import ArgumentParser
import MemoryRecordings
import PlotCore
import PlotEngine

struct MemusagestatCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "memusagestat",
      abstract: "Draw with the command line of glibc's memusagestat.",
      discussion: """
        A script that calls memusagestat needs one word more, and gets the same file names and sizes:

          \(PlotTool.name) memusagestat -o ls.png -t ls.mem
        """)
  }

  @Option(name: [.short, .long], help: "The picture; DATAFILE.png where it is not given.")
  var output: String?

  @Option(name: [.short, .customLong("string")], help: "The headline.")
  var string: String?

  @Flag(name: [.short, .long], help: "Draw over time instead of events.") var time = false
  @Flag(name: [.customShort("T"), .long], help: "Draw the sum of heap and stack too.")
  var total = false

  @Option(name: [.short, .customLong("x-size")], help: "The width in pixels.")
  var xSize = 800

  @Option(name: [.short, .customLong("y-size")], help: "The height in pixels.")
  var ySize = 600

  @OptionGroup var held: LimitOptions

  @Argument(help: "The recording.") var datafile: String
  @Argument(help: "The picture, as -o.") var outfile: String?

  func run() throws {
    // A script that calls it gets these looks whatever themes a tool lists.
    let registry = PlotTool.registry?.adding(Plugin.memoryThemes)
    try PlotTool.$registry.withValue(registry) { try draw() }
  }

  private func draw() throws {
    var flags = try FlagConfig(captures: [datafile], clock: Clock())
    var picture = Picture()
    picture.width = "\(xSize)"
    picture.height = "\(ySize)"
    picture.theme = "memusagestat"
    flags.figure(title: string, picture: picture)
    flags.hold(against: held.limit)
    try flags.output(output ?? outfile ?? datafile + ".png", scale: "1", type: "png")
    var spec = try flags.decode()
    spec.wish = FigureWish(overTime: time, withTotal: total, secondary: .differentScales)
    var running = Running()
    running.quiet = true
    try ToolRun(running).carryOut(spec)
  }
}
