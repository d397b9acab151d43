import Foundation
import Highwater
import PlotCore
import PlotEngine
import PlotTesting
import Testing

/// Small recordings on which tools were wrong, each with what is right: the numbers, the runs, the notes.
@Suite struct ReportTests {
  /// A recording and what it holds.
  struct Report: CustomTestStringConvertible, Sendable {
    var file: String
    var format: String
    /// Columns with all of their values; NaN is a gap.
    var values: [(column: String, values: [Double])]
    var runs: [Range<Int>] = []
    var endings: [SourceRun.Ending] = []
    var notes: [String] = []
    var main: String

    var testDescription: String { file }
  }

  private static let mebi = 1_048_576.0
  private static let nan = Double.nan

  private static let reports: [Report] = [
    Report(
      file: "01-memusage-summary-check.txt", format: "memusage-summary",
      values: [("from", [0, 16, 32, 65_536]), ("count", [85, 900, 2511, 2741])], main: "count"),
    Report(
      file: "02-pidstat-next-day.txt", format: "pidstat",
      values: [
        // 13 hours lie between 23:00:01 on one day and 12:00:01 on the next.
        ("time", [0, 1, 46_800, 46_801]),
        ("rss", [9_216_000, 9_318_400, 20_480_000, 20_582_400]),
      ],
      runs: [0..<2, 2..<4], endings: [.logEnd, .logEnd], notes: ["several-runs"], main: "rss"),
    Report(
      file: "03-pidstat-report-over-two-seconds.txt", format: "pidstat",
      values: [
        ("time", [0, 67, 129]), ("rss", [923_648_000, 923_648_000, 923_648_000]),
        ("processes", [2, 2, 2]),
      ], main: "rss"),
    Report(
      file: "04-mprof-children-counted-twice.dat", format: "mprof",
      values: [
        ("memory", [66_846_720, 403_013_632, 403_013_632, 66_846_720]),
        ("children", [0, 336_191_488, 336_191_488, 0]),
        ("total", [66_846_720, 403_013_632, 403_013_632, 66_846_720]),
      ], notes: ["children-counted"], main: "memory"),
    Report(
      file: "05-mprof-nothing-ran-between-runs.dat", format: "mprof",
      values: [
        ("time", [0, 1, 2, 102, 103, 104]),
        ("memory", [100, 200, 200, 100, 150, 150].map { $0 * mebi }), ("run", [1, 1, 1, 2, 2, 2]),
      ],
      runs: [0..<3, 3..<6], endings: [.logEnd, .logEnd], notes: ["several-runs"], main: "memory"),
    Report(
      file: "15-psrecord-appended.log", format: "psrecord",
      values: [
        ("time", [0, 1, 2, 2, 3, 4]), ("rss", [100, 100, 100, 300, 300, 300].map { $0 * mebi }),
        ("virtual", [500, 500, 500, 900, 900, 900].map { $0 * mebi }),
      ],
      runs: [0..<3, 3..<6], endings: [.logEnd, .logEnd], notes: ["several-runs"], main: "rss"),
    Report(
      file: "16-prometheus-pod-gone.json", format: "prometheus",
      values: [
        ("time", [0, 15, 3600, 3615]), ("a-1", [100_000_000, 110_000_000, nan, nan]),
        ("a-2", [nan, nan, 50_000_000, 60_000_000]),
      ],
      runs: [0..<2, 2..<4], endings: [.seriesGone, .logEnd], notes: ["clock-start"], main: "a-1"),
    Report(
      file: "17-psrecord-banner.txt", format: "psrecord",
      values: [("time", [0, 0.302]), ("rss", [1_687_159, 1_792_016])], main: "rss"),
    Report(
      file: "18-pidstat-human.txt", format: "pidstat",
      values: [
        ("time", [0, 1]), ("rss", [7_945_689_498 + 3_355_443, 9_019_431_322 + 864_256]),
        ("rss_2199", [7_945_689_498, 9_019_431_322]), ("rss_2211", [3_355_443, 864_256]),
      ], main: "rss"),
    Report(
      file: "19-pidstat-chinese.txt", format: "pidstat",
      values: [("time", [0, 1]), ("rss", [1_719_552 * 1024, 1_819_552 * 1024])], main: "rss"),
    Report(
      file: "20-prometheus-data-only.json", format: "prometheus",
      values: [
        ("time", [0, 15, 30]),
        ("process_resident_memory_bytes", [100_000_000, 110_000_000, 120_000_000]),
      ], notes: ["clock-start"], main: "process_resident_memory_bytes"),
    Report(
      file: "24-psrecord-k-percent.log", format: "psrecord", values: [("cpu", [1600, 800])],
      main: "rss"),
    Report(
      file: "26-psrecord-bom.txt", format: "psrecord",
      values: [
        ("time", [0, 1.002, 2.004]), ("rss", [207_790_014, 207_790_014, 207_790_014]),
      ], main: "rss"),
    Report(
      file: "40-memusage-summary-wrapped-peak.txt", format: "memusage-summary",
      values: [("count", [85, 900, 2511, 2741])], notes: ["wrapped-figure"], main: "count"),
    Report(
      file: "41-pidstat-json.json", format: "pidstat",
      values: [("time", [0, 1]), ("rss", [9004 * 1024, 12_004 * 1024])], main: "rss"),
    Report(
      file: "42-promtool.txt", format: "prometheus",
      values: [
        ("time", [0, 30, 60]),
        ("process_resident_memory_bytes", [100_000_000, 110_000_000, 120_000_000]),
      ], notes: ["clock-start"], main: "process_resident_memory_bytes"),
    Report(
      file: "43-victoriametrics-export.ndjson", format: "prometheus",
      values: [
        ("time", [0, 15, 30]),
        ("process_resident_memory_bytes", [100_000_000, 110_000_000, 120_000_000]),
      ], notes: ["clock-start"], main: "process_resident_memory_bytes"),
    Report(
      file: "47-nine-curves.csv", format: "table",
      values: [("p0_bytes", Array(repeating: 1_000_000, count: 20))], main: "p9_bytes"),
    Report(
      file: "51-prometheus-twelve.json", format: "prometheus", values: [], notes: ["clock-start"],
      main: "server-11"),
  ]

  @Test(arguments: reports)
  func holdsWhatIsRight(report: Report) throws {
    let source = try Self.open(report.file)
    #expect(source.info.format == report.format)
    for (column, values) in report.values {
      // Times are whole nanoseconds, which a product with 1e-9 leaves beside.
      let scale = column == "time" ? 1e9 : 1
      let found = try source.values(of: column).map {
        $0.isNaN ? nil : ($0 * scale).rounded() / scale
      }
      #expect(found == values.map { $0.isNaN ? nil : $0 }, "\(column)")
    }
    #expect(source.info.runs.map(\.rows) == report.runs)
    #expect(source.info.runs.map(\.ending) == report.endings)
    // None of the logs tells that its last value holds beyond the last row.
    #expect(source.info.runs.allSatisfy { $0.end == nil })
    #expect(source.runs.map(\.rows) == (report.runs.isEmpty ? [0..<source.rowCount] : report.runs))
    #expect(source.info.notes.map(\.code) == report.notes)
    #expect(source.mainColumn?.name == report.main)
    #expect(checkMainColumn(source, named: report.file) == [])
    #expect(try checkSource(source, named: report.file) == [])
  }

  @Test(
    arguments: [
      (
        "21b-prometheus-vector.json",
        "is the vector of an instant query, one sample of each series", "query_range"
      ),
      (
        "38-massif-two-recordings.out",
        "holds recordings whose times are in instructions and in bytes, which share no axis",
        "a file of its own"
      ),
    ])
  func saysWhatIsWrong(file: String, message: String, remedy: String) throws {
    let error = #expect(throws: PlotError.self) { try Self.open(file) }
    #expect(error?.message == message)
    #expect(error?.remedy?.contains(remedy) == true)
    #expect(error?.place?.file.hasSuffix(file) == true)
  }

  static func open(_ file: String) throws -> any Source {
    let path = try fixturePath("reports/recordings/\(file)")
    let opener = InputOpener(registry: try Registry(Plugin.everything))
    return try opener.open(Input(name: file, file: try InputFile(path: path)), parser: nil)
  }
}
