import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct PanelGridTests {
  private let body = Rect(x: 10, y: 20, width: 600, height: 400)

  private func grid(_ layout: PanelLayout, count: Int) -> PanelGrid {
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    return PanelGrid(layout, count: count, body: body, style: style)
  }

  @Test func rowsFillTheBodyBetweenWhatLabelsTake() {
    let frames = grid(PanelLayout(heights: [3, 1]), count: 3).rows(
      Array(repeating: (above: 10, below: 15), count: 3))
    #expect(frames[0].minY == body.minY + 10)
    #expect(abs(frames[2].maxY + 15 - body.maxY) < 1e-9)
    #expect(abs(frames[0].height - 3 * frames[1].height) < 1e-9)
    #expect(abs(frames[1].height - frames[2].height) < 1e-9, "a missing share counts 1")
    // Rows are the same distance apart, some 4 % of the page.
    let gaps = zip(frames, frames.dropFirst()).map { $1.minY - 10 - ($0.maxY + 15) }
    #expect(abs(gaps[0] - 0.045 * 440) < 1e-9 && abs(gaps[0] - gaps[1]) < 1e-9)
  }

  @Test func columnsFillTheBody() {
    let grid = grid(PanelLayout(columns: 2, widths: [1, 2]), count: 3)
    #expect(grid.cell(0).minX == body.minX && grid.cell(2).minX == body.minX)
    #expect(abs(grid.cell(1).maxX - body.maxX) < 1e-9)
    #expect(abs(grid.cell(1).width - 2 * grid.cell(0).width) < 1e-9)
  }
}
