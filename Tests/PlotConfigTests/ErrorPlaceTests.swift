import PlotCore
import Testing

@testable import PlotConfig

@Suite struct ErrorPlaceTests {
  private let place = Place(file: "run.json", position: .init(line: 3, column: 7))

  private func placed(_ error: PlotError) -> Place? {
    var spec = RunSpec()
    spec.columnPlaces = ["heap": place]
    return spec.placed(error).place
  }

  @Test func anErrorAboutAColumnPointsWhereTheConfigNamesIt() {
    #expect(placed(.unknown(.column, "heap", among: [])) == place)
    #expect(
      placed(PlotError(.config, "does not ascend", about: PlotError.Facts(.column, "heap")))
        == place)
    #expect(placed(.unknown(.column, "stack", among: ["heap"])) == nil)
  }

  @Test func aColumnsNameInQuotesIsNoPlace() {
    #expect(placed(PlotError(.config, "no way to \"heap\"", remedy: "\"heap\"")) == nil)
    #expect(placed(.unknown(.input, "heap", among: [])) == nil)
    #expect(placed(.unknown(.column, "heap", among: [], .output)) == nil)
    let other = Place(file: "b")
    #expect(placed(.unknown(.column, "heap", among: [], at: other)) == other)
  }

  @Test func onlyAMisspeltKeyStandsForAMissingOne() throws {
    func errors(_ text: String) throws -> [PlotError.Code] {
      let registry = try Registry.stubs()
      do throws(ConfigErrors) {
        _ = try ConfigFile.decode(text: Array(text.utf8), file: "run.json", registry: registry)
        return []
      } catch {
        return error.errors.map(\.code)
      }
    }
    #expect(
      try errors(#"{ "version": 1, "inptus": { "a": "a.mem" }, "outputs": ["a.png"] }"#)
        == [.unknownKey])
    #expect(
      try errors(#"{ "version": 1, "outputs": ["a.png"] }"#) == [.missingKey])
  }
}
