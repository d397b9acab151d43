/// Boxes in a column beside a panel.
enum Boxes {
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
