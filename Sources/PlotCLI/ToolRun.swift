import PlotConfig
import PlotCore
import PlotEngine
import Host

/// Carries out a run and tells of it.
package struct ToolRun {
  package let running: Running
  /// The renderers to run; nil for all.
  package var only: [String]?
  /// Whether the files on disk are compared instead of written.
  package var isCheck: Bool

  package init(_ running: Running, only: [String]? = nil, isCheck: Bool = false) {
    self.running = running
    self.only = only
    self.isCheck = isCheck
  }

  /// Runs, prints what was written and the figures; throws where the run or an output failed.
  ///
  /// The figures go to standard error where standard output is somebody else's.
  package func carryOut(_ spec: RunSpec, sparesOutput: Bool = false) throws {
    let report = try execute(spec)
    if isCheck { return try tellDifferences(report) }
    try tell(report, of: spec, sparesOutput: sparesOutput)
  }

  /// Prints what a run wrote and its figures; throws where an output failed.
  package func tell(_ report: RunReport, of spec: RunSpec, sparesOutput: Bool = false) throws {
    let usesOutput = sparesOutput || spec.outputs.contains { $0.path == "-" }
    let stream = usesOutput ? STDERR_FILENO : STDOUT_FILENO
    if !running.quiet {
      for output in report.outputs where output.error == nil && output.path != "-" {
        Console.write("wrote \(output.path) (\(Self.size(output.byteCount)))\n")
      }
      for summary in report.summaries {
        for line in SummaryText.lines(summary, on: stream) {
          if usesOutput { Console.write(line + "\n") } else { Console.print(line) }
        }
      }
    }
    if running.report { for line in ReportText.lines(report) { Console.write(line + "\n") } }
    let errors = report.outputs.compactMap(\.error)
    if !errors.isEmpty { throw Failure(errors: errors, exitStatus: 4) }
  }

  /// Throws where a file is not what the run would write.
  private func tellDifferences(_ report: RunReport) throws {
    if running.report { for line in ReportText.lines(report) { Console.write(line + "\n") } }
    var differences: [PlotError] = []
    for output in report.outputs where output.error == nil {
      if let difference = output.difference {
        differences.append(PlotError(.output, difference, at: Place(file: output.path)))
      } else if !running.quiet {
        Console.print("\(output.path): the same")
      }
    }
    let errors = report.outputs.compactMap(\.error)
    guard errors.isEmpty, differences.isEmpty else {
      throw Failure(errors: errors + differences, exitStatus: errors.isEmpty ? 5 : 4)
    }
  }

  /// Runs, showing progress where it takes longer than a second.
  ///
  /// `growth` keeps what is known of growing inputs from one run to the next.
  package func execute(
    _ spec: RunSpec, wantsAllStatistics: Bool = false, percentiles: [PercentileWish] = [],
    growth: Growth? = nil
  ) throws -> RunReport {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    let progress = Progress()
    var options = RunOptions(
      workerCount: running.threads, only: only,
      temporaryFolder: temporaryFolder(),
      progress: progress, creator: PlotTool.creator,
      date: getenv("SOURCE_DATE_EPOCH").flatMap { Int(String(cString: $0)) } ?? 0,
      wantsAllStatistics: wantsAllStatistics, mode: isCheck ? .compare : .write,
      percentiles: percentiles)
    options.growth = growth
    let line = running.quiet ? nil : ProgressLine(progress)
    defer { line?.stop() }
    return try Run(spec, registry: registry, options: options).execute()
  }

  /// Runs for the figures alone, and tells what each step took where that is asked for.
  package func measure(_ spec: RunSpec, percentiles: [PercentileWish]) throws -> [InputSummary] {
    let report = try execute(spec, wantsAllStatistics: true, percentiles: percentiles)
    if running.report { for line in ReportText.lines(report) { Console.write(line + "\n") } }
    return report.summaries
  }

  private static func size(_ bytes: Int) -> String {
    QuantityFormat.string(Double(bytes), unit: .bytes)
  }
}
