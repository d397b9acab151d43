import PNGRenderer
import PlotCore
import PlotScene
import Testing

@Suite struct PNGFailureTests {
  @Test func aSinkThatFailsAnywhereIsToldAndNothingFollows() throws {
    let figure = figure(plain + labels)
    let whole = render(figure, ["level": "0", "palette": "never", "scale": "3"])
    for limit in stride(from: 0, to: whole.count, by: max(1, whole.count / 16)) {
      var got = 0
      let error = #expect(throws: PlotError.self) {
        try write(figure, ["level": "0", "palette": "never", "scale": "3"]) {
          bytes throws(PlotError) in
          guard got + bytes.count <= limit else { throw PlotError(.output, "full at \(limit)") }
          got += bytes.count
        }
      }
      #expect(error?.message == "full at \(limit)")
      #expect(got <= limit)
    }
  }

  @Test func writesNothingWhereThePageIsTooLarge() throws {
    var wide = figure([])
    wide.makeScene = { Scene(size: Size(width: 40_000, height: 10)) }
    var count = 0
    let error = #expect(throws: PlotError.self) { try write(wide) { count += $0.count } }
    #expect(error?.stage == .output)
    #expect(error?.message.contains("40000 x 10") == true)
    #expect(count == 0)
  }

  @Test func passesOnTheErrorOfTheScene() throws {
    var broken = figure([])
    broken.makeScene = { () throws(PlotError) in throw PlotError(.layout, "no room") }
    let error = #expect(throws: PlotError.self) { try write(broken) { _ in } }
    #expect(error == PlotError(.layout, "no room"))
  }

  @Test func writesTheSameBytesTwiceAndOnAnotherThread() async throws {
    let figure = figure(plain + labels)
    let first = render(figure)
    #expect(!first.isEmpty)
    #expect(render(figure) == first)
    let other = await Task.detached { render(figure) }.value
    #expect(other == first)
  }
}
