import Foundation
import Testing

/// Figures on which the tool was wrong once: tables whose columns were taken for something else.
@Suite struct FigureReportTests {
  /// Calls the body with a copy of a report's folder.
  private func inReport(_ name: String, _ body: (Tool) throws -> Void) throws {
    try Tool.inNewFolder { tool in
      let folder = Tool.fixtures.appending(path: "reports/figures/\(name)")
      for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        try FileManager.default.copyItem(
          at: folder.appending(path: file), to: tool.folder.appending(path: file))
      }
      try body(tool)
    }
  }

  /// The drawn samples of a curve, as the tool exports them.
  private func drawn(_ tool: Tool, _ table: String, x: String, y: String, mark: String = "line")
    throws -> String
  {
    let config = """
      { "version": 1, "inputs": { "d": "\(table)" },
        "figure": { "layer": [{ "mark": "\(mark)", "encoding": { "x": "\(x)", "y": "\(y)" } }] },
        "outputs": [{ "type": "csv", "path": "drawn.csv", "stage": "plotted" }, "o.svg"] }
      """
    try tool.write(config, to: "drawn.jsonc")
    let result = try tool("run", "drawn.jsonc")
    #expect(result.status == 0, "\(result.messages)")
    return String(decoding: try tool.data("drawn.csv"), as: UTF8.self)
  }

  private func raw(_ tool: Tool, _ config: String, _ file: String) throws -> String {
    let result = try tool("run", config)
    #expect(result.status == 0, "\(result.messages)")
    return String(decoding: try tool.data(file), as: UTF8.self)
  }

  @Test func leavesRatesAsTheyStand() throws {
    try inReport("per-unit") { tool in
      let lines = try raw(tool, "c.jsonc", "raw.csv").split(whereSeparator: \.isNewline).map(
        String.init)
      #expect(
        lines == [
          "event,x,ops_per_second,req_per_minute,gc_per_hour,cost_per_gb,bytes_per_op,mb_per_s,first_name_b",
          "0,1,1000,60,2,5,100,7,3", "1,2,2000,120,3,6,200,8,4",
        ])
    }
  }

  @Test func leavesLeastValuesAsTheyStand() throws {
    try inReport("min-suffix") { tool in
      let text = try tool("stat", "d.csv").text
      #expect(text.contains("peak lat min   12") && text.contains("peak rss min   7"))
      #expect(!text.contains("[units]"))
      #expect(text.contains("lat_mean         20   22"))
    }
  }

  @Test func takesNumberedTermsForNoTimes() throws {
    try inReport("t1-is-time") { tool in
      let drawn = try drawn(tool, "d.csv", x: "x", y: "t1")
      #expect(drawn.contains("10") && drawn.contains("12") && drawn.contains("14"))
      let text = try tool("stat", "d.csv").text
      #expect(text.contains("peak t1") && text.contains("14 at 3") && !text.contains(" s "))
    }
  }

  @Test func readsDecimalCommasAndDrawsTextsAtTheirNames() throws {
    try inReport("text-column") { tool in
      #expect(try tool("run", "c.jsonc").status == 0)
      #expect(try tool("stat", "d.csv").text.contains("peak y      2.75"))
      try tool.write("x;y\n1;one\n2;two\n", to: "d.csv")
      #expect(try tool("run", "c.jsonc", "-o", "names.svg").status == 0)
      let drawn = try String(decoding: tool.data("names.svg"), as: UTF8.self)
      #expect(drawn.contains(">one<") && drawn.contains(">two<"))
      try tool.write("x;y\n1;\n2;\n", to: "d.csv")
      #expect(try tool("run", "c.jsonc").messages.contains("column \"y\" has no values"))
    }
  }

  @Test func staysAboutTheSameColumnAfterASort() throws {
    try inReport("sort-event") { tool in
      let checked = try tool("check", "--config", "check.jsonc")
      #expect(checked.status == 5)
      #expect(checked.text.contains("peak is 4.88 KiB"), "\(checked.text)")
      for table in ["d.csv", "e.csv"] {
        try tool.write(
          """
          { "version": 1,
            "inputs": { "d": { "path": "\(table)", "transform": [{ "type": "sort", "field": "x" }] } },
            "outputs": ["o.svg", { "type": "csv", "path": "drawn.csv", "stage": "plotted" }] }
          """, to: "plot.jsonc")
        let drawn = try raw(tool, "plot.jsonc", "drawn.csv")
        let y = table == "d.csv" ? "y_bytes" : "y"
        let rows = drawn.split(whereSeparator: \.isNewline).dropFirst().map { line in
          line.split(separator: ",").suffix(4).joined(separator: ",")
        }
        #expect(rows == ["x,1,\(y),5000", "x,2,\(y),2000", "x,3,\(y),1000"], "\(drawn)")
      }
    }
  }

  @Test func tellsSmallNumbersInFull() throws {
    try inReport("stat-mean") { tool in
      let constant = try tool("stat", "d.csv").text
      #expect(constant.contains("mean        0.001\n"))
      #expect(constant.contains("0.001  0.001       0  0.001  0.001  0.001      0.001"))
      let small = try tool("stat", "e.csv").text
      #expect(small.contains("peak y      0.3029") && small.contains("at the end  0.2023"))
    }
  }

  /// Order is a matter of the rows, whatever a column is called.
  @Test(arguments: [
    ("size,ns\n1,10\n2,6\n4,4\n8,3\n", 4), ("size,ns\n1,10\n1,6\n", 2),
    ("size,ns\n-2.5,10\n0,6\n", 2),
    ("size,ns\n5,3\n", 1), ("ratio_percent,ns\n1,10\n2,6\n", 2), ("heap,ns\n1,10\n2,6\n3,1\n", 3),
  ])
  func drawsAlongAnyColumnThatAscends(_ table: String, _ count: Int) throws {
    try Tool.inNewFolder { tool in
      try tool.write(table, to: "d.csv")
      let x = String(table.prefix { $0 != "," })
      let lines = try drawn(tool, "d.csv", x: x, y: "ns").split(whereSeparator: \.isNewline)
      #expect(lines.count == count + 1, "\(lines)")
    }
  }

  @Test(arguments: [
    "size,ns\n2,10\n1,6\n", "size,ns\n1,10\n,6\n3,5\n", "size,ns\n1,1\n2,1\n3,1\n2.9,1\n",
  ])
  func saysWhereAColumnDoesNotAscend(_ table: String) throws {
    try inReport("ascend") { tool in
      try tool.write(table, to: "d.csv")
      let refused = try tool("run", "c.jsonc")
      #expect(refused.status != 0)
      #expect(refused.messages.contains("column \"size\" along x does not ascend"))
    }
  }

  @Test(arguments: ["ascend", "one-row"]) func drawsTheReport(_ name: String) throws {
    try inReport(name) { tool in
      let result = try tool("run", "c.jsonc")
      #expect(result.status == 0 && result.messages.contains("wrote o.png"))
    }
  }

  @Test(arguments: ["d{y}.csv", "{.csv", "}{.csv", "{{x}}.csv", "{peak.y}.csv", "a:b{c:raw}.csv"])
  func takesAFilesNameForText(_ name: String) throws {
    try inReport("braces") { tool in
      let table = try String(decoding: tool.data("d{y}.csv"), as: UTF8.self)
      try tool.write(table, to: name)
      try tool.write(table, to: "other.csv")
      let one = try tool("plot", name, "-o", "one.svg")
      #expect(one.status == 0, "\(one.messages)")
      #expect(
        String(decoding: try tool.data("one.svg"), as: UTF8.self).contains(">\(name.dropLast(4))<"))
      let two = try tool("plot", name, "other.csv", "-o", "two.svg")
      #expect(two.status == 0, "\(two.messages)")
    }
  }

  /// A capture, a table and a resident recording all write their names as headlines.
  @Test func takesTheNameOfAnyRecordingForText() throws {
    try Tool.inNewFolder { tool in
      for (path, name) in [("captures/ls.mem", "a{b}.mem"), ("samples/mprof.dat", "m{peak}.dat")] {
        try FileManager.default.copyItem(
          at: Tool.fixtures.appending(path: path), to: tool.folder.appending(path: name))
        let result = try tool("plot", name, "-o", "o.svg")
        #expect(result.status == 0, "\(result.messages)")
      }
    }
  }
}
