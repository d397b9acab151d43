import PlotCore
import PlotScene

extension PlacedPanel {
  /// What the straight lines across the panel cover, so that no label is struck through where there
  /// is another place for it.
  var ruleObstacles: [Rect] {
    panel.layers.flatMap { layer -> [Rect] in
      guard layer.mark.kind == .rule else { return [] }
      let reach = (layer.mark.strokeWidth ?? 0.9) * style.scale / 2
      var boxes: [Rect] = []
      if let datum = layer.encoding.y?.datum {
        let place = y(datum, axis: layer.yAxis)
        if place.isFinite {
          boxes.append(
            Rect(x: frame.minX, y: place - reach, width: frame.width, height: 2 * reach))
        }
      }
      if let datum = layer.encoding.x?.datum {
        let place = x(datum, axis: layer.xAxis)
        if place.isFinite {
          boxes.append(
            Rect(x: place - reach, y: frame.minY, width: 2 * reach, height: frame.height))
        }
      }
      return boxes
    }
  }
}
