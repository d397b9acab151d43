import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct CalculateTransformTests {
  @Test func appendsItsColumnBehindTheOthers() throws {
    let source = table(time: [1, 2], heap: [3, 4])
    let result = try apply(
      CalculateTransform.self, ["as": "total", "expr": "heap + 1", "unit": "MB"], to: source)
    #expect(result.columns.map(\.name) == ["event", "time", "heap", "load", "total"])
    #expect(result.columns[4].unit == Unit("MB"))
    #expect(result.columns[4].storage == .integer)
    #expect(try column("total", of: result) == [.integer(4), .integer(5)])
  }

  @Test func replacesAColumnInItsPlaceAndForgetsItsExtent() throws {
    let source = MemorySource(
      [(Column("a"), .integers([1, 2])), (Column("b"), .integers([5, 6]))],
      info: SourceInfo(format: "memory", extents: ["a": 1...2, "b": 5...6]))
    let result = try apply(CalculateTransform.self, ["as": "a", "expr": "a * b"], to: source)
    #expect(result.columns.map(\.name) == ["a", "b"])
    #expect(try column("a", of: result) == [.integer(5), .integer(12)])
    #expect(result.info.extents == ["b": 5...6])
  }

  @Test(arguments: [
    ("heap + heap", "B"), ("heap * 2", "B"), ("2 * heap - 1", "B"), ("heap / 4", "B"),
    ("heap / heap", ""), ("heap * heap", ""), ("heap + time", ""), ("heap > 2", ""),
    ("if(time > 1, heap, 0)", "B"), ("max(heap, 1KiB)", "B"), ("sqrt(heap)", ""),
    ("abs(-time)", "s"), ("heap / (heap / heap)", "B"),
  ])
  func tellsTheUnitFromItsOperands(text: String, unit: String) throws {
    let result = try apply(
      CalculateTransform.self, ["as": "r", "expr": "\(text)"], to: table(time: [1])
    )
    #expect(result.columns.last?.unit.symbol == unit)
  }

  @Test func throwsWhereAWholeNumberDoesNotFitAndNamesTheRow() throws {
    let source = table(time: [0, 1, 2], heap: [1, .max, 3], blockRows: 2)
    let result = try apply(CalculateTransform.self, ["as": "r", "expr": "heap * 2"], to: source)
    let error = #expect(throws: PlotError.self) { try column("r", of: result) }
    #expect(error?.message.contains("row 1") == true)
    #expect(error?.remedy?.contains("1.0") == true)
    let real = try apply(CalculateTransform.self, ["as": "r", "expr": "heap * 2.0"], to: source)
    #expect(try column("r", of: real)[1] == Cell(0x1p64))
    for text in ["abs(0 - heap - 2)", "-(0 - heap - 1)", "heap + 1", "0 - heap - heap"] {
      let result = try apply(
        CalculateTransform.self, ["as": "r", "expr": "\(text)"], to: source)
      #expect(throws: PlotError.self, "\(text)") { try column("r", of: result) }
    }
  }

  /// An amount is a whole number only where each step up to it is one.
  @Test func amountsBeyondTwoToThe53AreReal() throws {
    for (text, storage) in [("4000000GiB", Column.Storage.integer), ("10000000GiB", .real)] {
      let result = try apply(
        CalculateTransform.self, ["as": "r", "expr": .init(stringLiteral: "heap + \(text)")],
        to: table(time: [1], heap: [1]))
      #expect(result.columns.last?.storage == storage, "\(text)")
    }
  }

  @Test func calculatesScaledColumnsInTheirUnit() throws {
    let source = MemorySource([
      (Column("time", unit: .seconds, offset: 1000, scale: 0.001), .integers([1500, 3000]))
    ])
    let result = try apply(CalculateTransform.self, ["as": "r", "expr": "time * 2"], to: source)
    #expect(try column("r", of: result) == [Cell(1.0), Cell(4.0)])
  }

  @Test func readsNothingThatWasNotAskedFor() throws {
    let source = ReadingLog(table(time: [1, 2], heap: [3, 4]))
    let result = try apply(CalculateTransform.self, ["as": "r", "expr": "heap + 1"], to: source)
    #expect(source.asked.isEmpty)
    _ = try column("time", of: result)
    _ = try column("r", of: result)
    #expect(source.asked == [[1], [2]])
  }

  @Test func readsTheSameInAnyOrder() throws {
    for seed in 0..<200 {
      let series = Series(seed: UInt64(seed))
      let result = try apply(
        CalculateTransform.self, ["as": "heap", "expr": "heap * 2 + load"], to: series.source)
      try expectSameRangesInAnyOrder(result, seed: UInt64(seed))
    }
  }

  @Test func needsNameAndFormula() {
    #expect(failure(of: CalculateTransform.self, ["expr": "1"])?.message == "\"as\" is missing")
    #expect(failure(of: CalculateTransform.self, ["as": "a"])?.message == "\"expr\" is missing")
    #expect(failure(of: CalculateTransform.self, ["as": "a", "expr": 3])?.stage == .config)
    #expect(failure(of: CalculateTransform.self, ["as": "a", "exp": "1"]) != nil)
  }
}
