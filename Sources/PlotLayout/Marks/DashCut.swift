/// Cuts a stretch of the page into the dashes and gaps of a pattern that runs along it.
///
/// A dense curve has no line that could be dashed; its spans are cut where the dashes of a line along
/// the page would end. The pattern begins at the page's left edge, so that spans beside one another
/// share it.
enum DashCut {
  /// Tells whether a pattern has both dashes and gaps, and does not cut the page to dust.
  static func isUsable(_ dash: [Double]) -> Bool {
    guard dash.count > 1, dash.allSatisfy({ $0.isFinite && $0 >= 0 }) else { return false }
    let period = dash.reduce(0, +)
    let gaps = stride(from: 1, to: dash.count, by: 2).reduce(0) { $0 + dash[$1] }
    return period >= 1 && gaps > 0
  }

  /// Hands out the pieces between two places, from left to right; a pattern of an odd number of
  /// lengths is taken twice, as in strokes.
  static func pieces(
    from start: Double, to end: Double, dash: [Double],
    _ body: (_ left: Double, _ right: Double, _ isDrawn: Bool) -> Void
  ) {
    let pattern = dash.count.isMultiple(of: 2) ? dash : dash + dash
    let period = pattern.reduce(0, +)
    guard end > start, period > 0 else { return }
    var edge = (start / period).rounded(.down) * period
    var index = 0
    var left = start
    while left < end {
      edge += pattern[index]
      if edge > left {
        let right = min(edge, end)
        body(left, right, index.isMultiple(of: 2))
        left = right
      }
      index = (index + 1) % pattern.count
    }
  }
}
