import ArgumentParser
import PlotCore
import PlotEngine
import Host

struct StatCommand: CapturesCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stat", abstract: "Print the figures of recordings.",
      discussion: """
          \(PlotTool.name) stat ls.mem
          \(PlotTool.name) stat --limit 2GiB build.mem
          \(PlotTool.name) stat --json ls.mem | jq .inputs[0].fields.heap.max
        """)
  }

  @Argument(help: "The recordings; - is standard input.") var captures: [String]
  @Flag(help: "Print JSON.") var json = false
  @OptionGroup var clock: ClockOptions
  @OptionGroup var written: FormatOptions
  @OptionGroup var sources: SourceOptions
  @OptionGroup var held: LimitOptions
  @OptionGroup var running: RunningOptions

  func run() throws {
    var flags = try FlagConfig(
      captures: captures, clock: clock.value.written(as: written.format), sources: sources.value)
    flags.hold(against: held.limit)
    let spec = try flags.decode(needsOutputs: false)
    let report = try ToolRun(running.value).execute(spec, wantsAllStatistics: true)
    guard json else {
      for summary in report.summaries {
        for line in SummaryText.lines(summary, on: STDOUT_FILENO) { Console.print(line) }
        for line in StatTable.lines(summary) { Console.print(line) }
      }
      return
    }
    var sink = ByteSink.standardOutput
    try SummaryJSON.write(report.summaries, pretty: true, to: &sink)
    try sink.flush()
  }
}

/// The figures of each column, exact, as a table.
package enum StatTable {
  /// Returns the lines: a head, then one for each column.
  static func lines(_ summary: InputSummary) -> [String] {
    var rows = [
      [
        "column", "unit", "min", "max", "at \(summary.info.vocabulary.row)", "first", "last",
        "mean",
        "time mean",
      ]
    ]
    for figures in summary.statistics {
      // Rows of several things have neither a first nor a last value in common.
      let isWhole = summary.groups.isEmpty || figures.column.isAscending
      rows.append([
        figures.column.name, figures.column.unit.symbol, figures.minimum?.value.digits ?? "",
        figures.maximum?.value.digits ?? "", figures.maximum.map { "\($0.row)" } ?? "",
        isWhole ? figures.first?.digits ?? "" : "", isWhole ? figures.last?.digits ?? "" : "",
        figures.mean.map(text(of:)) ?? "",
        isWhole ? figures.timeMean.map(text(of:)) ?? "" : "",
      ])
    }
    func text(of mean: Double) -> String {
      mean.magnitude < 1 ? Decimal.significant(mean) : Decimal.trimmed(mean, places: 2)
    }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      "  "
        + row.indices.map { column in
          let padding = String(repeating: " ", count: widths[column] - row[column].count)
          return column < 2 ? row[column] + padding : padding + row[column]
        }.joined(separator: "  ")
    }
  }
}
