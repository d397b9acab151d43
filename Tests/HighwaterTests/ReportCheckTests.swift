import Foundation
import Testing

/// What `stat`, `check` and `plot` say of the recordings of reports.
@Suite struct ReportCheckTests {
  private static func path(_ name: String) -> String {
    Tool.fixtures.appending(path: "reports/recordings/\(name)").path
  }

  @Test func aSummaryIsHeadedByWhatItsHeadlineSays() throws {
    try Tool.inNewFolder { tool in
      let file = Self.path("01-memusage-summary-check.txt")
      let result = try tool("stat", file)
      let lines = result.text.split(separator: "\n").map {
        $0.split(separator: " ").joined(separator: " ")
      }
      #expect(
        Array(lines[1..<6]) == [
          "heap total 1.94 GiB", "heap peak 1.9 GiB", "stack peak 23.12 KiB", "lines 4",
          "peak blocks 2741 at 64 KiB (line 3)",
        ], "\(result.text)")
      for wrong in ["live at the end", "peak smallest size", "peak block size"] {
        #expect(!result.text.contains(wrong), "\(wrong)")
      }
      let plot = try tool("plot", file, "-o", "a.svg")
      #expect(plot.status == 0, "\(plot.messages)")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(page.contains("heap peak 1.9 GiB · stack peak 23.12 KiB"))
    }
  }

  @Test(
    arguments: [
      ("01-memusage-summary-check.txt", "peak < 1MiB", 5, "peak of heap is 1.9 GiB"),
      ("01-memusage-summary-check.txt", "peak < 2GiB", 0, "all hold"),
      ("01-memusage-summary-check.txt", "peak of stack < 16KiB", 5, "is 23.12 KiB"),
      ("01-memusage-summary-check.txt", "heap total < 1GiB", 5, "is 1.94 GiB"),
      ("01-memusage-summary-check.txt", "stack peak < 1MiB", 0, "all hold"),
      ("01-memusage-summary-check.txt", "peak of count < 3000", 0, "all hold"),
      ("01-memusage-summary-check.txt", "live at end < 1MiB", 3, "there is no live at end"),
      ("01-memusage-summary-check.txt", "peak of haep < 1MiB", 2, "did you mean \"heap\"?"),
      (
        "40-memusage-summary-wrapped-peak.txt", "peak < 1MiB", 3,
        "there is no heap peak for \"peak < 1MiB\": what the file tells cannot be right"
      ),
      ("40-memusage-summary-wrapped-peak.txt", "peak of stack < 16KiB", 5, "is 23.12 KiB"),
      ("51-prometheus-twelve.json", "peak < 100MiB", 5, "peak of server-11 is 239.3 MiB"),
      ("51-prometheus-twelve.json", "peak < 240MiB", 0, "all hold"),
      ("51-prometheus-twelve.json", "live at end < 100MiB", 2, "has 12 series, of which none"),
      ("51-prometheus-twelve.json", "mean < 100MiB", 2, "\"server-0\", \"server-1\""),
      ("51-prometheus-twelve.json", "mean of server-0 < 100MiB", 0, "all hold"),
      ("47-nine-curves.csv", "peak < 9MiB", 5, "peak of p9_bytes is 9.7 MiB"),
      ("47-nine-curves.csv", "end < 9MiB", 2, "\"p0_bytes\""),
      ("20-prometheus-data-only.json", "live at end < 100MiB", 5, "live at end is 114.4 MiB"),
      ("04-mprof-children-counted-twice.dat", "peak of total < 400MiB", 0, "all hold"),
      ("02-pidstat-next-day.txt", "live at end > 19MiB", 0, "all hold"),
    ] as [(String, String, Int32, String)])
  func isHeldToTheRightFigure(
    file: String, check: String, status: Int32, words: String
  ) throws {
    try Tool.inNewFolder { tool in
      let result = try tool("check", Self.path(file), "-e", check)
      #expect(result.status == status, "\(result.text)\(result.messages)")
      #expect((result.text + result.messages).contains(words), "\(result.text)\(result.messages)")
    }
  }

  @Test func growthOfAHeapsPeakIsKeptInABaseline() throws {
    try Tool.inNewFolder { tool in
      let text = String(
        decoding: try Data(
          contentsOf: URL(fileURLWithPath: Self.path("01-memusage-summary-check.txt"))),
        as: UTF8.self)
      try tool.write(text, to: "run.txt")
      let check = "peak growth < 10% against base.json"
      #expect(try tool("check", "run.txt", "-e", check, "--update-baseline").status == 0)
      #expect(try tool("check", "run.txt", "-e", check).status == 0)
      try tool.write(
        text.replacingOccurrences(of: "heap total: 2084152648", with: "heap total: 9084152648")
          .replacingOccurrences(of: "heap peak: 2045233495", with: "heap peak: 4045233495"),
        to: "run.txt")
      let grown = try tool("check", "run.txt", "-e", check, "-o", "a.svg")
      #expect(grown.status == 5, "\(grown.messages)")
      #expect(grown.text.contains("peak of heap went from 1.9 GiB to 3.77 GiB"), "\(grown.text)")
    }
  }

  @Test(
    arguments: [
      ("24-psrecord-k-percent.log", "1,600 % at 0 s", "k%"),
      ("40-memusage-summary-wrapped-peak.txt", "18446744073691545947 B is no amount", "16 EiB"),
      ("51-prometheus-twelve.json", "min\n  peak server-11", "data loss"),
      ("51-prometheus-twelve.json", "at the end of server-11", "at the end  "),
      ("47-nine-curves.csv", "19 s\n  peak p9 ", "at the end  "),
      ("04-mprof-children-counted-twice.dat", "may hold the children already", "704.9 MiB"),
      ("16-prometheus-pod-gone.json", "peak a-1", "out-of-order"),
    ])
  func statSays(file: String, words: String, never: String) throws {
    try Tool.inNewFolder { tool in
      let result = try tool("stat", Self.path(file))
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.text.contains(words), "\(result.text)")
      #expect(!result.text.contains(never), "\(result.text)")
    }
  }

  @Test(
    arguments: [
      ("51-prometheus-twelve.json", "peak server-11 239.3 MiB"),
      ("47-nine-curves.csv", "peak p9 9.7 MiB"),
    ])
  func thePictureNamesTheHighestSeries(file: String, words: String) throws {
    try Tool.inNewFolder { tool in
      let result = try tool("plot", Self.path(file), "-o", "a.svg")
      #expect(result.status == 0, "\(result.messages)")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(page.contains(words))
    }
  }
}
