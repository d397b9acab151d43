import PlotCore
import PlotScene
import PlotTesting

@testable import PlotLayout

extension PlacedAxis {
  /// An axis of one column between two values, along a side of some length.
  static func sample(
    _ low: Double, _ high: Double, of column: Column, channel: Channel = .x, length: Double = 600,
    scale: ScaleSpec = ScaleSpec(), leastPositive: Double? = nil
  ) throws -> PlacedAxis {
    var axis = ResolvedAxis(AxisSpec("a", channel: channel, scale: scale))
    try axis.adopt(column)
    var extent = Extent()
    extent.add(low)
    extent.add(high)
    axis.addData(extent, leastPositive: leastPositive)
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    let room = PlacedAxis.Room(
      length: length,
      span: { share, width in
        let size = channel == .x ? width : 12
        return (share * length - size / 2)...(share * length + size / 2)
      },
      gap: 4, pitch: channel == .x ? 60 : 36)
    return PlacedAxis(axis, room: room, style: style)
  }

  var labels: [String] { ticks.map(\.label) }
}
