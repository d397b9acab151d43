import PlotScene
import Testing

@testable import CairoCanvas

@Suite struct StripTests {
  @Test(arguments: [1, 2, 249, 250, 251, 1000, 2001, 32_767])
  func coverEachRowOnce(height: Int) {
    let strips = Strips(height: height)
    #expect((0..<strips.count).flatMap { Array(strips[$0]) } == Array(0..<height))
    #expect(strips.count <= 8)
  }

  /// Everything a page may hold, across the border of two strips at row 250.
  private var items: [Primitive] {
    var items: [Primitive] = []
    let wave = (0..<300).map { Point(Double($0), 250 + 240 * ($0.isMultiple(of: 2) ? 0.9 : -0.7)) }
    let clip = Rect(x: 10, y: 200, width: 200, height: 120)
    items.append(.group(Group(clip: clip, items: [.fill(Path(through: wave), red)])))
    items.append(.stroke(Path(through: wave), .black, StrokeStyle(width: 1.3, dash: [7, 3])))
    items.append(.fill(Path(circleAt: Point(150, 250), radius: 40.3), red.withAlpha(0.4)))
    for (turn, y) in [(0.0, 251.0), (-90, 300), (37, 249.5), (180, 240), (0, 262), (90, 100)] {
      var text = blackText("gjpq peak 8.97 MiB ÄÖ", size: 19, at: Point(120, y))
      text.rotation = turn
      text.halo = Text.Halo(color: .white, width: 2)
      items.append(.text(text))
    }
    return items
  }

  @Test(arguments: [2, 3, 8])
  func drawTheSamePixelsOnAnyNumberOfThreads(workerCount: Int) throws {
    for scale in [1.0, 2.37] {
      let alone = try Raster(items, width: 320, height: 600, scale: scale)
      let together = try Raster(
        items, width: 320, height: 600, scale: scale, workerCount: workerCount)
      let different = alone.argb.indices.first { alone.argb[$0] != together.argb[$0] }
      #expect(different == nil, "at scale \(scale)")
    }
  }

  @Test func leaveOutWhatStandsInOtherRowsOnly() throws {
    // A figure that stands nowhere is no reason to leave it out.
    let nowhere = Group(clip: Rect(x: .nan, y: .nan, width: 9, height: 9), items: [])
    let page = try Raster([.group(nowhere)] + items, width: 320, height: 600, workerCount: 2)
    #expect(page.ink.contains { $0.y < 250 } && page.ink.contains { $0.y > 350 })
  }
}
