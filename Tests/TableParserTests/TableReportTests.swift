import PlotCore
import PlotTesting
import TableParser
import Testing

/// What is right of a file on which the parser was wrong once.
struct TableReport: Sendable, CustomTestStringConvertible {
  var file: String
  var main: String
  /// The time of each row; empty where there is none.
  var times: [Double]
  var columns: [(name: String, unit: Unit, values: [Double])]
  var notes: [String] = []
  /// Columns that the figure leaves out.
  var aside: [String] = []

  var testDescription: String { file }
}

private let MiB = 0x1p20
private let none = Double.nan

@Suite struct TableReportTests {
  static let reports = [
    TableReport(
      file: "08-table-kb-is-1024.csv", main: "VmRSS", times: [0, 1],
      columns: [
        ("VmRSS", .bytes, [0x1p30, 0x1p31]), ("Used Memory", .bytes, [0x1p30, 0x1p31]),
        ("memory_used_gb", .bytes, [0x1p30, 0x1p31]),
      ], notes: ["units"]),
    TableReport(
      file: "09-table-pandas-index.csv", main: "rss_bytes", times: [0.1, 0.2, 0.3],
      columns: [("rss_bytes", .bytes, [1e6, 2e6, 3e6])], aside: ["index"]),
    TableReport(
      file: "09c-table-pid-first.csv", main: "rss", times: [0, 1, 2],
      columns: [("rss", .none, [1000, 2000, 3000])], aside: ["pid"]),
    TableReport(
      file: "10-table-nulls-in-first-row.csv", main: "Pod 4", times: [0, 15, 30],
      columns: [
        ("Pod 1", .none, [none, none, 352_759_808]),
        ("Pod 2", .none, [none, 352_759_808, 352_759_808]),
        ("Pod 4", .none, [366_645_248, 352_759_808, 352_759_808]),
      ], notes: ["clock-start", "empty-column"]),
    TableReport(
      file: "11-nvidia-smi.csv", main: "memory.used", times: [0, 14.919, 15.727],
      columns: [("memory.used", .bytes, [754 * MiB, 808 * MiB, 835 * MiB])],
      notes: ["clock-start", "limit-column"], aside: ["memory.total"]),
    TableReport(
      file: "12-docker-stats.csv", main: "MemUsage", times: [0, 1],
      columns: [
        ("MemUsage", .bytes, [14.03 * MiB, 15.03 * MiB]),
        ("MemUsage limit", .bytes, [20 * MiB, 20 * MiB]), ("MemPerc", Unit("%"), [70.14, 75.14]),
      ], notes: ["clock-start", "limit-column"], aside: ["MemUsage limit"]),
    TableReport(
      file: "13-table-header-again.csv", main: "rss", times: [0, 1, 2, 3],
      columns: [("rss", .none, [1000, 2000, 3000, 4000])], notes: ["header-again"]),
    TableReport(
      file: "22-table-cr-only.csv", main: "rss", times: [0.1, 0.2, 0.3],
      columns: [("rss", .none, [1000, 2000, 3000])]),
    TableReport(
      file: "23-table-suffixes-empty-picture.csv", main: "mem", times: [0, 1, 2],
      columns: [("mem", .bytes, [1536 * MiB, 1.6 * 0x1p30, 900 * MiB])],
      notes: ["clock-start", "units"]),
    TableReport(
      file: "25-table-float-noise.csv", main: "rss_bytes", times: [0, 115],
      columns: [("rss_bytes", .bytes, [100, 200])], notes: ["clock-start"]),
    TableReport(
      file: "27-table-utf16.csv", main: "rss_bytes", times: [0, 1],
      columns: [("rss_bytes", .bytes, [1e6, 2e6])]),
    TableReport(
      file: "28-table-decimal-comma.csv", main: "Speicher", times: [0, 60, 120],
      columns: [
        ("Speicher", .bytes, [1.5 * MiB, 1.6 * MiB, 2.1 * MiB]),
        ("CPU", Unit("%"), [12.1, 10, 9.5]),
      ], notes: ["clock-start", "units"]),
    TableReport(
      file: "29-table-preamble.csv", main: "RSS", times: [0, 5, 10],
      columns: [("RSS", .bytes, [15 * MiB, 15 * MiB, 35.8 * MiB])], notes: ["preamble", "units"]),
    TableReport(
      file: "30-dstat.csv", main: "used", times: [],
      columns: [
        ("used", .bytes, [1_234_567_168, 1_234_567_169]),
        ("free", .bytes, [6_012_345_678, 6_012_345_677]),
      ], notes: ["preamble"]),
    TableReport(
      file: "31-vmstat.txt", main: "cache", times: [],
      columns: [
        ("free", .bytes, [812_344 * 1024, 802_344 * 1024]),
        ("buff", .bytes, [20_480 * 1024, 20_480 * 1024]),
        ("id", .none, [98, 98]),
      ], notes: ["units"]),
    TableReport(
      file: "32-spaces.txt", main: "RSS", times: [0, 1, 2],
      columns: [("RSS", .bytes, [188_152 * 1024, 188_152 * 1024, 190_152 * 1024])], notes: ["units"]
    ),
    TableReport(
      file: "35-date-slashes.csv", main: "rss_bytes", times: [0, 14.919],
      columns: [("rss_bytes", .bytes, [754e6, 808e6])], notes: ["clock-start"]),
    TableReport(
      file: "36-time-of-day.csv", main: "RSS", times: [0, 5, 10],
      columns: [
        ("RSS", .bytes, [15 * MiB, 35.8 * MiB, 77.5 * MiB]), ("CPU%", Unit("%"), [0, 17.2, 59]),
      ],
      notes: ["clock-start", "units"]),
    TableReport(
      file: "46-table-camel-case-time.csv", main: "VmRSS", times: [0, 1, 2],
      columns: [("VmRSS", .bytes, [2164, 2164, 2164].map { $0 * 1024 })], notes: ["units"]),
  ]

  @Test(arguments: reports) func readsWhatIsThere(_ report: TableReport) throws {
    let bytes = try fixture("reports/recordings/\(report.file)")
    #expect(TableParser.recognize(bytes, byteCount: bytes.count) == .plausible)
    let source = try TableParser(config: [:]).open(
      Input(name: "table", file: .scratch(bytes, path: report.file)))
    #expect(source.mainColumn?.name == report.main)
    #expect(source.info.notes.map(\.code) == report.notes)
    let time = source.timeIndex.map { source.columns[$0] }
    #expect(try time.map { try source.values(of: $0.name) } ?? [] == report.times)
    #expect(time?.unit ?? .seconds == .seconds)
    for (name, unit, values) in report.columns {
      let index = try #require(source.index(of: name), "\(name)")
      #expect(source.columns[index].unit == unit, "\(name)")
      expectEqual(try source.values(of: name), values, name)
    }
    let figure = source.suggestedFigure(for: FigureWish(), named: "t")
    let shown = figure.panels.flatMap(\.layers).flatMap { $0.encoding.y?.fields ?? [] }
    // Of columns that are alike the first stands first, and the highest is marked.
    #expect(shown.first == (source.info.series.first ?? report.main))
    #expect(shown.contains(report.main))
    #expect(
      !report.aside.contains { shown.contains($0) }
        && report.aside.allSatisfy { source.index(of: $0) != nil })
  }

  @Test func keepsTheContractOfParsers() throws {
    let files = try Self.reports.map {
      (name: $0.file, bytes: try fixture("reports/recordings/\($0.file)"))
    }
    #expect(checkParser(try TableParser(config: [:]), files: files) == [])
  }

  /// Equal but for what a product rounds away; gaps are equal, too.
  private func expectEqual(_ found: [Double], _ right: [Double], _ name: String) {
    #expect(found.count == right.count, "\(name)")
    for (a, b) in zip(found, right) {
      #expect(
        (a.isNaN && b.isNaN) || (a - b).magnitude <= b.magnitude * 1e-15, "\(name): \(a), not \(b)")
    }
  }
}
