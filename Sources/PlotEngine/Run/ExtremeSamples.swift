import PlotConfig
import PlotCore
import PlotLayout

/// Finds the samples that a figure marks as a curve's highest or lowest.
enum ExtremeSamples {
  /// Returns both extremes of each curve of which one is marked; the figures of the columns must be
  /// known.
  static func find(
    in figure: FigureSpec, of inputs: [OpenInput], names: InputNames, marks: MarkSet
  ) throws(PlotError) -> [CurveKey: (minimum: Curve.Sample, maximum: Curve.Sample)] {
    var found: [CurveKey: (minimum: Curve.Sample, maximum: Curve.Sample)] = [:]
    for layer in figure.panels.lazy.flatMap(\.layers) {
      guard try marks.make(layer.mark).demands(of: layer.encoding).contains(.extremes),
        let name = layer.data ?? names.all.first, let number = names.number(of: name),
        let x = layer.encoding.x?.fields.first
      else { continue }
      let input = inputs[number]
      let source = input.source
      for y in layer.encoding.y?.fields ?? [] {
        let (xIndex, yIndex) = (try source.requireIndex(of: x), try source.requireIndex(of: y))
        guard let low = input.statistics[yIndex]?.minimum,
          let high = input.statistics[yIndex]?.maximum
        else { continue }
        func sample(_ mark: (value: Value, row: Int)) throws(PlotError) -> Curve.Sample {
          Curve.Sample(
            row: mark.row, x: try source.value(row: mark.row, column: xIndex).double,
            y: mark.value.double)
        }
        found[CurveKey(input: name, x: x, y: y)] = (try sample(low), try sample(high))
      }
    }
    return found
  }
}
