import PlotConfig
import ArgumentParser
import Comparing
import PlotCore
import PlotEngine

struct CheckCommand: CapturesCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: "Hold recordings to limits; status 5 where one does not hold.",
      discussion: """
          \(PlotTool.name) check a.mem -e "peak < 512MiB" -e "live at end < 1MiB"
          \(PlotTool.name) check a.mem --baseline b.json -e "peak growth < 10% or < 1MiB"
          \(PlotTool.name) check a.mem -c limits.jsonc --update-baseline
          \(PlotTool.name) check a.mem -c limits.jsonc --format junit=a.xml -o a.png

        A check is FIGURE [of COLUMN] < AMOUNT, with <, <=, > or >=, or FIGURE [of COLUMN] growth \
        < PERCENT% or < AMOUNT [against FILE]. Figures are peak, min, live at end, mean, time mean, \
        p50 to p99.9, events and duration. A growth fails only where it is beyond the percentage \
        and beyond the amount: a percentage alone misfires on small numbers.
        """)
  }

  @Argument(help: "The recordings; - is standard input. Without any, the config's inputs.")
  var captures: [String] = []

  @Option(
    name: [.customShort("e"), .long],
    help: ArgumentHelp("A check; may be given several times.", valueName: "check"))
  var expect: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp("A config whose \"checks\" are held as well.", valueName: "file"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "The baseline of growth checks that name none; it is a JSON file.", valueName: "file"))
  var baseline: String?

  @Flag(help: "Keep the recordings' figures in the baselines, for later checks.")
  var updateBaseline = false

  @Option(
    help: ArgumentHelp(
      "How the verdicts are told: text, json, junit, github; to a file with =FILE. Several times. And how "
        + "recordings are read: table,decimal=comma.",
      valueName: "form[=file]"))
  var format: [String] = []

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      "A picture to draw, with a line at each limit that does not hold. Several times.",
      valueName: "file"))
  var output: [String] = []

  @Flag(name: [.customShort("t"), .long], help: "Draw over time instead of events.")
  var time = false

  @OptionGroup var over: ConfigOptions
  @OptionGroup var picture: PictureOptions
  @OptionGroup var clock: ClockOptions
  @OptionGroup var running: RunningOptions

  func validate() throws {
    if captures.isEmpty, config == nil {
      throw ValidationError("name a recording, or a config with --config")
    }
    if expect.isEmpty, config == nil, !updateBaseline {
      throw ValidationError(
        "name a check: --expect \"peak < 512MiB\", or --config with a config that has \"checks\"")
    }
    if captures.contains("-"), !output.isEmpty {
      throw ValidationError("-: standard input is read once; name a file to have a picture too")
    }
    if config == nil, !over.param.isEmpty || !over.set.isEmpty {
      throw ValidationError("--param and --set are of a config: name one with --config")
    }
    if config != nil, captures.isEmpty, clock.hz != nil || clock.duration != nil {
      throw ValidationError(
        "--hz and --duration are of recordings that are named: config says else")
    }
    let written = format.filter(ReportTarget.isOfRecordings)
    if written.count > 1 {
      throw ValidationError(
        "--format: recordings are read in one way: \(written[0]),… or \(written[1])")
    }
    if config != nil, captures.isEmpty, let first = written.first {
      throw ValidationError("--format \(first) is of recordings that are named: config says else")
    }
  }

  /// What is said of the recordings.
  private var recordings: Clock {
    clock.value.written(as: format.first(where: ReportTarget.isOfRecordings))
  }

  func run() throws {
    let targets = try ReportTarget.read(
      format.filter { !ReportTarget.isOfRecordings($0) }, pictures: output)
    let job = try CheckJob.prepare(
      captures: captures, config: config, flags: over.flags, clock: recordings, expect: expect,
      baseline: baseline, updatesBaseline: updateBaseline, reports: targets.compactMap(\.file))
    let (report, updated) = try job.judge(ToolRun(running.value))
    for target in targets { try target.write(report, quiet: running.value.quiet) }
    for file in updated where !running.value.quiet { Console.write("wrote \(file)\n") }
    if !output.isEmpty { try draw(report) }
    if !report.failures.isEmpty { throw Failure(errors: [], exitStatus: 5) }
  }

  /// Draws what was checked, with a line at each limit that broke.
  private func draw(_ report: CheckReport) throws {
    var spec: RunSpec
    if captures.isEmpty, let config {
      var flags = over.flags
      flags.outputs = output
      spec = try ConfigLoading.load(config, flags)
    } else {
      var flags = try FlagConfig(captures: captures, clock: recordings)
      flags.figure(title: nil, picture: picture.value)
      for file in output { try flags.output(file, scale: picture.scale) }
      spec = try flags.decode()
      spec.wish = FigureWish(overTime: time)
    }
    spec.wish.withDifference = false
    spec.brokenCheckLines = lines(report.failures)
    var quiet = running.value
    quiet.quiet = true
    try ToolRun(quiet).carryOut(spec)
    guard !running.value.quiet else { return }
    for file in output where file != "-" { Console.write("wrote \(file)\n") }
  }

  /// A line for each limit; recordings that are held to the same one share its line.
  private func lines(_ failures: [CheckVerdict]) -> [BrokenCheckLine] {
    var lines: [BrokenCheckLine] = []
    var seen: Set<[String]> = []
    for verdict in failures {
      // A figure that is stated beside the rows has no place on their axes.
      guard let column = verdict.column, verdict.summary[column] != nil else { continue }
      let owner = verdict.rule.isGrowth && captures.count > 1 ? "\(verdict.summary.name): " : ""
      let label = "\(owner)\(verdict.rule.metric.words) limit \(verdict.limit.words)"
      guard seen.insert([label, column]).inserted else { continue }
      lines.append(
        BrokenCheckLine(
          input: verdict.summary.parent ?? verdict.summary.name, column: column,
          value: verdict.limit.value.double,
          label: label))
    }
    return lines
  }
}
