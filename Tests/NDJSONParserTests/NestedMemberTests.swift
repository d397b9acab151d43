import NDJSONParser
import PlotCore
import PlotTesting
import Testing

private func open(_ bytes: [UInt8], _ options: ConfigValue = [:]) throws -> any Source {
  try NDJSONParser(config: options).open(
    Input(name: "records", file: .scratch(bytes, path: "records.ndjson")))
}

/// Objects within records, and what of them is a column.
@Suite struct NestedMemberTests {
  @Test func readsTheMembersOfObjectsWithin() throws {
    let source = try open(fixture("reports/recordings/07-ndjson-nested.ndjson"))
    #expect(
      source.columns.map(\.name) == [
        "event", "timestamp", "pid", "memory.rss", "memory.heapTotal", "memory.heapUsed",
      ])
    #expect(source.mainColumn?.name == "memory.rss")
    #expect(try source.values(of: "memory.rss") == [172_339_200, 182_339_200])
    #expect(try source.values(of: "timestamp") == [0, 1.002])
    let figure = source.suggestedFigure(for: FigureWish(), named: "t")
    let shown = figure.panels.flatMap(\.layers).flatMap { $0.encoding.y?.fields ?? [] }
    #expect(Set(shown) == ["memory.rss", "memory.heapTotal", "memory.heapUsed"])
  }

  struct Records: Sendable, CustomTestStringConvertible {
    var text: String
    var columns: [String]
    var main: String
    var testDescription: String { text }
  }

  static let records = [
    Records(
      text: #"{"time":0,"a":{"b":{"rss":5}}}"#, columns: ["time", "a.b.rss"], main: "a.b.rss"),
    Records(text: #"{"a":{"time":0},"rss":5}"#, columns: ["a.time", "rss"], main: "rss"),
    Records(text: #"{"a":{"time":9},"ts":0,"v":1}"#, columns: ["a.time", "ts", "v"], main: "v"),
    Records(
      text: #"{"time":0,"a":{"v":1},"b":{"v":2}}"#, columns: ["time", "a.v", "b.v"], main: "a.v"),
    Records(
      text: #"{"time":0,"a":[1,2],"b":{"c":[3],"v":4}}"#, columns: ["time", "b.v"], main: "b.v"),
    Records(
      text: #"{"time":0,"pid":7,"id":8,"mem":5}"#, columns: ["time", "pid", "id", "mem"],
      main: "mem"),
    Records(text: #"{"time":0,"a":{},"v":4}"#, columns: ["time", "v"], main: "v"),
    Records(text: #"{"time":0,"a":null,"v":4}"#, columns: ["time", "v"], main: "v"),
    Records(
      text: #"{"time":0,"a.v":1,"a":{"v":2}}"#, columns: ["time", "a.v", "a.v-2"], main: "a.v-2"),
    Records(text: #"{"time":0,"\u0061":{"\"":1}}"#, columns: ["time", "a.\""], main: "a.\""),
    Records(text: #"[{"time":0,"a":{"v":1}}]"#, columns: ["time", "a.v"], main: "a.v"),
    Records(
      text: #"{"time":"2023/06/22 18:53:36","a":{"rss_kb":1}}"#, columns: ["time", "a.rss_kb"],
      main: "a.rss_kb"),
  ]

  @Test(arguments: records) func findsColumnsAndTheMainOne(_ records: Records) throws {
    let bytes = Array(records.text.utf8)
    #expect(NDJSONParser.recognize(bytes, byteCount: bytes.count) == .plausible)
    let source = try open(bytes)
    #expect(source.columns.dropFirst().map(\.name) == records.columns)
    #expect(source.mainColumn?.name == records.main)
    #expect(source.info.notes.allSatisfy { $0.severity == .info })
  }

  /// Members that change places, are missing, or are no object for once.
  @Test func readsEachMemberWhereverItStands() throws {
    let source = try open(
      Array(
        """
        {"time":0,"m":{"rss":1,"heap":{"used":2}},"v":3}
        {"v":4,"m":{"heap":{"used":5},"rss":6},"time":1}
        {"time":2,"m":7,"v":8}
        {"time":3,"m":{"heap":9,"rss":10}}

        """.utf8))
    #expect(try source.values(of: "time") == [0, 1, 2, 3])
    let rss = try source.values(of: "m.rss")
    #expect(rss[0] == 1 && rss[1] == 6 && rss[2].isNaN && rss[3] == 10)
    let used = try source.values(of: "m.heap.used")
    #expect(used[0] == 2 && used[1] == 5 && used[2].isNaN && used[3].isNaN)
    #expect(try source.values(of: "v").prefix(3) == [3, 4, 8])
  }

  @Test func losesOnlyTheLineWhoseObjectWithinIsCut() throws {
    let source = try open(
      Array("{\"a\":{\"v\":1}}\n{\"a\":{\"v\":2}\n{\"a\":{\"v\":3}}\n".utf8))
    #expect(try source.values(of: "a.v") == [1, 3])
    #expect(source.info.notes.map(\.code) == ["bad-line"])
  }

  @Test func countsKilobytesAsItIsTold() throws {
    let bytes = Array("{\"time\":0,\"rss_kb\":1,\"net\":{\"rx_kb\":1}}\n".utf8)
    let source = try open(bytes)
    #expect(try source.values(of: "rss_kb") == [1024] && source.values(of: "net.rx_kb") == [1000])
    #expect(source.info.notes.map(\.code) == ["units"])
    #expect(try open(bytes, ["base": 1000]).values(of: "rss_kb") == [1000])
    #expect(throws: PlotError.self) { try open(bytes, ["base": 1012]) }
  }

  @Test func readsUTF16() throws {
    let text = "{\"time\":0,\"größe\":{\"🐘\":1}}\r\n{\"time\":1,\"größe\":{\"🐘\":2}}\r\n"
    let little: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF] + text.utf8
    for bytes in [little, big, marked] {
      #expect(NDJSONParser.recognize(bytes, byteCount: bytes.count) == .plausible)
      #expect(try open(bytes).values(of: "größe.🐘") == [1, 2])
    }
  }
}
