import PlotCore
import PlotScene

extension PlacedPanel {
  /// Draws the names of curves beside their ends, pushed apart where they would overlap.
  func drawLegend(_ drawn: DrawnCurves, _ placer: inout LabelPlacer) -> [Primitive] {
    var items: [Primitive] = []
    switch legend {
    case .none, .axes: break
    case .rows(let rows):
      let top = frame.minY - rowsOffset
      items = rows.draw(at: Point(cell.minX, top), series: panel.series)
    case .direct(let labels, _):
      items = drawDirect(labels, drawn, &placer)
    }
    guard !items.isEmpty else { return [] }
    return [.group(Group(role: .legend, label: "curves", items: items))]
  }

  /// From the frame's top up to the top of the legend's rows.
  private var rowsOffset: Double {
    let room = PlacedPanel.verticalRoom(
      panel, title: title, legend: legend, showsXLabels: showsXLabels, detail: detail, style: style)
    return room.above - (title.isEmpty ? 0 : title.height + 4 * style.scale)
  }

  private func drawDirect(
    _ labels: [DirectLabel], _ drawn: DrawnCurves, _ placer: inout LabelPlacer
  ) -> [Primitive] {
    let x = frame.maxX + 7 * style.scale
    var column: [(label: DirectLabel, middle: Double)] = []
    var items: [Primitive] = []
    for label in labels {
      guard let end = drawn.ends[label.series] else { continue }
      // A curve that ends early is named there, if nothing is in the way.
      let top = max(frame.minY, min(frame.maxY - label.height, end.y - label.height / 2))
      let box = Rect(
        x: end.x + 5 * style.scale, y: top, width: label.width, height: label.height)
      let isFree =
        frame.contains(box) && !placer.taken.contains { $0.intersects(box) }
        && !placer.curves.contains { $0.intersects(box) }
      let isEarly = end.x < frame.maxX - frame.width * 0.06
      if isEarly, isFree { placer.take(box) }
      let size = Size(width: label.width, height: label.height)
      let place =
        !isEarly
        ? nil
        : isFree
          ? box
          : placer.place(
            size, near: end, radius: 3 * style.scale, costingAtMost: LabelPlacer.fairCost)
      if let place {
        items += lines(label, x: place.minX, middle: place.midY, halo: style.halo)
      } else {
        column.append((label, end.y))
      }
    }
    column.sort { $0.middle < $1.middle }
    // Names of two lines are told apart by the air between them.
    let gap = column.contains { $0.label.lines.count > 1 } ? 3.0 : 0.5
    let middles = Self.pushedApart(
      column.map { ($0.middle, $0.label.height) }, gap: gap * style.scale,
      from: frame.minY - style.halfLabel, to: frame.maxY + style.halfLabel)
    for (entry, middle) in zip(column, middles) {
      items += lines(entry.label, x: x, middle: middle, halo: nil)
    }
    return items
  }

  private func lines(
    _ label: DirectLabel, x: Double, middle: Double, halo: Text.Halo?
  ) -> [Primitive] {
    let line = label.height / Double(label.lines.count)
    let color = style.theme.textColor(like: panel.series[label.series].color)
    return label.lines.enumerated().map { index, string in
      .text(
        style.text(
          string, x: x, middle: middle - label.height / 2 + (Double(index) + 0.5) * line,
          font: style.boldLabel, color: color, halo: halo))
    }
  }

  /// Moves boxes, given by their middles and heights from top to bottom, as little as needed for
  /// them to lie apart and within bounds.
  ///
  /// Boxes that touch move as one block about the mean of their wishes.
  static func pushedApart(
    _ boxes: [(middle: Double, height: Double)], gap: Double, from top: Double, to bottom: Double
  ) -> [Double] {
    struct Block {
      var members: Range<Int>
      var height: Double
      /// Where its top wants to be, summed over members.
      var wish: Double
      var top: Double
    }
    var blocks: [Block] = []
    for (index, box) in boxes.enumerated() {
      let wish = box.middle - box.height / 2
      blocks.append(
        Block(members: index..<index + 1, height: box.height, wish: wish, top: 0))
      while true {
        let last = blocks.count - 1
        let wanted = blocks[last].wish / Double(blocks[last].members.count)
        blocks[last].top = max(top, min(bottom - blocks[last].height, wanted))
        guard last > 0,
          blocks[last].top < blocks[last - 1].top + blocks[last - 1].height + gap
        else { break }
        let lower = blocks.removeLast()
        let upper = blocks.removeLast()
        let shift = upper.height + gap
        blocks.append(
          Block(
            members: upper.members.lowerBound..<lower.members.upperBound,
            height: shift + lower.height,
            wish: upper.wish + lower.wish - shift * Double(lower.members.count), top: 0))
      }
    }
    var middles: [Double] = []
    for block in blocks {
      var y = block.top
      for index in block.members {
        middles.append(y + boxes[index].height / 2)
        y += boxes[index].height + gap
      }
    }
    return middles
  }
}
