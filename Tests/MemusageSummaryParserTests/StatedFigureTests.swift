import MemusageSummaryParser
import PlotCore
import PlotTesting
import Testing

/// What the headline of a summary says.
@Suite struct StatedFigureTests {
  @Test(
    arguments: [
      ("heap total: 100, heap peak: 90, stack peak: 8", [100, 90, 8], []),
      ("heap total: 100, heap peak: 100, stack peak: 0", [100, 100, 0], []),
      ("heap total: 0, heap peak: 0, stack peak: 300", [0, 0, 300], []),
      // A stack may be larger than the heap.
      ("heap total: 1, heap peak: 1, stack peak: 9223372036854775807", [1, 1, .max], []),
      // 64 and 32 bits, below zero.
      (
        "heap total: 100, heap peak: 18446744073691545947, stack peak: 8", [100, nil, 8],
        ["18446744073691545947"]
      ),
      (
        "heap total: 100, heap peak: 18446744073709551615, stack peak: 8", [100, nil, 8],
        ["18446744073709551615"]
      ),
      ("heap total: 100, heap peak: 4294967290, stack peak: 8", [100, nil, 8], ["4294967290"]),
      ("heap total: 100, heap peak: 101, stack peak: 8", [100, nil, 8], ["101"]),
      (
        "heap total: 9223372036854775808, heap peak: 9, stack peak: 8", [nil, 9, 8],
        ["9223372036854775808"]
      ),
      (
        "heap total: 1, heap peak: 1, stack peak: 18446744073709551000", [1, 1, nil],
        ["18446744073709551000"]
      ),
      (
        "heap total: 99999999999999999999999, heap peak: 1, stack peak: 2", [nil, 1, 2],
        ["99999999999999999999999"]
      ),
      ("heap total: 100, heap peak: 90", [100, 90], []),
      ("heap total: x, heap peak: 90, stack peak: 8", [90, 8], []),
      ("heap total: -3, heap peak: 90, stack peak: 8", [90, 8], []),
      ("", [], []),
    ] as [(String, [Int64?], [String])])
  func isStatedBesideTheRows(headline: String, values: [Int64?], wrapped: [String]) throws {
    let text = """
      Memory usage summary: \(headline)
      Histogram for block sizes:
          0-15             85   1% =
      """
    let source = try MemusageSummaryParser(config: [:]).open(
      Input(name: "run", file: .scratch(Array(text.utf8), path: "run.txt")))
    #expect(source.info.stated.map(\.value) == values)
    #expect(source.info.stated.allSatisfy { $0.unit == .bytes })
    #expect(source.info.notes.map(\.code) == wrapped.map { _ in "wrapped-figure" })
    for (note, text) in zip(source.info.notes, wrapped) { #expect(note.text.contains(text)) }
    // A figure that cannot be right is told nowhere as one.
    let header = Set(source.info.header.map(\.value))
    #expect(header == Set(values.compactMap { $0 }))
  }

  @Test func readsItFromRealSummariesInColours() throws {
    let source = try MemusageSummaryParser(config: [:]).open(
      Input(
        name: "cc1", file: .scratch(try fixture("samples/cc1.summary.txt"), path: "cc1.txt")))
    #expect(source.info.stated.map(\.title) == ["heap total", "heap peak", "stack peak"])
    #expect(source.info.stated.map(\.value) == [17_312_169, 2_083_302, 7040])
    #expect(source.info.vocabulary.last == Vocabulary.noLast)
    let figure = source.suggestedFigure(for: FigureWish(), named: "cc1")
    #expect(
      figure.subtitle == "blocks asked for, by size · heap peak 1.99 MiB · stack peak 6.88 KiB")
  }
}
