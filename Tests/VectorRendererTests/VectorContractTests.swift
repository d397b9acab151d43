import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import VectorRenderer

@Suite struct VectorContractTests {
  @Test func keepTheLawsOfRenderers() throws {
    #expect(checkRenderer(try PDFRenderer(options: .defaults)).isEmpty)
    #expect(checkRenderer(try PostScriptRenderer(options: .defaults)).isEmpty)
    #expect(checkRenderer(try EPSRenderer(options: .defaults)).isEmpty)
  }

  @Test(arguments: renderers)
  func writesTheSameBytesTwiceAndOnAnotherThread(type: any Renderer.Type) async throws {
    let figure = sampleFigure(texts: ["git log", "日本語 Ωμέγα é", "😀"])
    let first = try render(figure, as: type)
    #expect(first.count > 1000)
    #expect(try render(figure, as: type) == first)
    let other = try await Task.detached { try render(figure, as: type) }.value
    #expect(other == first)
  }

  @Test(arguments: renderers)
  func aSinkThatFailsAnywhereIsTold(type: any Renderer.Type) throws {
    let figure = sampleFigure()
    for limit in [0, 1, 2, 10, 100] {
      let error = #expect(throws: PlotError.self) {
        try write(figure, as: type) { bytes throws(PlotError) in
          if bytes.count > limit { throw PlotError(.output, "full at \(limit)") }
        }
      }
      #expect(error?.message == "full at \(limit)")
    }
  }

  @Test(arguments: renderers)
  func aLargePageFailsInTheMiddleToo(type: any Renderer.Type) throws {
    // More than the sink gathers, so that pieces reach it while Cairo still writes.
    let points = (0..<60_000).map { (number: Int) -> Point in
      let x = Double(number * 7919 % 36_007)
      let y = Double(number * 104_729 % 22_003)
      return Point(x / 100, y / 100)
    }
    var figure = sampleFigure()
    let items: [Primitive] = [.stroke(Path(through: points), .black, StrokeStyle(width: 1))]
    figure.makeScene = { Scene(size: page, items: items) }
    let whole = try render(figure, as: type).count
    #expect(whole > 280_000)
    for part in 0..<4 {
      let limit = whole * part / 4
      var got = 0
      let error = #expect(throws: PlotError.self) {
        try write(figure, as: type) { bytes throws(PlotError) in
          guard got + bytes.count <= limit else { throw PlotError(.output, "full") }
          got += bytes.count
        }
      }
      #expect(error?.message == "full")
    }
  }

  @Test(arguments: renderers)
  func writesNothingWhereTheSceneOrTheSizeIsWrong(type: any Renderer.Type) throws {
    var broken = sampleFigure()
    broken.makeScene = { () throws(PlotError) in throw PlotError(.layout, "no room") }
    var huge = sampleFigure()
    huge.makeScene = { Scene(size: Size(width: 20_000, height: 10)) }
    var none = sampleFigure()
    none.makeScene = { Scene(size: Size(width: .nan, height: 0)) }
    for figure in [broken, huge, none] {
      var count = 0
      #expect(throws: PlotError.self) { try write(figure, as: type) { count += $0.count } }
      #expect(count == 0)
    }
  }

  @Test func datesAreThoseOfTheCalendar() {
    func text(_ seconds: Int) -> String { CalendarDate(secondsSince1970: seconds).iso8601 }
    #expect(text(0) == "1970-01-01T00:00:00Z")
    #expect(text(951_782_400) == "2000-02-29T00:00:00Z")
    #expect(text(1_709_251_199) == "2024-02-29T23:59:59Z")
    #expect(text(4_107_542_400) == "2100-03-01T00:00:00Z")
    #expect(text(.max) == "9999-12-31T23:59:59Z")
    #expect(text(.min) == "1970-01-01T00:00:00Z")
  }
}
