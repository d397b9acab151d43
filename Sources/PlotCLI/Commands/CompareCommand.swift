import PlotConfig
import ArgumentParser
import Comparing
import PlotCore
import PlotEngine
import Host

struct CompareCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compare",
      abstract: "Tell what changed from one recording to another, in numbers and as a picture.",
      usage: """
        \(PlotTool.name) compare [<options>] BEFORE AFTER
        \(PlotTool.name) compare [<options>] --before FILE … --after FILE …
        """,
      discussion: """
          \(PlotTool.name) compare before.mem after.mem
          \(PlotTool.name) compare before.mem after.mem -o change.svg -o change.png
          \(PlotTool.name) compare --markdown before.mem after.mem >> "$GITHUB_STEP_SUMMARY"
          \(PlotTool.name) compare --before a1.mem a2.mem a3.mem --after b1.mem b2.mem b3.mem

        Of several runs a side the medians are compared; the spread is from the lowest to the \
        highest run of the side where that is wider, and a change is larger than the spread, or \
        within it. The picture then shows the runs with the median peaks.
        """)
  }

  @Argument(help: ArgumentHelp("The recordings, before and after.", valueName: "before after"))
  var captures: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "Recordings before the change, several runs of one program.", valueName: "file"))
  var before: [String] = []

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Recordings after the change, likewise.", valueName: "file"))
  var after: [String] = []

  @Option(
    help: ArgumentHelp("The column to compare; the recordings' main one else.", valueName: "name"))
  var column: String?

  @Flag(help: "Print JSON.") var json = false
  @Flag(help: "Print a table for a pull request.") var markdown = false

  @Option(
    name: [.short, .long],
    help: "A file to write the picture to; may be given several times. - is standard output (PNG).")
  var output: [String] = []

  @Option(help: "The picture's headline.")
  var title: String?

  @Flag(name: [.customShort("t"), .long], help: "Draw over time instead of events.")
  var time = false

  @OptionGroup var picture: PictureOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var written: FormatOptions
  @OptionGroup var running: RunningOptions

  func validate() throws {
    if json, markdown { throw ValidationError("--json and --markdown exclude each other") }
    if !before.isEmpty || !after.isEmpty {
      guard captures.isEmpty, !before.isEmpty, !after.isEmpty else {
        throw ValidationError("name two recordings, or several with both --before and --after")
      }
    } else if captures.count != 2 {
      throw ValidationError(
        "compare takes two recordings, not \(captures.count);"
          + " name several runs of a side with --before and --after")
    }
    let inputs = (captures + before + after).filter { $0 == "-" }.count
    if inputs > 1 || (inputs == 1 && !output.isEmpty) {
      throw ValidationError("-: standard input is read once; name files")
    }
    if output.count(where: { $0 == "-" }) > 0, json || markdown {
      throw ValidationError("-o -: standard output has the table already")
    }
  }

  func run() throws {
    let sides = captures.isEmpty ? (before, after) : ([captures[0]], [captures[1]])
    let spec = try FlagConfig(
      captures: sides.0 + sides.1, clock: clock.value.written(as: written.format)
    )
    .decode(needsOutputs: false)
    let wishes = Metric.usualPercentiles.map { PercentileWish($0, of: column) }
    let summaries = try ToolRun(running.value).measure(spec, percentiles: wishes)
    let comparison = try Comparison(
      before: Array(summaries.prefix(sides.0.count)),
      after: Array(summaries.dropFirst(sides.0.count)), column: column)
    // The table stands before the picture, which is the longer work.
    try tell(comparison)
    guard !output.isEmpty else { return }
    try draw(comparison)
  }

  private func tell(_ comparison: Comparison) throws {
    if json {
      var sink = ByteSink.standardOutput
      try sink.write(comparison.json())
      return try sink.flush()
    }
    if markdown { return comparison.markdownLines().forEach(Console.print) }
    guard !running.value.quiet else { return }
    let usesOutput = output.contains("-")
    let stream = usesOutput ? STDERR_FILENO : STDOUT_FILENO
    func put(_ line: String) { usesOutput ? Console.write(line + "\n") : Console.print(line) }
    for (word, runs) in [("before", comparison.before), ("after ", comparison.after)] {
      for run in runs {
        put("\(word)  \(Console.styled(run.path, .bold, on: stream))  \(run.info.format)")
        for note in run.info.notes { SummaryText.noteLines(note, on: stream).forEach(put) }
      }
    }
    put("")
    comparison.textLines().forEach(put)
  }

  /// Draws the two runs, or those with the median peaks.
  private func draw(_ comparison: Comparison) throws {
    let chosen = [comparison.before, comparison.after].map { Self.median($0, comparison.column) }
    var flags = try FlagConfig(
      captures: chosen.map(\.path), clock: clock.value.written(as: written.format))
    let names = CaptureNames.of(chosen.map(\.path)).joined(separator: " → ")
    let result = comparison.headline.map { "\(names): \($0)" }
    let headline = result.map { Template.escaped($0) }
    flags.figure(title: title ?? headline, picture: picture.value)
    for file in output { try flags.output(file, scale: picture.scale) }
    var spec = try flags.decode()
    spec.wish = FigureWish(overTime: time)
    spec.result = result
    if comparison.before.count + comparison.after.count > 2 {
      spec.caption =
        "the runs with the median peaks of \(comparison.before.count) before and"
        + " \(comparison.after.count) after"
    }
    var quiet = running.value
    quiet.quiet = true
    try ToolRun(quiet).carryOut(spec)
    guard !running.value.quiet else { return }
    for file in output where file != "-" { Console.write("wrote \(file)\n") }
  }

  private static func median(_ runs: [InputSummary], _ column: Column) -> InputSummary {
    let sorted = runs.sorted { a, b in
      let peaks = [a, b].map { Metric.peak.measure($0, column: column.name)?.value.double ?? 0 }
      return peaks[0] < peaks[1]
    }
    return sorted[(sorted.count - 1) / 2]
  }
}
