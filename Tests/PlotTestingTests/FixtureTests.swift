import PlotCore
import PlotTesting
import Testing

@Suite struct FixtureTests {
  @Test func isFoundInAFolderAboveTheTest() throws {
    let bytes = try fixture("samples/steps.mem.json")
    #expect(bytes.first == UInt8(ascii: "{"))
    #expect(try fixturePath("samples/steps.mem.json").hasSuffix("Fixtures/samples/steps.mem.json"))
  }

  @Test func namesTheFileThatIsMissing() {
    let error = #expect(throws: PlotError.self) { try fixture("samples/none.txt") }
    #expect(error?.message == "there is no fixture \"samples/none.txt\"")
  }

  @Test func valuesAreThoseOfAllBlocksInTheColumnsUnit() throws {
    let source = MemorySource(
      [
        (Column("a", storage: .real, scale: 2), .reals([1, .nan, 3])),
        (Column("b", offset: 5), .integers([5, 6, 7])),
      ], blockRows: 2)
    #expect(try source.values(of: "a").map { $0.isNaN ? -1 : $0 } == [2, -1, 6])
    #expect(try source.values(of: "b") == [0, 1, 2])
    #expect(throws: PlotError.self) { try source.values(of: "c") }
  }
}
