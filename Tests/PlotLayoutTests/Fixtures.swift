import Foundation
import PlotCore
import PlotScene
import PlotTesting

@testable import PlotLayout

/// A real capture of 61,702 events, read with a few lines of its own so that no parser is needed.
enum GitLog {
  static let columns = [
    Column.event,
    Column("time", unit: .seconds, storage: .real, isAscending: true),
    Column("heap", unit: .bytes),
    Column("stack", title: "stack depth", unit: .bytes),
  ]

  static let records: [(time: Double, heap: Double, stack: Double)] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let file = folder.appendingPathComponent("../Fixtures/captures/git-log.mem")
    guard let data = try? Data(contentsOf: file) else { return [] }
    func word(_ offset: Int) -> UInt64 {
      var value: UInt64 = 0
      for byte in data[offset..<offset + 8].reversed() { value = value << 8 | UInt64(byte) }
      return value
    }
    let start = word(16)
    return stride(from: 48, to: data.count - 23, by: 24).map { offset in
      let time = Double(word(offset + 16) - start) / 2.596e9
      return (time, Double(word(offset)), Double(word(offset + 8)))
    }
  }()
}

/// A table in memory as an input of a figure.
struct TestInput {
  var name: String
  var columns: [Column]
  var values: [String: [Double]]

  static func gitLog(_ name: String = "run", timesFaster speed: Double = 1) -> TestInput {
    TestInput(
      name: name, columns: GitLog.columns,
      values: [
        "event": GitLog.records.indices.map(Double.init),
        "time": GitLog.records.map { $0.time / speed },
        "heap": GitLog.records.map { $0.heap * speed },
        "stack": GitLog.records.map(\.stack),
      ])
  }

  static func curve(
    _ y: [Double], x: [Double]? = nil, unit: PlotCore.Unit = .bytes,
    xUnit: PlotCore.Unit = .seconds,
    named name: String = "run"
  ) -> TestInput {
    TestInput(
      name: name,
      columns: [
        Column("time", unit: xUnit, storage: .real, isAscending: true),
        Column("heap", unit: unit, storage: .real),
      ],
      values: ["time": x ?? y.indices.map(Double.init), "heap": y])
  }

  var input: FigureData.Input {
    var extents: [String: ClosedRange<Double>] = [:]
    for (name, column) in values {
      let finite = column.filter(\.isFinite)
      if let low = finite.min(), let high = finite.max() { extents[name] = low...high }
    }
    return FigureData.Input(
      name: name, columns: columns, rowCount: values.values.first?.count ?? 0, extents: extents)
  }

  func curve(_ key: CurveKey) -> Curve {
    let (x, y) = (values[key.x] ?? [], values[key.y] ?? [])
    let samples = zip(x, y).enumerated().map {
      Curve.Sample(row: $0.offset, x: $0.element.0, y: $0.element.1)
    }
    return Curve(samples: samples, rowCount: samples.count)
  }
}

extension FigureSpec {
  /// The figure that the capture's parser suggests: heap above, stack in a panel of its own.
  static func usual(
    x: String = "time", title: String? = "git log --stat",
    subtitle: String? = "61,702 events in 823 ms · peak heap 8.97 MiB · live at the end 8.49 MiB",
    inputs: [String] = ["run"]
  ) -> FigureSpec {
    let heap = inputs.flatMap { input -> [LayerSpec] in
      let fill = inputs.count == 1 ? MarkSpec.themeFill : nil
      return [
        LayerSpec(
          mark: MarkSpec(.step, fill: fill), data: input,
          encoding: Encoding(x: .field(x), y: .field("heap"))),
        LayerSpec(
          mark: MarkSpec(.extremum), data: input,
          encoding: Encoding(x: .field(x), y: .field("heap"))),
      ]
    }
    let stack = inputs.map { input in
      LayerSpec(
        mark: MarkSpec(.step), data: input,
        encoding: Encoding(x: .field(x), y: .field("stack")))
    }
    return FigureSpec(
      title: title, subtitle: subtitle,
      panels: [PanelSpec(layers: heap), PanelSpec(layers: stack)],
      layout: PanelLayout(heights: [3, 1]))
  }

  /// One panel with one curve of a `TestInput.curve`.
  static func single(
    _ mark: MarkSpec = MarkSpec(.step), axes: [AxisSpec] = [], extremum: Bool = true,
    inputs: [String] = ["run"], legend: LegendKind = .direct
  ) -> FigureSpec {
    let layers = inputs.flatMap { input -> [LayerSpec] in
      let encoding = Encoding(x: .field("time"), y: .field("heap"))
      var layers = [LayerSpec(mark: mark, data: input, encoding: encoding)]
      if extremum {
        layers.append(LayerSpec(mark: MarkSpec(.extremum), data: input, encoding: encoding))
      }
      return layers
    }
    return FigureSpec(
      title: "title", subtitle: "subtitle",
      panels: [PanelSpec(axes: axes, layers: layers, legend: legend)])
  }
}

/// Places and draws a figure of inputs in memory.
func makeScene(
  _ spec: FigureSpec, _ inputs: [TestInput], theme: Theme = .light,
  size: Size = Size(width: 720, height: 440), measurer: any TextMeasurer = FixedWidthMeasurer(),
  reduce: (Curve, CurveDemand) -> Curve = { curve, _ in curve }
) throws -> Scene {
  let layout = try FigureLayout(
    spec, theme: theme, data: FigureData(inputs: inputs.map(\.input)), size: size,
    measurer: measurer)
  var curves: [CurveDemand: Curve] = [:]
  for demand in layout.demands {
    guard let input = inputs.first(where: { $0.name == demand.key.input }) else { continue }
    curves[demand] = reduce(input.curve(demand.key), demand)
  }
  return try layout.scene { curves[$0] }
}
