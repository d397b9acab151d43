import PlotCore

@testable import PlotEngine

extension PixelColumns {
  /// Columns of a linear scale.
  init(_ domain: ClosedRange<Double>, count: Int, of column: Column) {
    self.init(
      Scale(.linear, lowest: domain.lowerBound, highest: domain.upperBound), count: count,
      of: column)
  }
}
