import PlotCore
import PlotTesting
import PsrecordParser
import Testing

@Suite struct PsrecordParserTests {
  private static let names = ["psrecord.log", "psrecord.csv", "psrecord-io.log", "psrecord-io.csv"]

  @Test func keepsTheContractOfParsers() throws {
    let files = try Self.names.map { (name: $0, bytes: try fixture("samples/\($0)")) }
    let violations = checkParser(PsrecordParser(options: NoOptions()), files: files)
    #expect(violations.isEmpty)
  }

  @Test func isCertainOfEachVariant() throws {
    for name in Self.names {
      #expect(
        PsrecordParser.recognize(try fixture("samples/\(name)"), byteCount: nil) == .certain,
        "\(name)")
    }
    for head in ["time,rss\n1,2\n", "# Elapsed\n", "elapsed_time,elapsed_time\n", "\n"] {
      #expect(PsrecordParser.recognize(Array(head.utf8), byteCount: nil) == .no)
    }
  }

  @Test func readsPlainLogs() throws {
    let source = try open(try fixture("samples/psrecord.log"), named: "a")
    #expect(source.columns.map(\.name) == ["time", "rss", "virtual", "cpu"])
    #expect(source.rowCount == 12)
    #expect(try source.values(of: "time")[1] == 0.105)
    // psrecord divides by 1024².
    #expect(try source.values(of: "rss").max() == (8.375 * 0x1p20))
    #expect(try source.values(of: "virtual")[0] == (4.949 * 0x1p20).rounded())
  }

  @Test func readsCSVInAnyOrderOfItsColumns() throws {
    let source = try open(try fixture("samples/psrecord.csv"), named: "a")
    #expect(source.columns.map(\.name) == ["time", "rss", "virtual", "cpu", "processes"])
    #expect(try source.values(of: "time")[0] == 0.00014138221740722656)
    #expect(try source.values(of: "rss")[0] == 430 * 4096)
    let other = try open(
      Array("elapsed_time,colour,mem_real,cpu\n1.5,red,2,3\n".utf8), named: "a")
    #expect(other.columns.map(\.name) == ["time", "rss", "cpu"])
    #expect(try other.values(of: "rss") == [2 * 0x1p20])
  }

  @Test func readsInputAndOutput() throws {
    for name in ["psrecord-io.log", "psrecord-io.csv"] {
      let source = try open(try fixture("samples/\(name)"), named: name)
      #expect(
        source.columns.suffix(4).map(\.name)
          == ["read_count", "write_count", "read_bytes", "write_bytes"])
      #expect(source.rowCount == 16)
      #expect(source.info.notes == [])
    }
    let log = try open(try fixture("samples/psrecord-io.log"), named: "a")
    #expect(try log.values(of: "read_count").prefix(2) == [156, 517])
    #expect(try log.values(of: "read_bytes").prefix(2) == [12288, 12288])
  }

  @Test func suggestsTheProcessorBesideTheMemory() throws {
    let source = try open(try fixture("samples/psrecord-io.log"), named: "a")
    let figure = source.suggestedFigure(for: FigureWish(), named: "a")
    #expect(figure.panels.count == 2)
    #expect(figure.panels[1].layers[0].encoding.y?.fields == ["cpu"])
    let one = source.suggestedFigure(
      for: FigureWish(withTotal: true, secondary: .differentScales), named: "a")
    #expect(one.panels.count == 1 && one.panels[0].axes.count == 3)
    #expect(one.panels[0].layers[0].encoding.y?.fields == ["virtual"])
  }

  @Test func skipsAndCountsBadLines() throws {
    let text = "elapsed_time,nproc,cpu,mem_real,mem_virtual\r\n1,1,2,3,4\r\n2,1,2,-3,4\r\n3,1,2\r\n"
    let source = try open(Array(text.utf8), named: "a")
    #expect(source.rowCount == 1)
    let note = try #require(source.info.notes.first)
    #expect(note.text == "2 lines were skipped: the first, 3:7, \"-3\" is no number")
  }

  @Test func spoolsLongLogs() throws {
    var text = "elapsed_time,nproc,cpu,mem_real,mem_virtual\n"
    for row in 0..<250_000 { text += "\(row)e-1,1,0,\(row % 1000),7\n" }
    let source = try open(Array(text.utf8), named: "a")
    #expect(source.rowCount == 250_000)
    #expect(source.columns[0].isAscending)
    #expect(source.info.extents["time"] == 0...24_999.9)
    let memory = try source.values(of: "rss")
    #expect(memory.indices.allSatisfy { memory[$0] == Double($0 % 1000) * 0x1p20 })
    #expect(try checkSource(source).isEmpty)
  }

  private func open(_ bytes: [UInt8], named name: String) throws -> any Source {
    try PsrecordParser(options: NoOptions())
      .open(Input(name: name, file: .scratch(bytes, path: name)))
  }
}
