import Foundation
import Highwater
import PlotTesting
import Testing

/// Figures of columns that a program has, drawn without a config or a file to read.
@Suite struct PlotAPITests {
  private var pump: Plot {
    let seconds = (0..<600).map { Double($0) / 10 }
    var plot = Plot("A pump {1}", along: "time", .seconds, seconds)
    plot.add("pressure", Unit("bar"), seconds.map { 2 + 0.4 * sin($0) })
    plot.add("flow", Unit("l/s"), seconds.map { 11 - 2 * sin($0) })
    return plot
  }

  private func words(_ items: [Primitive]) -> [String] {
    items.flatMap { item -> [String] in
      switch item {
      case .text(let text): [text.string]
      case .group(let group): words(group.items)
      case .fill, .stroke: []
      }
    }
  }

  @Test func drawsColumnsOfEachUnitInAPanel() throws {
    let scene = try pump.scene()
    let text = words(scene.items)
    #expect(text.contains("A pump {1}"))
    #expect(text.contains("pressure") && text.contains("flow"))
    #expect(scene.size == Size(width: 720, height: 440))
  }

  @Test func writesFilesAndTheSameBytes() throws {
    let folder = try ScratchFolder()
    try pump.write(to: folder.path + "/pump.png", folder.path + "/pump.svg")
    for (id, file) in [("png", "pump.png"), ("svg", "pump.svg")] {
      let written = try Data(contentsOf: URL(filePath: folder.path + "/" + file))
      #expect(try pump.bytes(as: id) == Array(written))
    }
  }

  @Test func takesColumnsOfDifferentLengthsAndTimesThatFall() throws {
    var ragged = Plot(along: "time", .seconds, [0, 1, 2, 1])
    ragged.add("a", .none, [1.0, 2])
    ragged.add("b", .bytes, [Int64(7)])
    ragged.add("c", .none, [Double]())
    // Four curves of four rows, and the names.
    let csv = String(decoding: try ragged.bytes(as: "csv"), as: UTF8.self)
    #expect(csv.split(whereSeparator: \.isNewline).count == 17)
    _ = try ragged.scene()
    _ = try Plot().scene()
  }

  @Test func tellsFormatsThatItDoesNotKnow() {
    #expect(throws: PlotError.self) { try pump.bytes(as: "pgn") }
    #expect(throws: PlotError.self) { try pump.write(to: "pump.docx") }
  }
}
