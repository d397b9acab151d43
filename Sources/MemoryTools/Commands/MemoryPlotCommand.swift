import ArgumentParser
import PlotCLI
import PlotCore

/// Draws recordings of memory: `plot` with the words of heap, stack and resident memory.
struct MemoryPlotCommand: CapturesCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plot", abstract: PlotOptions.abstract,
      discussion: PlotOptions.discussion(examples: [
        "plot ls.mem",
        "plot -t --hz 2.6GHz build.mem -o build.png -o build.pdf",
        "plot --theme dark --title \"before and after\" a.mem b.mem -o ab.svg",
        "plot --no-difference a.mem b.mem",
        "plot --rss build.mem",
        "plot --clock a.mem=2.6GHz a.mem psrecord.log",
        "plot build.mem -o - > build.png",
        "plot --follow build.mem -o live.svg",
      ]))
  }

  @OptionGroup var options: PlotOptions

  @Flag(name: [.customShort("T"), .long], help: "Draw the sum of heap and stack too.")
  var total = false

  @Option(
    help: ArgumentHelp(
      "How the stack is drawn: in a small panel, on the heap's scale, on a scale of its own, or not.",
      valueName: "panel|same-scale|different-scales|none"))
  var stack: String = "panel"

  @Flag(
    help: "Draw resident memory too, over time, from NAME.mem.json as `record` wrote it.")
  var rss = false

  @Flag(name: .customLong("print-parsed-entries"), help: "Print every record instead of drawing.")
  var printParsedEntries = false

  var captures: [String] {
    get { options.captures }
    set { options.captures = newValue }
  }

  func validate() throws {
    if options.follow, printParsedEntries {
      throw ValidationError("--follow and --print-parsed-entries exclude each other")
    }
  }

  func run() throws {
    if printParsedEntries {
      for path in options.captures { try Dump.write(path) }
      return
    }
    guard let secondary = FigureWish.Secondary(rawValue: stack) else {
      let words = FigureWish.Secondary.allCases.map(\.rawValue)
      throw PlotError(
        .usage, "--stack: expected \(words.joined(separator: ", ")), not \"\(stack)\"",
        remedy: Spelling.nearest(to: stack, among: words).map { "did you mean \"\($0)\"?" })
    }
    let files = try rss ? Sidecars.beside(options.captures) : nil
    try options.carryOut(files: files) { wish in
      wish.withTotal = total
      wish.secondary = secondary
    }
  }
}
