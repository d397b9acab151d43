import PlotCore
import PlotTesting
import ReportParser
import Testing

/// Reports as the tools print them, and the numbers that stand in them.
@Suite struct ReportKindTests {
  struct Report: Sendable, CustomTestStringConvertible {
    var file: String
    var main: String
    var unit: Unit = .bytes
    var values: [Double]
    /// Seconds since the first row, or the samples' numbers.
    var times: [Double]
    var timeName = "time"
    var groupedBy: [String] = []
    var testDescription: String { file }
  }

  private static let kib = 1024.0
  private static let mib = 1048576.0

  static let reports = [
    Report(
      file: "top.txt", main: "RES",
      values: [23864, 4340, 22616, 4340, 24548, 4340].map { $0 * kib },
      times: [0, 0, 0, 0, 1, 1], groupedBy: ["COMMAND", "PID"]),
    Report(
      file: "free.txt", main: "used", values: [1_046_284, 1_046_284, 1_037_924].map { $0 * kib },
      times: [0, 1, 2], timeName: "sample"),
    Report(
      file: "sar.txt", main: "kbmemused", values: [641_120, 570_380, 603_228].map { $0 * kib },
      times: [0, 1, 2]),
    Report(
      file: "go.gctrace", main: "peak", values: [2, 5, 7, 8, 10].map { $0 * mib },
      times: [0.014, 0.017, 0.030, 0.048, 0.122]),
    Report(
      file: "v8.txt", main: "before",
      values: [3.9, 3.9, 4.5, 6.1, 6.8, 9.9, 10.7, 17.7, 18.6, 30.5].map { $0 * mib },
      times: [92, 94, 95, 124, 137, 153, 176, 213, 250, 297].map { $0 / 1000 }),
    Report(
      file: "jvm-old.log", main: "before", values: [33280, 6222].map { $0 * kib },
      times: [0.523, 1.523]),
    Report(
      file: "docker-stats.txt", main: "MEM USAGE",
      values: [14.03, 120.5, 15.03, .nan, 16.03, 121].map { $0 * mib }, times: [0, 0, 1, 1, 2, 2],
      timeName: "sample", groupedBy: ["NAME"]),
    Report(
      file: "dstat.txt", main: "used", values: [1234 * mib, 1240 * mib, 1.5 * 1024 * mib],
      times: [0, 1, 2]),
    Report(
      file: "dumpsys-meminfo.txt", main: "PSS", values: [50120, 52120].map { $0 * kib },
      times: [1000, 1005]),
    Report(
      file: "ps.txt", main: "RSS", values: [19456, 1000, 20480, 1000].map { $0 * kib },
      times: [0, 0, 10, 10], groupedBy: ["COMMAND", "PID"]),
    Report(
      file: "status.txt", main: "VmRSS", values: [1692, 1772, 1636].map { $0 * kib },
      times: [0, 1, 2]),
    Report(
      file: "smaps-rollup.txt", main: "Rss", values: [1764, 1748, 1668].map { $0 * kib },
      times: [0, 1, 2]),
    Report(
      file: "memory-stat.txt", main: "rss", values: [13_361_152, 13_361_152, 13_361_152],
      times: [0, 1, 2]),
  ]

  @Test(arguments: reports) func readsTheNumbersThatAReportPrints(_ expected: Report) throws {
    let bytes = try fixture("kinds/\(expected.file)")
    #expect(ReportParser.recognize(Array(bytes.prefix(4096)), byteCount: bytes.count) == .certain)
    let source = try report(bytes)
    #expect(source.mainColumn?.name == expected.main)
    #expect(source.mainColumn?.unit == expected.unit)
    let values = try source.values(of: expected.main)
    for (value, wanted) in zip(values, expected.values) {
      #expect(value == wanted || value.isNaN && wanted.isNaN || (value - wanted).magnitude < 1)
    }
    #expect(values.count == expected.values.count)
    let times = try source.values(of: expected.timeName)
    #expect(times.count == expected.times.count)
    #expect(zip(times, expected.times).allSatisfy { ($0 - $1).magnitude < 1e-6 })
    #expect(source.info.groupedBy == expected.groupedBy)
  }

  @Test func readsTheTableOfMsPrintBetweenItsTrees() throws {
    let source = try report(of: "ms_print.txt")
    #expect(source.rowCount == 50)
    #expect(source.mainColumn?.name == "total")
    #expect(try source.values(of: "total").max() == 6_225_600)
    #expect(try source.values(of: "time").prefix(3) == [0, 134_418, 337_089])
  }

  @Test func readsEachCollectionOfAJavaProgram() throws {
    let bytes = try fixture("kinds/java.gc.log")
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
      $0.contains("->") && $0.contains("Pause") && $0.hasSuffix("ms")
    }
    let source = try report(bytes)
    #expect(source.rowCount == lines.count && source.rowCount > 3)
    let last = try #require(lines.last?.split(separator: " ").first { $0.contains("->") })
    let after = try #require(last.split(separator: ">").last?.split(separator: "M").first)
    #expect(try source.values(of: "after").last == Double(after).map { $0 * 1_048_576 })
  }

  @Test func readsMemoryInfoOverTheDatesAboveIt() throws {
    let source = try report(of: "meminfo.txt")
    #expect(source.rowCount == 3)
    #expect(try source.values(of: "time") == [0, 1, 2])
    #expect(try source.values(of: "MemTotal").allSatisfy { $0 == 24_684_096 * 1024 })
  }

  @Test(arguments: ["smem.txt", "kubectl-top.txt"]) func drawsBarsOfOneSample(
    _ file: String
  ) throws {
    let source = try report(of: file)
    #expect(source.rowCount == 3 && source.timeIndex == nil)
    let layer = try #require(
      source.suggestedFigure(for: FigureWish(), named: "t").panels.first?.layers.first)
    #expect(layer.mark.kind == .bar)
    #expect(["Command", "NAME"].contains(layer.encoding.x?.fields.first ?? ""))
  }

  @Test func takesAKindThatIsNamed() throws {
    #expect(throws: PlotError.self) { try ReportParser(config: ["kind": "topp"]) }
    let text = Array("words\nmore words\n".utf8)
    #expect(ReportParser.recognize(text, byteCount: text.count) == .no)
    #expect(throws: PlotError.self) { try report(text) }
    #expect(throws: PlotError.self) { try report(text, ["kind": "free"]) }
  }

  @Test func keepsTheContractOfParsers() throws {
    let files = try ["top.txt", "free.txt", "docker-stats.txt", "v8.txt", "ps.txt"].map {
      (name: $0, bytes: try fixture("kinds/\($0)"))
    }
    #expect(checkParser(try ReportParser(config: [:]), files: files) == [])
  }
}
