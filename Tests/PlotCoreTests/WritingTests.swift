import PlotCore
import PlotTesting
import Testing

@Suite struct WritingTests {
  @Test func escapesWhatJSONForbids() {
    #expect(
      JSONText.quoted("a\"b\\c\n\t\r\u{8}\u{C}\u{0}\u{1F}\u{7F}/é🌊")
        == "\"a\\\"b\\\\c\\n\\t\\r\\b\\f\\u0000\\u001f\\u007f/é🌊\"")
  }

  @Test func hasNoNumberForGapsAndInfinities() {
    #expect(JSONText.number(.real(.nan)) == "null")
    #expect(JSONText.number(.real(-.infinity)) == "null")
    #expect(JSONText.number(.integer(.max)) == "9223372036854775807")
    #expect(JSONText.number(.real(1e300)) == "1e+300")
  }

  @Test func indentsByTwoBlanks() {
    var json = JSONWriter(pretty: true)
    json.beginObject()
    json.key("a")
    json.beginArray()
    json.integer(1)
    json.string("x")
    json.endArray()
    json.key("b")
    json.beginObject()
    json.endObject()
    json.key("c")
    json.flag(false)
    json.endObject()
    #expect(
      String(decoding: json.bytes, as: UTF8.self) == """
        {
          "a": [
            1,
            "x"
          ],
          "b": {},
          "c": false
        }
        """)
  }

  @Test func writesTheFiguresOfAnInput() throws {
    let time = Column("time", unit: .ticks, isAscending: true)
    var heap = Statistics(column: Column("heap", unit: .bytes))
    heap.count = 311
    heap.minimum = (.integer(0), 0)
    heap.maximum = (.integer(66067), 203)
    heap.maximumTime = .integer(1_234_567)
    heap.first = .integer(0)
    heap.last = .integer(.max)
    heap.mean = 1.5
    heap.timeMean = .nan
    let empty = Statistics(column: Column("rate", storage: .real))
    let info = SourceInfo(
      format: "memusage", isComplete: false, header: [("heap", 66067), ("total", .max)],
      notes: [
        Note(.notice, "out-of-order", count: 192, "text \"x\"", remedy: "r"),
        Note(.info, "b", "c"),
      ])
    let summary = InputSummary(
      name: "ls", path: "ls.mem", info: info, rowCount: 311,
      statistics: [Statistics(column: .event), heap, empty], timeColumn: time,
      timeExtent: 0...1_336_000)
    var text = ""
    var sink = ByteSink { bytes throws(PlotError) in text += String(decoding: bytes, as: UTF8.self)
    }
    try SummaryJSON.write([summary], pretty: false, to: &sink)
    try sink.flush()
    #expect(
      text == """
        {"version":1,"inputs":[{"name":"ls","path":"ls.mem","format":"memusage","rows":311,\
        "complete":false,"header":{"heap":66067,"total":9223372036854775807},"notes":[\
        {"severity":"notice","code":"out-of-order","count":192,"text":"text \\"x\\"","remedy":"r"},\
        {"severity":"info","code":"b","count":1,"text":"c"}],"fields":{\
        "heap":{"unit":"B","min":0,"minEvent":0,"max":66067,"maxEvent":203,"maxTime":1234567,\
        "first":0,"last":9223372036854775807,"mean":1.5,"timeMean":null},\
        "rate":{"unit":""},\
        "time":{"unit":"ticks","min":0,"max":1336000}}}]}

        """)
  }
}
