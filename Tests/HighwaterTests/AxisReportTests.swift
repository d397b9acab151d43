import Foundation
import Testing

/// Small inputs of public reports on which axes were wrong, by the real tool.
@Suite struct AxisReportTests {
  /// Draws the figure of a report, perhaps with other words in its config, and returns its texts.
  private func texts(
    of report: String, replacing words: [(String, String)] = [], data: String? = nil
  ) throws -> [String] {
    let tool = try Tool()
    defer { try? FileManager.default.removeItem(at: tool.folder) }
    let result = try run(report, words, data, by: tool)
    #expect(result.status == 0, "\(result.messages)")
    let page = try SVGPage(try tool.data("o.svg"))
    #expect(page.complaints.isEmpty, "\(page.complaints)")
    return page.texts
  }

  private func run(
    _ report: String, _ words: [(String, String)], _ data: String?, by tool: Tool,
    command: String = "run"
  ) throws -> Tool.Result {
    let folder = Tool.fixtures.appending(path: "reports/figures/\(report)")
    var config = try String(contentsOf: folder.appending(path: "c.jsonc"), encoding: .utf8)
    for (old, new) in words {
      #expect(config.contains(old))
      config = config.replacingOccurrences(of: old, with: new)
    }
    try tool.write(config, to: "c.jsonc")
    try tool.write(
      try data ?? String(contentsOf: folder.appending(path: "d.csv"), encoding: .utf8), to: "d.csv")
    return try tool(command, "c.jsonc")
  }

  @Test func twoYearsHaveMonths() throws {
    let texts = try texts(of: "months")
    #expect(texts.contains("Jan 2023 – Dec 2024, UTC"))
    #expect(texts.contains("Jan 2024") && texts.contains("Jul"))
    #expect(!texts.contains { $0.contains("Feb") && $0.contains("12") })
  }

  @Test(arguments: ["1700", "1800", "1901", "1970", "2024", "2150", "2261"])
  func anyCenturyHasMonths(_ year: String) throws {
    let rows = (1...12).map { "\(year)-\($0 < 10 ? "0" : "")\($0)-01,\($0)" }
    let texts = try texts(of: "months", data: "date,v\n" + rows.joined(separator: "\n") + "\n")
    #expect(texts.contains("Jan – Dec \(year), UTC"), "\(texts)")
    #expect(texts.contains("Apr") || texts.contains("Mar"), "\(texts)")
  }

  /// The domain in several spellings is the same picture.
  @Test func epochsAndDatesAreOneDomain() throws {
    let epoch = try texts(of: "date-domain")
    for (low, high) in [
      (#""2017-07-14T02:40:00Z""#, #""2017-07-24T12:40:00Z""#), ("1500000000", "1500900000"),
      (#""2017-07-14T04:40:00+02:00""#, "1500900000000"),
    ] {
      let found = try texts(
        of: "date-domain",
        replacing: [("1500000000000", low), ("1500900000000", high)])
      #expect(found == epoch, "\(low)")
    }
    #expect(epoch.contains("14 Jul – 24 Jul 2017, UTC") && epoch.contains("17 Jul"), "\(epoch)")
  }

  @Test func aDateOnAnAxisWithoutAClockIsToldAtItsPlace() throws {
    try Tool.inNewFolder { tool in
      let result = try run(
        "date-domain", [("1500000000000", #""2017-07-14""#)],
        "ts,v\n1,1\n2,2\n3,3\n", by: tool)
      #expect(result.status != 0)
      #expect(
        result.messages.contains("axes.x.scale.domain[0]: \"2017-07-14\" is a date")
          && result.messages.contains("c.jsonc:2:"), "\(result.messages)")
    }
  }

  @Test func oneZeroLeavesALogAxisItsDecades() throws {
    let texts = try texts(of: "log-zero")
    #expect(
      texts.contains("1") && texts.contains("1,000") && !texts.contains { $0.contains("0.001") })
  }

  @Test func aLogAxisWithinADecadeHasTicks() throws {
    let texts = try texts(of: "log-ticks")
    #expect(texts.contains("1.02") && texts.contains("1.04"), "\(texts)")
  }

  @Test func marginsAreToldByValidate() throws {
    try Tool.inNewFolder { tool in
      let result = try run("margins", [], nil, by: tool, command: "validate")
      #expect(result.status != 0)
      #expect(result.messages.contains("c.jsonc:1:"), "\(result.messages)")
      #expect(result.messages.contains("left and right take 1000 points of a width of 400"))
    }
  }
}
