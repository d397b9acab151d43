import CairoCanvas
import PlotCore
import PlotLayout
import PlotScene
import PlotTesting
import Testing

@testable import PlotEngine

/// What is drawn is reduced to pixels without loss.
@Suite struct FidelityTests {
  private static let rows = 1_000_000

  @Test(arguments: [MarkSpec.Kind.line, .step])
  func allSamplesAndTheReducedOnesGiveTheSamePixels(mark: MarkSpec.Kind) throws {
    let source = Self.million()
    let layout = try Self.layout(source, mark)
    let demand = try #require(layout.demands.first)
    let scale = 2.0
    let columns = PixelColumns(
      demand.scale, count: Int((demand.width * scale).rounded()), of: source.columns[0])
    let plan = ScanPlan(
      statistics: [], time: nil, weighsTime: false,
      curves: [ScanPlan.Curve(x: 0, y: 1, columns: columns)])
    let bins = try #require(try Scan(source: source, plan: plan, workerCount: 2).run()).curves[0]
    #expect(bins.samples.count <= 4 * columns.binCount)
    let reduced = Curve(
      samples: bins.samples.map { Curve.Sample(row: $0.row, x: Double($0.x), y: Double($0.y)) },
      density: bins.density, means: bins.means,
      heldMeans: bins.heldMeans(x: source.columns[0], y: source.columns[1], ends: []),
      rowCount: Self.rows)

    let values = Self.values()
    let whole = Curve(
      samples: values.indices.map {
        Curve.Sample(row: $0, x: Double($0), y: Double(values[$0]))
      }, rowCount: Self.rows)
    let few = try CairoCanvas.pixels(
      of: layout.scene { _ in reduced }, scale: scale, antialias: true)
    let all = try CairoCanvas.pixels(
      of: layout.scene { _ in whole }, scale: scale, antialias: true)
    #expect(few.width == all.width && few.height == all.height)
    #expect(few.argb == all.argb)
    // Both could be empty: the curve's colour is there, and plenty of it.
    #expect(few.argb.filter { $0 == 0xFF00_00FF }.count > 2_000)
  }

  /// A drifting walk with noise and single spikes, so that a sample that is missed would show.
  private static func values() -> [Int64] {
    var random = SeededGenerator(seed: 7)
    var level: Int64 = 5_000_000
    return (0..<rows).map { row in
      level += Int64.random(in: -900...1000, using: &random)
      if row % 70_000 == 4711 { return level * 3 }
      return max(0, level + Int64.random(in: 0...400_000, using: &random))
    }
  }

  private static func million() -> MemorySource {
    MemorySource([
      (.event, nil), (Column("heap", unit: .bytes), .integers(values())),
    ])
  }

  private static func layout(
    _ source: MemorySource, _ mark: MarkSpec.Kind
  ) throws -> FigureLayout {
    let values = values().map(Double.init)
    let spec = FigureSpec(panels: [
      PanelSpec(
        layers: [
          LayerSpec(
            mark: MarkSpec(mark, color: Color(red: 0, green: 0, blue: 255)), data: "run",
            encoding: Encoding(x: .field("event"), y: .field("heap")))
        ], legend: .none)
    ])
    let data = FigureData(inputs: [
      FigureData.Input(
        name: "run", columns: source.columns, rowCount: rows,
        extents: ["event": 0...Double(rows - 1), "heap": values.min()!...values.max()!])
    ])
    return try FigureLayout(
      spec, theme: .light, data: data, size: Size(width: 720, height: 440),
      measurer: FixedWidthMeasurer())
  }
}
