import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

/// A layout that is kept for other words and data is the one that would have been made for them.
@Suite struct KeptLayoutTests {
  private static let size = Size(width: 720, height: 440)

  private static func layout(
    _ spec: FigureSpec, _ data: FigureData, size: Size = size
  ) throws -> FigureLayout {
    try FigureLayout(
      spec, theme: .light, data: data, size: size, measurer: FixedWidthMeasurer())
  }

  private static func data(_ heap: ClosedRange<Double>, inputs: [String] = ["run"]) -> FigureData {
    FigureData(
      inputs: inputs.map { name in
        var input = TestInput.curve([0, 3000, 1000], named: name).input
        input.extents["heap"] = heap
        return input
      })
  }

  private static func dump(_ layout: FigureLayout) throws -> String {
    let curve = TestInput.curve([0, 3000, 1000]).curve(
      CurveKey(input: "run", x: "time", y: "heap"))
    return SceneDump.text(of: try layout.scene { _ in curve })
  }

  @Test func wordsOfTheSameRoomKeepIt() throws {
    var spec = FigureSpec.single()
    spec.subtitle = "{rows} events, peak {peak.heap}"
    let data = Self.data(0...3000)
    let first = try Self.layout(spec, data)
    (spec.subtitle, spec.description) = ("3 events, peak 2.93 KiB", "Heap rises.")
    let kept = try #require(try first.with(spec, data: data))
    #expect(try Self.dump(kept) == Self.dump(Self.layout(spec, data)))
    #expect(try Self.dump(kept).contains("3 events"))
  }

  @Test func wordsOfAnotherRoomDoNot() throws {
    var spec = FigureSpec.single()
    let data = Self.data(0...3000)
    let first = try Self.layout(spec, data)
    spec.subtitle = String(repeating: "many words ", count: 30)
    #expect(try first.with(spec, data: data) == nil)
    spec.subtitle = nil
    #expect(try first.with(spec, data: data) == nil)
  }

  @Test func lessWordsGiveASmallPageBackWhatWasLeftOut() throws {
    // So low that a long headline leaves no room for the axes' titles.
    var spec = FigureSpec.single(axes: [
      AxisSpec("x", channel: .x, title: "time"), AxisSpec("y", channel: .y, title: "heap"),
    ])
    let data = Self.data(0...3000)
    var moved = 0
    for height in stride(from: 60.0, through: 200, by: 4) {
      let size = Size(width: 240, height: height)
      spec.title = "a headline of very many words that needs two or three lines on such a page"
      let first = try Self.layout(spec, data, size: size)
      spec.title = "short"
      let fresh = try Self.dump(Self.layout(spec, data, size: size))
      if let kept = try first.with(spec, data: data) {
        #expect(try Self.dump(kept) == fresh)
      } else {
        moved += 1
      }
    }
    #expect(moved > 10)
  }

  @Test func extentsThatReachTheSameEndsKeepIt() throws {
    // The axis shows zero whether or not the samples reach it.
    let spec = FigureSpec.single()
    let first = try Self.layout(spec, Self.data(0...3000))
    let kept = try #require(try first.with(spec, data: Self.data(1000...3000)))
    #expect(try Self.dump(kept) == Self.dump(Self.layout(spec, Self.data(1000...3000))))
  }

  @Test func extentsThatMoveTheEndsDoNot() throws {
    let spec = FigureSpec.single()
    let first = try Self.layout(spec, Self.data(0...3000))
    #expect(try first.with(spec, data: Self.data(0...3001)) == nil)
    #expect(try first.with(spec, data: Self.data(-1...3000)) == nil)
  }

  @Test func otherLayersDoNot() throws {
    var spec = FigureSpec.single()
    let data = Self.data(0...3000)
    let first = try Self.layout(spec, data)
    spec.panels[0].layers.append(
      LayerSpec(mark: MarkSpec(.rule), encoding: Encoding(y: ChannelSpec(datum: 5))))
    #expect(try first.with(spec, data: data) == nil)
  }

  @Test func theDataOfALayoutIsFoundByName() throws {
    var data = Self.data(0...1, inputs: ["a", "b", "a"])
    #expect(data.numbers == ["a": 0, "b": 1])
    data.inputs.removeFirst()
    #expect(data.numbers == ["b": 0, "a": 1])
  }
}
