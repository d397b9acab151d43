import Foundation
import MassifParser
import PlotCore
import PlotTesting
import Testing

@Suite struct MassifParserTests {
  private static let names = [
    "massif.out", "massif-stacks-ms.out", "massif-bytes.out", "massif-pages.out",
    "heaptrack-export.massif",
  ]

  @Test func keepsTheContractOfParsers() throws {
    let files = try Self.names.map { (name: $0, bytes: try fixture("samples/\($0)")) }
    let violations = checkParser(MassifParser(options: .defaults), files: files, flipCount: 12)
    #expect(violations.isEmpty)
  }

  @Test func isCertainOfEachVariant() throws {
    for name in Self.names {
      let head = Array(try fixture("samples/\(name)").prefix(4096))
      #expect(MassifParser.recognize(head, byteCount: nil) == .certain, "\(name)")
    }
    #expect(MassifParser.recognize(Array("time,heap\n".utf8), byteCount: nil) == .no)
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/ms_print")))
  func agreesWithMsPrintInEverySnapshot() throws {
    for name in Self.names where name.hasSuffix(".out") {
      let source = try open(try fixture("samples/\(name)"), named: name)
      let time = name.contains("-ms") ? 1000.0 : 1
      let wanted = try msPrint(name)
      try #require(wanted.count == source.rowCount && wanted.count > 20)
      let columns = try ["time", "total", "heap", "extra", "stack"].map {
        try source.values(of: $0)
      }
      for (row, line) in wanted.enumerated() {
        #expect((columns[0][row] * time).rounded() == line[1], "\(name), row \(row)")
        for column in 1...4 { #expect(columns[column][row] == line[column + 1], "\(name), \(row)") }
      }
    }
  }

  @Test func readsPreamblesAtTheEnd() throws {
    let source = try open(try fixture("samples/heaptrack-export.massif"), named: "a")
    #expect(source.columns[0].unit == .seconds)
    #expect(try source.value(row: 0, column: 0) == .real(0.012))
    #expect(source.rowCount == 121)
    #expect(source.info.notes == [])
    let figure = source.suggestedFigure(for: FigureWish(), named: "a")
    #expect(figure.caption == "heaptrack: ./w")
    #expect(figure.panels.count == 1, "nothing but the heap was recorded")
  }

  @Test func knowsEveryUnitOfTime() throws {
    let units = try Self.names.map {
      try open(try fixture("samples/\($0)"), named: $0).columns[0].unit
    }
    #expect(units == [Unit("instr"), .seconds, .bytes, Unit("instr"), .seconds])
    #expect(
      try open(try fixture("samples/massif-stacks-ms.out"), named: "a").values(of: "time")[1]
        == 0.015)
  }

  @Test func dropsAndTellsASnapshotThatIsCut() throws {
    let whole = try fixture("samples/massif.out")
    let source = try open(Array(whole.dropLast(16)), named: "a")
    #expect(source.rowCount == 49)
    #expect(!source.info.isComplete)
    #expect(source.info.notes.map(\.code) == ["truncated-record"])
    // Without its end, the last number may be any.
    #expect(try open(Array(whole.dropLast(17)), named: "a").rowCount == 49)
  }

  @Test func skipsAndCountsBadLines() throws {
    let text = String(decoding: try fixture("samples/massif.out"), as: UTF8.self)
      .replacingOccurrences(of: "mem_heap_B=303000", with: "mem_heap_B=3o3000")
    let source = try open(Array(text.utf8), named: "a")
    #expect(source.rowCount == 49)
    let note = try #require(source.info.notes.first)
    #expect(note.code == "bad-line" && note.count == 1)
    #expect(note.text.contains("24:12, \"3o3000\""), "\(note.text)")
  }

  @Test func aTotalBeyondSixtyFourBitsIsTheLargestNumber() throws {
    let text =
      "desc: -\ntime_unit: i\nsnapshot=0\ntime=1\nmem_heap_B=9223372036854775807\n"
      + "mem_heap_extra_B=1\nmem_stacks_B=0\nheap_tree=empty\n"
    #expect(try open(Array(text.utf8), named: "a").values(of: "total") == [0x1p63])
  }

  @Test func tellsASnapshotThatAnotherOneFollowsTooSoon() throws {
    func snapshot(_ number: Int, _ tail: String = "heap_tree=empty\n") -> String {
      "snapshot=\(number)\ntime=\(number)\nmem_heap_B=8\nmem_heap_extra_B=0\nmem_stacks_B=0\n\(tail)"
    }
    let preamble = "desc: -\ncmd: p\ntime_unit: i\n"
    let text = preamble + snapshot(0) + snapshot(1, "") + snapshot(2)
    let source = try open(Array(text.utf8), named: "a")
    #expect(try source.values(of: "time") == [0, 2])
    #expect(source.info.isComplete)
    #expect(
      source.info.notes.map(\.text) == [
        "1 line was skipped: 15:1, the snapshot before it is not whole"
      ])
    // A snapshot with a bad line was told of at that line.
    let bad = preamble + snapshot(0) + snapshot(1, "odd\nmem_heap_B=x\n") + snapshot(2)
    #expect(try open(Array(bad.utf8), named: "a").info.notes.map(\.count) == [2])
  }

  @Test func tellsWhereNothingIsLeft() throws {
    let error = #expect(throws: PlotError.self) {
      try open(Array("desc: x\ncmd: y\ntime_unit: i\n".utf8), named: "a")
    }
    #expect(error?.message == "holds no snapshots of massif")
  }

  private func msPrint(_ name: String) throws -> [[Double]] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/ms_print")
    process.arguments = [try fixturePath("samples/\(name)")]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map {
        Double($0.replacingOccurrences(of: ",", with: ""))
      }
      return words.count == 6 && !words.contains(nil) ? words.compactMap { $0 } : nil
    }
  }

  private func open(_ bytes: [UInt8], named name: String) throws -> any Source {
    try MassifParser(options: .defaults)
      .open(Input(name: name, file: .scratch(bytes, path: name)))
  }
}
