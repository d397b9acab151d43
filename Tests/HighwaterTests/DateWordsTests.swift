import Foundation
import Testing

/// Dates in all that tells of them, and words for what cannot be drawn, by the real tool.
@Suite struct DateWordsTests {
  /// Rows half an hour apart around the midnight of Berlin in summer; the highest in the third.
  private static let table =
    "time,rss_bytes\n"
    + zip(["22:30", "23:00", "23:30"], [1, 2, 3]).map {
      "2026-07-01T\($0):00+02:00,\($1 << 20)\n"
    }.joined() + "2026-07-02T00:00:00+02:00,1048576\n"

  private func config(_ figure: String, transform: String = "") -> String {
    """
    {"version": 1, "inputs": {"a": {"path": "a.csv"\(transform)}}, "outputs": ["a.svg"]\(figure)}
    """
  }

  @Test func statCheckAndPictureTellOneClock() throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "a.csv")
      let moment = "2026-07-01 23:30:00 +02:00"
      #expect(try tool("stat", "a.csv").text.contains("3 MiB at \(moment) (row 2)"))
      let limit = try tool("stat", "--limit", "2MiB", "a.csv")
      #expect(limit.text.contains("over from \(moment) (row 2), 150 % at \(moment) (row 2)"))
      let check = try tool("check", "-e", "peak < 2MiB", "a.csv")
      #expect(check.status == 5)
      #expect((check.text + check.messages).contains("peak is 3 MiB at \(moment)"))
      #expect(try tool("plot", "a.csv", "-o", "a.svg").status == 0)
      let page = try SVGPage(try tool.data("a.svg"))
      #expect(page.texts.contains { $0.contains("at 23:30") }, "\(page.texts)")
      #expect(page.texts.contains("1 Jul – 2 Jul 2026, +02:00"), "\(page.texts)")
      #expect(page.texts.contains("2 Jul"), "\(page.texts)")
      let svg = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(svg.contains("rises to 3 MiB at \(moment)"))
    }
  }

  @Test func jsonHasMomentsBesideItsNumbers() throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "a.csv")
      let fields = try Tool.fields(try tool("stat", "--json", "--limit", "2MiB", "a.csv").output)
      #expect(fields["time"]?["startDate"] as? String == "2026-07-01T22:30:00+02:00")
      let rss = try #require(fields["rss"] ?? fields["rss_bytes"])
      #expect(rss["maxTime"] as? Double == 3600)
      #expect(rss["maxDate"] as? String == "2026-07-01T23:30:00+02:00")
      let limit = rss["limit"] as? [String: Any]
      #expect(limit?["overDate"] as? String == "2026-07-01T23:30:00+02:00")
      let report = try tool("check", "--format", "json", "-e", "peak < 9MiB", "a.csv")
      let root = try JSONSerialization.jsonObject(with: report.output) as? [String: Any]
      let check = try #require((root?["checks"] as? [[String: Any]])?.first, "\(report)")
      #expect(check["date"] as? String == "2026-07-01T23:30:00+02:00")
      #expect(check["time"] as? Double == 3600)
      #expect((check["message"] as? String)?.contains("2026-07-01 23:30:00 +02:00") == true)
    }
  }

  @Test func checksTellTheDigitsThatStatTells() throws {
    try Tool.inNewFolder { tool in
      try tool.write("time,v\n0,0.3029\n1,0.001\n", to: "a.csv")
      #expect(try tool("stat", "a.csv").text.contains("0.3029 at 0 s"))
      let check = try tool("check", "-e", "peak < 0.3", "-e", "min > 0.5", "a.csv")
      let told = check.text + check.messages
      #expect(told.contains("peak is 0.3029 at 0 s; the limit is < 0.3"), "\(told)")
      #expect(told.contains("min is 0.001; the limit is > 0.5"), "\(told)")
    }
  }

  @Test func templatesTellDates() throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "a.csv")
      let title = "{peakTime.rss_bytes}; {peakTime.rss_bytes:raw}"
      try tool.write(
        config(
          """
          , "figure": {"title": "\(title)", "layer": [{"mark": "step",
            "encoding": {"x": "time", "y": "rss_bytes"}}]}
          """), to: "c.jsonc")
      let result = try tool("run", "c.jsonc")
      #expect(result.status == 0, "\(result.messages)")
      let texts = try SVGPage(try tool.data("a.svg")).texts
      #expect(texts.contains("2026-07-01 23:30:00 +02:00; 3600"), "\(texts)")
    }
  }

  /// A domain on the axis of `a.csv`, and its first and last tick or what is said.
  @Test(arguments: [
    (#"["2026", "2027"]"#, "Jul"), (#"["2026-01", "2026-12-31"]"#, "Jul"),
    (#"["2026-07-01T22:00", "2026-07-02T02:00"]"#, "23:00"),
    (#"["2026-07-01T20:00Z", "2026-07-02T00:00Z"]"#, "23:00"),
  ]) func domainsOfDatesAreMeantInTheZoneOfTheAxis(_ domain: String, _ label: String) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "a.csv")
      try tool.write(
        config(
          """
          , "figure": {"axes": {"x": {"scale": {"type": "time", "domain": \(domain)}}},
            "layer": [{"mark": "step", "encoding": {"x": "time", "y": "rss_bytes"}}]}
          """), to: "c.jsonc")
      let result = try tool("run", "c.jsonc")
      #expect(result.status == 0, "\(result.messages)")
      let texts = try SVGPage(try tool.data("a.svg")).texts
      #expect(texts.contains(label), "\(texts)")
      #expect(texts.contains { $0.hasSuffix("2026, +02:00") || $0.hasSuffix("2027, +02:00") })
    }
  }

  @Test(arguments: ["2026-W27", "2026W27", "2026-W27-3"])
  func weeksInConfigsAreRefusedWithTheirDay(_ week: String) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "a.csv")
      let range = "[\"\(week)\", null]"
      let filter = #", "transform": [{"type": "filter", "field": "time", "range": \#(range)}]"#
      let layer = #"{"mark": "step", "encoding": {"x": "time", "y": "rss_bytes"}}"#
      let axes = #"{"x": {"scale": {"type": "time", "domain": \#(range)}}}"#
      let figure = #", "figure": {"axes": \#(axes), "layer": [\#(layer)]}"#
      for text in [config("", transform: filter), config(figure)] {
        try tool.write(text, to: "c.jsonc")
        let result = try tool("run", "c.jsonc")
        #expect(result.status == 2)
        #expect(result.messages.contains("\"\(week)\" is a week, and no day"), "\(result.messages)")
        #expect(result.messages.contains("the week begins on 2026-06-29"), "\(result.messages)")
      }
    }
  }

  @Test(arguments: [
    (["--hz", "2.6GHz"], "--hz: a.csv is read as table, whose times take no rate"),
    (["--duration", "3s"], "--duration: a.csv is read as table, whose times take no duration"),
    (
      ["--clock", "a.csv=2GHz"],
      "--clock a.csv=2GHz: a.csv is read as table, whose times take no rate"
    ),
    (["--hz", "2.6GHz", "b.csv"], "--hz: none of the 2 recordings has a clock that takes it"),
  ]) func aRateForNoCaptureIsToldInTheWordsOfFlags(_ flags: [String], _ words: String) throws {
    try Tool.inNewFolder { tool in
      for name in ["a.csv", "b.csv"] { try tool.write(Self.table, to: name) }
      let stat = try tool.run(Tool.product("highwater"), ["stat", "a.csv"] + flags)
      #expect(stat.status == 2)
      #expect(stat.messages.contains(words), "\(stat.messages)")
      #expect(stat.messages.contains("leave it out") && !stat.messages.contains("format"))
    }
  }

  @Test func aLimitInAUnitThatNothingHasIsAnError() throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "a.csv")
      for command in [["stat", "a.csv"], ["plot", "a.csv", "-o", "a.png"]] {
        let result = try tool.run(
          Tool.product("highwater"), command + ["--limit", "80 °C"])
        #expect(result.status == 2)
        #expect(result.messages.contains("no column counts °C that could be held against"))
        #expect(result.messages.contains("is in B: write it in a unit of these"))
        #expect(!tool.exists("a.png"))
      }
    }
  }

  @Test(arguments: [
    (#""field": "rss_bytes", "range": ["4MiB", null]"#, "\"rss_bytes\" goes from 1 MiB to 3 MiB"),
    (
      #""field": "time", "range": ["2027", "2028"]"#,
      "\"time\" goes from 2026-07-01 22:30:00 +02:00 to 2026-07-02 00:00:00 +02:00"
    ),
    (
      ##""expr": "rss_bytes > 4MiB""##, "\"rss_bytes\" goes from 1 MiB to 3 MiB"
    ),
  ]) func aFilterThatKeepsNothingSaysWhatThereIs(_ filter: String, _ range: String) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "a.csv")
      try tool.write(
        config("", transform: #", "transform": [{"type": "filter", \#(filter)}]"#), to: "c.jsonc")
      let result = try tool("run", "c.jsonc")
      // As of a recording without samples.
      #expect(result.status == 3, "\(result.messages)")
      #expect(result.messages.contains("filter keeps none of 4 rows"), "\(result.messages)")
      #expect(result.messages.contains(range), "\(result.messages)")
      #expect(!tool.exists("a.svg"))
    }
  }

  /// Recordings of every format in text, as editors and PowerShell may have saved them.
  @Test(arguments: [
    "massif.out", "mprof.dat", "pidstat-two.txt", "psrecord.log", "psrecord.csv",
    "prometheus-matrix.json", "records.json", "records.ndjson", "table-units.csv",
    "git-log.summary.txt", "heaptrack-export.massif",
  ]) func anyTextIsReadInUTF16(_ sample: String) throws {
    try Tool.inNewFolder { tool in
      let bytes = try Data(contentsOf: Tool.fixtures.appending(path: "samples/\(sample)"))
      let text = String(decoding: bytes, as: UTF8.self)
      func stat(_ bytes: Data) throws -> String {
        try bytes.write(to: tool.folder.appending(path: "a"))
        let result = try tool("stat", "a")
        #expect(result.status == 0, "\(result.messages)")
        return result.text
      }
      let plain = try stat(bytes)
      let little = Data(text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      let big = Data(text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
      #expect(try stat(Data([0xFF, 0xFE]) + little) == plain)
      #expect(try stat(Data([0xFE, 0xFF]) + big) == plain)
      #expect(try stat(Data([0xEF, 0xBB, 0xBF]) + bytes) == plain)
    }
  }
}
