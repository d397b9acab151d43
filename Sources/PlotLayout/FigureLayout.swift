import PlotCore
import PlotScene

/// A figure placed on its page: panels, scales, ticks and margins; curves are added in `scene`.
public struct FigureLayout: Sendable {
  /// The samples that the figure needs, each curve once for each panel width and domain.
  public let demands: [CurveDemand]

  /// Places a figure. Templates in titles are expected to be expanded already.
  ///
  /// Throws where an axis, column or input that the figure names is not there, or where the page is
  /// too small for its labels.
  public init(
    _ spec: FigureSpec, theme: Theme, data: FigureData, size: Size, measurer: any TextMeasurer
  ) throws(PlotError) {
    demands = []
  }

  /// Draws the figure with its curves, one for each demand.
  public func scene(with curves: [CurveDemand: Curve]) throws(PlotError) -> Scene {
    Scene(size: Size(width: 0, height: 0))
  }
}
