import PlotCore
import PlotTesting
import TableParser
import Testing

/// Numbers as people and tools for people spell them.
@Suite struct TableCellTests {
  struct Cells: Sendable, CustomTestStringConvertible {
    var header: String
    var cells: [String]
    var unit: Unit
    var values: [Double]
    var delimiter = ";"
    var base: Int?
    var testDescription: String { "\(header): \(cells)" }
  }

  static let spellings = [
    Cells(
      header: "mem", cells: ["1.5G", "900M"], unit: .bytes, values: [1.5 * 0x1p30, 900 * 0x1p20]),
    Cells(header: "mem", cells: ["1.5G", "900M"], unit: .bytes, values: [1.5e9, 9e8], base: 1000),
    Cells(
      header: "RES", cells: ["188152", "1.5g"], unit: .bytes,
      values: [188_152 * 1024, 1.5 * 0x1p30]),
    Cells(header: "heap", cells: ["512", "2K"], unit: .bytes, values: [512, 2048]),
    Cells(header: "memory", cells: ["512Mi", "1Gi"], unit: .bytes, values: [0x1p29, 0x1p30]),
    Cells(header: "memory", cells: ["5 kB", "3 MB"], unit: .bytes, values: [5120, 3 * 0x1p20]),
    Cells(header: "NetRx", cells: ["5kB", "3MB"], unit: .bytes, values: [5000, 3e6]),
    Cells(header: "requests", cells: ["1.5k", "2M"], unit: .none, values: [1500, 2e6]),
    Cells(header: "cpu", cells: ["70.14%", "5 %"], unit: Unit("%"), values: [70.14, 5]),
    Cells(header: "power.draw", cells: ["30.50 W", "31 W"], unit: Unit("W"), values: [30.5, 31]),
    Cells(header: "pause", cells: ["12ms", "1.5s"], unit: .seconds, values: [0.012, 1.5]),
    Cells(header: "mem", cells: ["[N/A]", "3 MiB"], unit: .bytes, values: [.nan, 3 * 0x1p20]),
    Cells(header: "y", cells: ["1,5", "2,75"], unit: .none, values: [1.5, 2.75]),
    Cells(header: "y", cells: ["-0,25", "3"], unit: .none, values: [-0.25, 3]),
    Cells(header: "y", cells: ["1.234,5", "12"], unit: .none, values: [1234.5, 12]),
    Cells(header: "y", cells: ["1,234.5", "2,000"], unit: .none, values: [1234.5, 2000]),
    Cells(header: "y", cells: ["1,234", "0,5"], unit: .none, values: [1.234, 0.5]),
    Cells(header: "y", cells: ["1,5", "5e2"], unit: .none, values: [1.5, 500]),
    Cells(header: "y", cells: ["1,5e3", "-2,5E-1"], unit: .none, values: [1500, -0.25]),
    Cells(
      header: "y", cells: ["\"1,234\"", "\"5,678\""], unit: .none, values: [1234, 5678],
      delimiter: ","),
    Cells(
      header: "y", cells: ["\"1,5\"", "\"2,75\""], unit: .none, values: [1.5, 2.75], delimiter: ","),
    Cells(
      header: "Speicher (MB)", cells: ["1,5", "2"], unit: .bytes,
      values: [1.5 * 0x1p20, 2 * 0x1p20]),
    Cells(
      header: "mem [MiB]", cells: ["754 MiB", "808"], unit: .bytes,
      values: [754 * 0x1p20, 808 * 0x1p20]),
  ]

  @Test(arguments: spellings) func readsNumbersAsTheyAreSpelt(_ cells: Cells) throws {
    let rows = cells.cells.enumerated().map { "\($0)\(cells.delimiter)\($1)\n" }.joined()
    let options: ConfigValue = cells.base == 1000 ? ["base": 1000] : [:]
    let source = try table("time\(cells.delimiter)\(cells.header)\n" + rows, options)
    let column = try #require(source.columns.last)
    #expect(column.unit == cells.unit)
    let values = try source.values(of: column.name)
    #expect(values.count == cells.values.count)
    for (a, b) in zip(values, cells.values) {
      #expect((a.isNaN && b.isNaN) || (a - b).magnitude <= b.magnitude * 1e-15, "\(a), not \(b)")
    }
  }

  @Test func readsTwoNumbersInACell() throws {
    let source = try table(
      "time,MemUsage,NetIO\n0,14.03MiB / 20MiB,1.2kB / 3MB\n1,-- / --,2kB / 4MB\n2,15MiB / 20MiB,3kB / 5MB\n"
    )
    #expect(
      source.columns.map(\.name).dropFirst(2) == [
        "MemUsage", "MemUsage limit", "NetIO", "NetIO out",
      ])
    #expect(try source.values(of: "MemUsage limit")[2] == 20 * 0x1p20)
    #expect(
      try source.values(of: "MemUsage")[1].isNaN && source.values(of: "MemUsage limit")[1].isNaN)
    #expect(try source.values(of: "NetIO out") == [3e6, 4e6, 5e6])
  }

  /// A column is text unless all of its numbers are of one kind.
  @Test(arguments: ["3 apples,2 pears", "v1,v2", "10.0.0.1,10.0.0.2", "1/a,2/b", "0x1F,0x2F"])
  func takesOtherTextsForNames(_ cells: String) throws {
    let pair = cells.split(separator: ",")
    let source = try table("time,rss,y\n0,1,\(pair[0])\n1,2,\(pair[1])\n")
    #expect(source.columns.map(\.name) == ["event", "time", "rss", "y"])
    #expect(source.columns[3].names?.texts == pair.map(String.init))
  }

  @Test func countsWhatIsNoNumberAmongSpelledOnes() throws {
    let source = try table("time,mem\n0,1 MiB\n1,broken\n2,-\n3,2 MiB\n")
    #expect(try source.values(of: "mem").map(\.isNaN) == [false, true, true, false])
    let note = try #require(source.info.notes.first { $0.code == "bad-line" })
    #expect(note.count == 1 && note.text.contains("3:3, \"broken\""))
  }

  @Test(arguments: [
    "null", "NA", "N/A", "", "-", "--", "None", "nil", "\\N", "#N/A", "<NA>", "undefined",
  ])
  func takesWordsForNothingAsGapsInTheFirstRow(_ word: String) throws {
    let text = "time,a,b\n0,\(word),\(word)\n1,\(word),2\n2,3,4\n"
    #expect(TableParser.recognize(Array(text.utf8), byteCount: text.utf8.count) == .plausible)
    let source = try table(text)
    #expect(try source.values(of: "a").map(\.isNaN) == [true, true, false])
    #expect(try source.values(of: "b").map(\.isNaN) == [true, false, false])
    #expect(source.info.notes == [])
  }

  @Test func anExponentInALongColumnOfCommasIsRead() throws {
    let rows = (0..<300).map { "\($0);1,5\n" }.joined() + "300;5e2\n301;-1E3\n"
    let values = try table("time;v\n" + rows).values(of: "v")
    #expect(values.count == 302 && values.suffix(2) == [500, -1000])
    #expect(values.prefix(300).allSatisfy { $0 == 1.5 })
  }

  @Test func addressesAreNoAmounts() throws {
    let source = try table("time,addr,v\n1,0xff,2\n2,0x1f,3\n")
    #expect(source.columns.map(\.name) == ["event", "time", "addr", "v"])
    #expect(source.columns[2].storage == .name)
  }
}
