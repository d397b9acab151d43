import NDJSONParser
import PlotCore
import PlotTesting
import Testing

private func open(_ bytes: [UInt8], _ options: ConfigValue = [:]) throws -> any Source {
  try NDJSONParser(config: options).open(
    Input(name: "records", file: .scratch(bytes, path: "records.ndjson")))
}

private func open(_ text: String, _ options: ConfigValue = [:]) throws -> any Source {
  try open(Array(text.utf8), options)
}

/// Objects in arrays as rows, and values as people write them.
@Suite struct RecordRowsTests {
  @Test func readsContainersThatDockerDescribesInTexts() throws {
    let bytes = try fixture("kinds/docker-stats.ndjson")
    #expect(NDJSONParser.recognize(bytes, byteCount: bytes.count) == .plausible)
    let source = try open(bytes)
    #expect(source.mainColumn?.name == "MemUsage" && source.mainColumn?.unit == .bytes)
    #expect(try source.values(of: "MemUsage") == [14.03 * 1_048_576, 120.5 * 1_048_576])
    #expect(
      try source.values(of: "MemUsage limit").allSatisfy { $0 == 1.944 * 1024 * 1024 * 1024 })
    #expect(try source.values(of: "MemPerc") == [0.7, 6.05])
    #expect(try source.names(of: "Name") == ["web", "db"])
  }

  @Test func makesARowOfEachObjectInAnArrayBesideATime() throws {
    let source = try open(
      """
      {"time":0,"procs":[{"name":"web","rss":100},{"name":"db","rss":50}]}
      {"procs":[{"name":"web","rss":101},{"name":"db","rss":51}],"time":1}

      """)
    #expect(source.columns.map(\.name) == ["event", "time", "procs.name", "procs.rss"])
    #expect(try source.values(of: "time") == [0, 0, 1, 1])
    #expect(try source.values(of: "procs.rss") == [100, 50, 101, 51])
    #expect(source.info.groupedBy == ["procs.name"])
  }

  @Test func numbersObjectsThatHaveNoName() throws {
    let source = try open(
      """
      {"gpus":[{"mem":100},{"mem":50}],"time":0}
      {"gpus":[{"mem":101},{"mem":51}],"time":1}

      """)
    #expect(try source.values(of: "gpus.index") == [0, 1, 0, 1])
    #expect(try source.values(of: "gpus.mem") == [100, 50, 101, 51])
    #expect(source.info.groupedBy == ["gpus.index"])
  }

  @Test func leavesAnArrayOutWhereRecordsHaveNumbersOfTheirOwn() throws {
    let text = """
      {"time":0,"rss":7,"parts":[{"name":"a","size":1},{"name":"b","size":2}]}
      {"time":1,"rss":8,"parts":[{"name":"a","size":3}]}

      """
    let source = try open(text)
    #expect(try source.values(of: "rss") == [7, 8])
    #expect(source.info.notes.contains { $0.remedy?.contains("rows") == true })
    let parts = try open(text, ["rows": "parts"])
    #expect(try parts.values(of: "parts.size") == [1, 2, 3])
    #expect(try parts.values(of: "rss") == [7, 7, 8])
    #expect(throws: PlotError.self) { try open(text, ["rows": "piece"]) }
  }

  @Test func drawsBenchmarksAsBarsByTheirNames() throws {
    for (file, main, names, values) in [
      (
        "google-benchmark.json", "real_time", "name", [120.5e-9, 220.5e-9, 1520e-9]
      ),
      ("hyperfine.json", "mean", "command", [0.021_610_070, 0.044_551_419]),
    ] {
      let bytes = try fixture("kinds/\(file)")
      #expect(NDJSONParser.recognize(bytes, byteCount: bytes.count) == .plausible)
      let source = try open(bytes)
      #expect(source.mainColumn?.name == main && source.mainColumn?.unit == .seconds)
      let found = try source.values(of: main)
      #expect(found.count == values.count)
      #expect(zip(found, values).allSatisfy { ($0 - $1).magnitude < $1 * 1e-6 })
      let layer = try #require(
        source.suggestedFigure(for: FigureWish(), named: "t").panels.first?.layers.first)
      #expect(layer.mark.kind == .bar && layer.encoding.x?.fields == [names])
      #expect(layer.encoding.y?.fields == [main])
    }
  }

  @Test func readsSadfWithDayAndTimeApart() throws {
    let source = try open(fixture("kinds/sadf.json"))
    #expect(try source.values(of: "timestamp.time") == [0, 1, 2])
    #expect(source.mainColumn?.name == "memory.memused")
    #expect(try source.values(of: "memory.memused").first == 641_120 * 1024)
    #expect(source.info.startTime == 1_795_869_608_000_000_000)
  }

  @Test func tellsOfAValueThatIsNoNumberAmongNumbers() throws {
    let source = try open(
      "{\"t\":0,\"rss\":5}\n{\"t\":1,\"rss\":\"many\"}\n{\"t\":2,\"rss\":\"N/A\"}\n")
    #expect(try source.values(of: "rss").count { $0.isNaN } == 2)
    let note = try #require(source.info.notes.first { $0.code == "bad-line" })
    #expect(note.count == 1 && note.text.contains("many"))
  }
}
