import PlotCore
import PlotTesting
import Testing

@Suite struct DataTests {
  private let source = MemorySource(
    [
      (.event, nil),
      (Column("time", unit: .ticks, offset: 100, isAscending: true), .integers([100, 101, 105])),
      (Column("half", offset: 1, scale: 0.5), .integers([1, 2, .max])),
      (Column("real", storage: .real, scale: 2), .reals([1, .nan, -0.25])),
    ], blockRows: 2)

  @Test func keepsASourcesContract() throws {
    #expect(try checkSource(source) == [])
    for shape in SampleSource.Shape.allCases {
      #expect(try checkSource(SampleSource.make(shape, blockRows: 5), named: shape.rawValue) == [])
    }
  }

  @Test func subtractsTheOffsetAndScales() throws {
    #expect(try source.value(row: 2, column: 0) == .integer(2))
    #expect(try source.value(row: 2, column: 1) == .integer(5))
    #expect(try source.value(row: 1, column: 2) == .real(0.5))
    #expect(try source.value(row: 2, column: 3) == .real(-0.5))
    #expect(try source.value(row: 1, column: 3).double.isNaN)
  }

  @Test func keepsItsPlaceInParts() throws {
    let block = try source.makeReader(of: [0, 1, 3]).read(0..<2)
    for slice in block.columns {
      let part = slice.part(1..<2)
      #expect(part.count == 1)
      #expect(part.value(at: 0).digits == slice.value(at: 1).digits)
    }
    let later = try source.makeReader(of: [0]).read(1..<3).columns[0].part(1..<2)
    #expect(later.integer(at: 0) == 2)
  }

  @Test func survivesOffsetsAtTheEnds() throws {
    let odd = MemorySource(
      [
        (Column("a", offset: .min), .integers([.max, 0])),
        (Column("row", storage: .row, offset: .min), nil),
      ], rowCount: 2)
    #expect(try odd.value(row: 0, column: 0) == .integer(-1))
    _ = try odd.value(row: 1, column: 1)
  }

  @Test func aColumnThatEndsInGapsDoesNotAscend() {
    let times = Column("time", unit: .ticks, isAscending: true)
    let source = MemorySource(
      [(times, .integers([1, 2])), (times, .integers([1, 2, 3])), (times, nil)])
    #expect(source.columns.map(\.isAscending) == [false, true, false])
  }

  @Test func handsOutBlocksInOrder() throws {
    var rows: [Range<Int>] = []
    try source.forEachBlock(of: [0]) { rows.append($0.rows) }
    #expect(rows == [0..<2, 2..<3])
    rows = []
    try source.forEachBlock(of: [0], in: 1..<1) { rows.append($0.rows) }
    #expect(rows == [])
  }

  @Test func namesTheNearestColumn() {
    #expect {
      try source.requireIndex(of: "tiem")
    } throws: {
      ($0 as? PlotError)?.remedy == "did you mean \"time\"?"
    }
    #expect(source.index(of: "real") == 3)
  }

  @Test func suggestsAPanelForEachUnit() {
    let figure = SampleSource.make(.two).suggestedFigure(for: FigureWish(), named: "a")
    #expect(figure.panels.count == 2)
    #expect(figure.panels[0].layers[0].encoding.x?.fields == ["time"])
    #expect(figure.panels[0].layers[0].encoding.y?.fields == ["heap", "stack"])
  }
}
