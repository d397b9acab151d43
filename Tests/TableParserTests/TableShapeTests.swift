import PlotCore
import PlotTesting
import TableParser
import Testing

/// Where a table begins, what its columns are called, and what parts them.
@Suite struct TableShapeTests {
  struct Layout: Sendable, CustomTestStringConvertible {
    var text: String
    var columns: [String]
    var last: [Double]
    var notes: [String] = []
    var testDescription: String { text }
  }

  static let layouts = [
    // Words before the header.
    Layout(
      text: "Log of a run\ntime,rss\n0,1\n1,2\n", columns: ["time", "rss"], last: [1, 2],
      notes: ["preamble"]),
    Layout(
      text: "Host: a, b\nKernel: c\n\ntime;rss\n0;1\n1;2\n", columns: ["time", "rss"],
      last: [1, 2],
      notes: ["preamble"]),
    Layout(
      text: "Started\n0,1\n1,2\n", columns: ["column1", "column2"], last: [1, 2],
      notes: ["preamble"]),
    Layout(text: "# a remark\ntime,rss\n0,1\n1,2\n", columns: ["time", "rss"], last: [1, 2]),
    // A header that comes again, and one line of two above.
    Layout(
      text: "time,rss\n0,1\ntime,rss\n1,2\ntime,rss\n2,3\n", columns: ["time", "rss"],
      last: [1, 2, 3],
      notes: ["header-again"]),
    Layout(
      text: "time,rss\r\n0,1\r\ntime,rss\r\n1,2\r\n", columns: ["time", "rss"], last: [1, 2],
      notes: ["header-again"]),
    Layout(
      text: "\"time\",\"the rss\"\n0,1\n\"time\",\"the rss\"\n1,2\n", columns: ["time", "the rss"],
      last: [1, 2],
      notes: ["header-again"]),
    Layout(text: "time,rss\ntimes,7\n", columns: ["time", "rss"], last: [7]),
    // Units below the names.
    Layout(
      text: "time,rss\ns,KiB\n0,1\n1,2\n", columns: ["time", "rss"], last: [1024, 2048],
      notes: ["units"]),
    Layout(
      text: "time,heap\n(ms),(MiB)\n0,1\n1,2\n", columns: ["time", "heap"], last: [0x1p20, 0x1p21],
      notes: ["units"]),
    // Blanks between columns.
    Layout(text: "time   rss\n 0       1\n10     20\n", columns: ["time", "rss"], last: [1, 20]),
    Layout(text: "  time rss  \n  0 1  \n  1 2  \n", columns: ["time", "rss"], last: [1, 2]),
    Layout(text: "time rss\r\n0 1 \r\n1 2 \r\n", columns: ["time", "rss"], last: [1, 2]),
    Layout(text: "time \t rss\n0 \t 1\n1\t2\n", columns: ["time", "rss"], last: [1, 2]),
    Layout(
      text: "date time rss\n2026-11-23 10:00:00 1\n2026-11-23 10:00:05 2\n",
      columns: ["time", "rss"], last: [1, 2], notes: ["clock-start"]),
    Layout(
      text: "timestamp rss\n2026-11-23 10:00:00 1\n2026-11-23 10:00:05 2\n",
      columns: ["time", "rss"], last: [1, 2],
      notes: ["clock-start"]),
    Layout(text: "time,max rss\n0,1\n1,2\n", columns: ["time", "max rss"], last: [1, 2]),
    // Delimiters at the line's end, and rows without a name.
    Layout(
      text: "time,rss\n0,1,\n1,2,\n", columns: ["time", "rss"], last: [1, 2],
      notes: ["empty-column"]),
    Layout(text: "time,rss,\n0,1\n1,2\n", columns: ["time", "rss"], last: [1, 2]),
    Layout(text: "time,rss\n0,0,1\n1,1,2\n", columns: ["index", "time", "rss"], last: [1, 2]),
    // One line in five may be broken.
    Layout(
      text: "time;rss\n0;1\n1;2\n2;3\n3;4\n4\n", columns: ["time", "rss"], last: [1, 2, 3, 4],
      notes: ["bad-line"]),
    // One column, one row.
    Layout(text: "rss\n1\n2\n3\n", columns: ["rss"], last: [1, 2, 3]),
    Layout(text: "1\n2\n3\n", columns: ["column1"], last: [1, 2, 3]),
    Layout(text: "rss_kb\n5\n", columns: ["rss_kb"], last: [5120], notes: ["units"]),
    Layout(text: "1.5\n\n2.5\n", columns: ["column1"], last: [1.5, 2.5]),
    Layout(text: "x,y\n5,3\n", columns: ["x", "y"], last: [3]),
    // Names that are numbers.
    Layout(
      text: "time,1min,5min\n0,0.5,0.25\n1,1,0.5\n", columns: ["time", "1min", "5min"],
      last: [0.25, 0.5]),
  ]

  @Test(arguments: layouts) func findsTheTable(_ layout: Layout) throws {
    let bytes = Array(layout.text.utf8)
    #expect(TableParser.recognize(bytes, byteCount: bytes.count) == .plausible)
    let source = try table(bytes)
    #expect(source.columns.dropFirst().map(\.name) == layout.columns)
    #expect(try source.values(of: layout.columns.last ?? "") == layout.last)
    #expect(source.info.notes.map(\.code) == layout.notes)
  }

  @Test(arguments: [
    "Dear all,\nhow are you today\nI am well\n", "3 apples\nand 4 pears\nfor you\n",
    "the year 2026\nwas a good one\n", "name,town\nAnna,Graz\n", "total 12\nfiles 5\nfolders 3\n",
    "key: value\nother: 5\n", "MemTotal: 16 kB\nMemFree: 8 kB\n", "a b c\nd e f\n", "", "word\n",
  ])
  func leavesWordsAlone(_ text: String) {
    #expect(TableParser.recognize(Array(text.utf8), byteCount: text.utf8.count) == .no)
  }

  /// The line is the file's own, whatever stands before.
  @Test func tellsPlacesBehindAPreamble() throws {
    let source = try table("Log\n\ntime,rss\n0,1\n1,x\ntime,rss\n2,y\n3,4\n4,5\n")
    let note = try #require(source.info.notes.first { $0.code == "bad-line" })
    #expect(note.count == 2 && note.text.contains("5:3, \"x\""))
    #expect(source.info.notes.first { $0.code == "preamble" }?.text.contains("\"Log\"") == true)
  }

  @Test func skipsAHeaderThatABlockCuts() throws {
    var text = "time,resident size of it\n"
    for row in 0..<120_000 {
      text += "\(row),\(row * 3)\n"
      if row % 7 == 0 { text += "time,resident size of it\n" }
    }
    let source = try table(text)
    #expect(source.rowCount == 120_000)
    #expect(source.info.notes.map(\.code) == ["header-again"])
    #expect(source.info.notes[0].count == 17_143)
    #expect(try source.values(of: "time") == (0..<120_000).map(Double.init))
  }

  @Test func readsBlanksThatBlocksCut() throws {
    var text = " time   rss\n"
    for row in 0..<120_000 { text += "   \(row)     \(row * 3)  \n" }
    let source = try table(text)
    #expect(source.rowCount == 120_000 && source.info.notes == [])
    #expect(try source.values(of: "rss") == (0..<120_000).map { Double($0 * 3) })
  }

  @Test func readsDstatsGroups() throws {
    let source = try table(
      """
      "Dstat 0.7.4 CSV output"
      "total cpu usage",,"memory usage",,"net/total",
      "usr","sys","used","free","recv","send"
      1.0,2.0,4096,8192,5,6
      2.0,3.0,4097,8191,7,8

      """)
    #expect(source.mainColumn?.name == "used")
    #expect(
      source.columns.dropFirst().map(\.unit) == [.none, .none, .bytes, .bytes, .bytes, .bytes])
  }

  @Test func readsVmstatsHeadingAgain() throws {
    let heading = """
      procs -----------memory---------- ---swap--
       r  b   swpd   free   buff  cache   si   so

      """
    let source = try table(
      heading + " 1  0  0 812344  20480 402044    0    0\n" + heading
        + " 2  0  0 812340  20480 402048    0    0\n")
    #expect(source.rowCount == 2)
    #expect(source.info.notes.map(\.code) == ["header-again", "units"])
    #expect(try source.values(of: "cache") == [402_044 * 1024, 402_048 * 1024])
  }
}
