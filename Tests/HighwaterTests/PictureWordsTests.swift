import Foundation
import Testing

/// What pictures say of themselves, where nobody reads the terminal.
@Suite struct PictureWordsTests {
  private func page(
    _ arguments: String..., tables: [String: String] = [:]
  ) throws -> (texts: [String], all: String, messages: String) {
    let tool = try Tool()
    defer { try? FileManager.default.removeItem(at: tool.folder) }
    for (name, text) in tables { try tool.write(text, to: name) }
    let result = try tool.run(
      Tool.product("highwater"), ["plot"] + arguments + ["-o", "a.svg"])
    #expect(result.status == 0, "\(result.messages)")
    let data = try tool.data("a.svg")
    return (
      try SVGPage(data).texts, String(decoding: data, as: UTF8.self), result.messages + result.text
    )
  }

  @Test func aLimitIsCrossedWhereTheAxisSaysSo() throws {
    let events = try page("--hz", "2.596GHz", "--limit", "8MiB", Tool.capture("git-log"))
    let line = try #require(events.texts.first { $0.contains("limit 8 MiB: ") })
    #expect(line.contains("over from event ") && !line.contains(" ms, peak"))
    #expect(events.all.contains("at event 54,769"))
    let times = try page("-t", "--hz", "2.596GHz", "--limit", "8MiB", Tool.capture("git-log"))
    #expect(times.texts.contains { $0.contains("over from 810 ms") })
  }

  @Test func aKilledRecordingBreaksOffInEveryPicture() throws {
    let names = ["ls", "cc1", "git-log", "threads", "killed", "truncated"].map(Tool.capture)
    let five = try page(names[0], names[1], names[2], names[3], names[4])
    #expect(five.texts.contains("killed breaks off here"))
    #expect(five.all.contains("killed: killed or aborted"))
    #expect(!five.all.contains("killed: incomplete"))
    let six = try page(names[0], names[1], names[2], names[3], names[4], names[5])
    #expect(six.texts.filter { $0 == "breaks off here" }.count >= 1)
    let whole = try page(names[0], names[1])
    #expect(!whole.all.contains("breaks off"))
  }

  @Test func whatIsNotKnownIsSaidOnce() throws {
    let killed = try page(Tool.capture("killed"))
    let line = try #require(killed.texts.first { $0.contains("incomplete") })
    #expect(line.contains("peak heap at least 128.1 MiB"), "\(line)")
    #expect(line.contains("last seen 128.1 MiB") && !line.contains("at the end"))
    #expect(line.components(separatedBy: "at least").count == 2)
    let whole = try page(Tool.capture("ls"))
    #expect(!whole.texts.contains { $0.contains("at least") || $0.contains("last seen") })
  }

  @Test func aSmallPageKeepsTheDamageAndSaysWhatItLeavesOut() throws {
    let names = ["ls", "cc1", "git-log", "threads", "killed"].map(Tool.capture)
    let small = try page(
      "--width", "320", "--height", "200", names[0], names[1], names[2], names[3], names[4])
    #expect(small.texts.joined(separator: " ").contains("killed or aborted"))
    #expect(small.messages.contains("[small-page]"), "\(small.messages)")
    #expect(small.messages.contains("points has room"))
    let usual = try page(Tool.capture("ls"), Tool.capture("killed"))
    #expect(!usual.messages.contains("[small-page]"))
  }

  @Test func aCounterBelowZeroIsSaid() throws {
    #expect(
      try page(Tool.capture("mmap-underflow")).texts.contains { $0.contains("counted below zero") })
    let summary = """
      Memory usage summary: heap total: 1234, heap peak: 18446744073709547520, stack peak: 8
      Histogram for block sizes:
          0-15             85   1% =
      """
    let wrapped = try page("a.txt", tables: ["a.txt": summary])
    #expect(wrapped.texts.contains { $0.contains("heap peak not known") }, "\(wrapped.texts)")
  }

  @Test func aNarrowRangeIsNoFlatLine() throws {
    let rows = (0..<20).map { "\($0),\(1013.25 + Double($0 % 3 - 1) / 1000)" }
    let narrow = try page(
      "a.csv", tables: ["a.csv": "time_s,temp\n" + rows.joined(separator: "\n") + "\n"])
    #expect(!narrow.texts.contains("0") || !narrow.texts.contains("500"))
    #expect(narrow.texts.contains { $0.contains("peak") && $0.contains("1013.251") })
    // Memory begins at zero, however little it changes.
    let bytes = (0..<20).map { "\($0),\(1_048_576 + $0 % 3 * 1024)" }
    let heap = try page(
      "a.csv", tables: ["a.csv": "time_s,heap_bytes\n" + bytes.joined(separator: "\n") + "\n"])
    #expect(heap.texts.contains { $0 == "0" || $0 == "0 B" || $0 == "0 MiB" }, "\(heap.texts)")
  }

  @Test func panelsOfOneScaleHaveOneLimit() throws {
    let names = ["ls", "cc1", "git-log", "threads", "forks", "killed"].map(Tool.capture)
    let page = try page(
      "--limit", "100MiB", names[0], names[1], names[2], names[3], names[4], names[5])
    #expect(page.texts.filter { $0 == "limit 100 MiB" }.count == 6)
  }

  @Test func seriesNamedByLabelsSayWhatIsMeasured() throws {
    func series(_ pod: String, _ value: Int) -> String {
      let labels = #"{"__name__":"container_memory_rss","pod":"\#(pod)"}"#
      return #"{"metric":\#(labels),"values":[[1,"\#(value)"],[2,"\#(value + 1)"]]}"#
    }
    func answer(_ series: [String]) -> String {
      #"{"status":"success","data":{"resultType":"matrix","result":["#
        + series.joined(separator: ",") + "]}}"
    }
    let two = try page("a.json", tables: ["a.json": answer([series("a", 5), series("b", 9)])])
    #expect(two.texts.contains { $0.contains("container_memory_rss · ") }, "\(two.texts)")
    let one = try page("a.json", tables: ["a.json": answer([series("a", 5)])])
    #expect(!one.texts.contains { $0.contains("container_memory_rss · ") }, "\(one.texts)")
  }

  @Test func yearsAreNotTensOfThousandsOfDays() throws {
    let rows = (0..<136).map { "\(1880 + $0)-01-01,\($0)" }
    let years = try page(
      "a.csv", tables: ["a.csv": "date,value\n" + rows.joined(separator: "\n") + "\n"])
    #expect(years.texts.contains { $0.contains("136 rows in 135 years") }, "\(years.texts)")
  }
}
