import Foundation
import MprofParser
import PlotCore
import PlotTesting
import Testing

@Suite struct MprofParserTests {
  private static let names = ["mprof.dat", "mprof-func.dat", "mprof-children.dat"]

  @Test func keepsTheContractOfParsers() throws {
    let files = try Self.names.map { (name: $0, bytes: try fixture("samples/\($0)")) }
    let violations = checkParser(MprofParser(options: NoOptions()), files: files)
    #expect(violations.isEmpty)
  }

  @Test func isCertainOfEachVariant() throws {
    for name in Self.names {
      #expect(
        MprofParser.recognize(try fixture("samples/\(name)"), byteCount: nil) == .certain, "\(name)"
      )
    }
    #expect(MprofParser.recognize(Array("CMDLINE x\n".utf8), byteCount: nil) == .plausible)
    #expect(MprofParser.recognize(Array("MEMORY 1 2\n".utf8), byteCount: nil) == .no)
  }

  @Test func subtractsTimesWithoutLoss() throws {
    let source = try open(try fixture("samples/mprof.dat"), named: "a")
    let times = try source.values(of: "time")
    #expect(times == [0, 0.1005, 0.201, 0.3015, 0.4021, 0.5026, 0.6031, 0.7039])
    #expect(source.columns[0].isAscending)
    #expect(source.info.extents["time"] == 0...0.7039)
  }

  @Test func restoresTheKiBThatSixDecimalsCut() throws {
    let text = "MEM 0.183594 10.0\nMEM 37.234375 10.1\nMEM 0.007812 10.2\nMEM 0.0005 10.3\n"
    let source = try open(Array(text.utf8), named: "a")
    #expect(try source.values(of: "memory") == [188 * 1024, 38128 * 1024, 8192, 524])
  }

  @Test func givesEachChildAColumn() throws {
    let source = try open(try fixture("samples/mprof-children.dat"), named: "a")
    #expect(
      source.columns.map(\.name)
        == ["time", "memory", "children", "child_31635", "child_31636", "total"])
    let first = try source.values(of: "child_31635")
    #expect(first[0].isNaN && first[1] == 18920 * 1024)
    #expect(try source.values(of: "children")[0] == 0)
    #expect(try source.values(of: "total")[1] == Double((12268 + 18920 + 28684) * 1024))
    let figure = source.suggestedFigure(for: FigureWish(), named: "a")
    let fields = figure.panels[0].layers.map { $0.encoding.y?.fields }
    #expect(fields == [["child_31636", "child_31635", "memory"], ["total"], ["total"]])
  }

  @Test func sumsChildrenBeyondThoseWithColumns() throws {
    let children = (1...10).map { "CHLD \($0) \($0).000000 100.0\n" }.joined()
    let source = try open(Array(("MEM 1.000000 100.0\n" + children).utf8), named: "a")
    #expect(source.columns.map(\.name).filter { $0.hasPrefix("child_") }.count == 8)
    #expect(source.index(of: "child_2") == nil && source.index(of: "child_3") != nil)
    #expect(try source.values(of: "children") == [55 * 1024 * 1024])
    #expect(source.info.notes.map(\.code) == ["children-counted", "many-processes"])
    let figure = source.suggestedFigure(for: FigureWish(), named: "a")
    #expect(figure.panels[0].layers[1].encoding.y?.fields == ["memory", "children"])
  }

  @Test func shadesFunctions() throws {
    let source = try open(try fixture("samples/mprof-func.dat"), named: "a")
    let figure = source.suggestedFigure(for: FigureWish(), named: "a")
    let band = try #require(figure.panels[0].layers.first)
    #expect(band.mark.kind == .band && band.mark.label == "__main__.f")
    #expect(band.encoding.x?.datum == 0.0739 && band.encoding.x2?.datum == 0.3921)
    #expect(figure.caption == "mprof: python3 p3.py")
  }

  @Test func shadesTheLongestFunctionsOnly() throws {
    let calls = (1...20).map { "FUNC f\($0) 1.0 100.0 1.0 \(100 + $0).0 0\n" }.joined()
    let source = try open(Array((calls + "MEM 1.000000 100.0\n").utf8), named: "a")
    let bands = source.suggestedFigure(for: FigureWish(), named: "a").panels[0].layers
      .filter { $0.mark.kind == .band }.compactMap(\.mark.label)
    #expect(Set(bands) == Set((9...20).map { "f\($0)" }))
    #expect(source.info.notes.map(\.code) == ["many-functions"])
  }

  @Test func keepsSeveralRunsApart() throws {
    let both = try fixture("samples/mprof.dat") + fixture("samples/mprof-func.dat")
    let source = try open(both, named: "a")
    #expect(
      try source.values(of: "run") == Array(repeating: 1, count: 8) + Array(repeating: 2, count: 7))
    #expect(try source.values(of: "time")[8] == 170.3086)
    #expect(source.info.notes.map(\.code) == ["several-runs"])
  }

  @Test func ordersTimesThatStepBack() throws {
    let text = "MEM 1 100.5\nMEM 2 100.0\nMEM 3 100.5\nMEM 4 100.2\n"
    let source = try open(Array(text.utf8), named: "a")
    #expect(try source.values(of: "time") == [0, 0.2, 0.5, 0.5])
    #expect(try source.values(of: "memory").map { $0 / 0x1p20 } == [2, 4, 1, 3])
    #expect(source.info.notes.map(\.code) == ["out-of-order"])
    #expect(source.info.notes.first?.count == 2)
  }

  @Test func skipsAndCountsBadLines() throws {
    let text = "CMDLINE x\nMEM 1 100\nMEM x 100\nHUGH 1\nCHLD 3\nMEM 2 101\n"
    let source = try open(Array(text.utf8), named: "a")
    #expect(source.rowCount == 2)
    #expect(source.info.notes.first?.count == 3)
    #expect(source.info.notes.first?.text.contains("the first, 3:5,") == true)
    let error = #expect(throws: PlotError.self) {
      try open(Array("CMDLINE x\nMEM 1\n".utf8), named: "a")
    }
    #expect(error?.place?.position?.line == 2)
  }

  @Test(.enabled(if: Tool.mprof != nil))
  func agreesWithMprofPeak() throws {
    for name in Self.names {
      let process = Process()
      process.executableURL = Tool.mprof
      process.arguments = ["peak", try fixturePath("samples/\(name)")]
      let pipe = Pipe()
      process.standardOutput = pipe
      try process.run()
      let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let source = try open(try fixture("samples/\(name)"), named: name)
      let peaks = try source.columns.filter { $0.name == "memory" || $0.name.hasPrefix("child_") }
        .map { column in
          let peak = try source.values(of: column.name).filter { !$0.isNaN }.max() ?? 0
          return peak / 0x1p20
        }
      let wanted = text.split(separator: "\n").compactMap { line in
        line.split(separator: "\t").last.flatMap { Double($0.dropLast(4)) }
      }
      try #require(peaks.count == wanted.count)
      // What six decimals cut moves the third one by no more than one.
      for (peak, wanted) in zip(peaks, wanted) { #expect(abs(peak - wanted) < 0.00051) }
    }
  }

  private enum Tool {
    static let mprof = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
      .map { URL(fileURLWithPath: String($0) + "/mprof") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  private func open(_ bytes: [UInt8], named name: String) throws -> any Source {
    try MprofParser(options: NoOptions())
      .open(Input(name: name, file: .scratch(bytes, path: name)))
  }
}
