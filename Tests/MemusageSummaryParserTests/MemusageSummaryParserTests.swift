import MemusageSummaryParser
import PlotCore
import PlotTesting
import Testing

private func parser(rows: String = "histogram") throws -> MemusageSummaryParser {
  try MemusageSummaryParser(config: ["rows": "\(rows)"])
}

private func open(_ bytes: [UInt8], rows: String = "histogram") throws -> any Source {
  try parser(rows: rows).open(Input(name: "run", file: .scratch(bytes, path: "run.txt")))
}

@Suite struct MemusageSummaryParserTests {
  @Test func keepsTheContractOfParsers() throws {
    let names = ["cc1", "mmap-deepstack", "git-log"]
    let files = try names.map { (name: $0, bytes: try fixture("samples/\($0).summary.txt")) }
    for rows in ["histogram", "calls"] {
      #expect(checkParser(try parser(rows: rows), files: files, flipCount: 20) == [])
    }
  }

  @Test func readsTheHistogramInColours() throws {
    let source = try open(fixture("samples/cc1.summary.txt"))
    #expect(
      source.columns.map(\.name) == [
        "event", "from", "to", "size", "count", "percent", "end", "bytes", "more",
      ])
    #expect(source.rowCount == 208)
    #expect(try source.value(row: 1, column: 1) == .integer(16))
    #expect(try source.value(row: 1, column: 2) == .real(31))
    #expect(try source.value(row: 1, column: 4) == .integer(2680))
    // memusage cuts the share to whole percents.
    #expect(Int(try source.value(row: 1, column: 5).double) == 19)
    // The last line counts all large blocks.
    #expect(try source.value(row: 207, column: 1) == .integer(65_536))
    #expect(try source.value(row: 207, column: 2).double.isNaN)
    #expect(try source.value(row: 207, column: 4) == .integer(21))
    // The class of 16 to 31 bytes ends where that of 32 begins.
    #expect(try source.value(row: 1, column: 6) == .real(32))
    #expect(try source.value(row: 1, column: 7) == .real(2680 * 16))
    #expect(try source.value(row: 1, column: 8) == .real(2680 * 15))
    #expect(try source.value(row: 207, column: 6).double.isNaN)
    #expect(try source.value(row: 207, column: 7).double >= 21 * 65_536)
  }

  @Test func countsAsManyBlocksAsTheCallsAskedFor() throws {
    for name in ["cc1", "mmap-deepstack", "git-log"] {
      let source = try open(fixture("samples/\(name).summary.txt"))
      let header = Dictionary(
        source.info.header.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
      var blocks: Int64 = 0
      for row in 0..<source.rowCount {
        if case .integer(let count) = try source.value(row: row, column: 4) { blocks += count }
      }
      let asked = ["malloc", "realloc", "calloc", "mmap-r", "mmap-w", "mmap-a", "mremap"]
        .reduce(0) { $0 + (header[$1 + "-calls"] ?? 0) }
      // A realloc to zero is a free, and counts among the calls only.
      #expect(blocks <= asked && Double(blocks) > 0.99 * Double(asked), "\(name)")
    }
  }

  @Test func readsTheSameWithoutColours() throws {
    var plain = [UInt8]()
    var isCode = false
    for byte in try fixture("samples/cc1.summary.txt") {
      if byte == 0x1B { isCode = true }
      if !isCode { plain.append(byte) }
      if byte == UInt8(ascii: "m") { isCode = false }
    }
    let (one, other) = (try open(fixture("samples/cc1.summary.txt")), try open(plain))
    #expect(one.rowCount == other.rowCount)
    #expect(one.info.header.map(\.value) == other.info.header.map(\.value))
    #expect(!plain.contains(0x1B))
  }

  @Test func readsTheTableOfCalls() throws {
    let source = try open(fixture("samples/git-log.summary.txt"), rows: "calls")
    #expect(source.rowCount == 9)
    #expect(try source.value(row: 4, column: 1) == .integer(2))
    #expect(try source.value(row: 4, column: 2).double == 2_146_729)
    #expect(try source.value(row: 3, column: 3).double.isNaN)
    #expect(source.info.notes.first?.text.contains("4 mmap-r") == true)
    let header = source.info.header
    #expect(header.first { $0.name == "heap-peak" }?.value == 9_405_107)
    #expect(header.first { $0.name == "free-bytes" }?.value == 91_715_907)
    #expect(!header.contains { $0.name == "free-failed" })
  }

  @Test func readsTheLastOfSeveralAmongOtherOutput() throws {
    let text =
      try Array("compiling | 3 files\n".utf8) + fixture("samples/cc1.summary.txt")
      + Array("done\n".utf8)
      + fixture("samples/git-log.summary.txt") + Array("exit 0\n".utf8)
    let source = try open(text)
    #expect(source.info.header.first { $0.name == "heap-peak" }?.value == 9_405_107)
    #expect(source.info.notes.map(\.code) == ["several-summaries"])
  }

  @Test func drawsBarsOverSizes() throws {
    let figure = try open(fixture("samples/cc1.summary.txt")).suggestedFigure(
      for: FigureWish(), named: "cc1")
    let layers = try #require(figure.panels.first?.layers)
    #expect(layers.map(\.mark.kind) == [.bar, .extremum])
    #expect(layers[0].encoding.x?.fields == ["from"] && layers[0].encoding.x2?.fields == ["end"])
    #expect(
      figure.panels.map { $0.layers[0].encoding.y?.fields } == [["count"], ["bytes", "more"]])
    #expect(layers[1].mark.label == "2,680 of 16 to 31 B")
  }

  @Test func throwsWhereTheTableIsMissing() throws {
    let bytes = try fixture("samples/cc1.summary.txt")
    #expect(throws: PlotError.self) { try open(Array(bytes.prefix(300))) }
    #expect(throws: PlotError.self) { try open(Array("nothing\n".utf8)) }
    #expect(throws: PlotError.self) { try open([]) }
    #expect(try open(Array(bytes.prefix(300)), rows: "calls").rowCount == 2)
  }

  @Test func knowsItsHeadline() throws {
    let head = Array(try fixture("samples/cc1.summary.txt").prefix(4096))
    #expect(MemusageSummaryParser.recognize(head, byteCount: nil) == .certain)
    #expect(MemusageSummaryParser.recognize(Array("usage: ls\n".utf8), byteCount: nil) == .no)
  }
}
