import PlotCore

/// Stacks curves: positive values up from zero, negative ones down.
enum StackedCurves {
  /// Returns as many curves: the outer edge of each one's part. Each has a sample wherever any of
  /// them has one.
  ///
  /// Of straight curves one that has a gap ends with its last sample before it and begins with the first
  /// behind it: those above it have two edges there, with it and without. Their samples are counted anew, since
  /// those of one row would be one.
  static func sums(_ curves: [Curve], isStraight: Bool = false) -> [Curve] {
    guard curves.count > 1 else { return curves }
    var events: [(row: Int, x: Double, curve: Int, y: Double)] = []
    for (index, curve) in curves.enumerated() {
      events += curve.samples.map { ($0.row, $0.x, index, $0.y) }
    }
    events.sort { ($0.row, $0.curve) < ($1.row, $1.curve) }
    // All curves are of the same rows.
    var ends: [Int: Double] = [:]
    for curve in curves {
      for (sample, end) in zip(curve.samples, curve.ends) { ends[sample.row] = end }
    }
    var sums = curves.map { Curve(samples: [], density: $0.density, rowCount: $0.rowCount) }
    addMeans(\.means, of: curves, to: &sums)
    addMeans(\.heldMeans, of: curves, to: &sums)
    var current = curves.map { _ in 0.0 }
    // A curve that comes to zero stays on its side.
    var isNegative = curves.map { _ in false }
    var isKnown = curves.map { _ in true }
    func addEdges(row: Int, x: Double, without absent: [Int], number: Int) {
      var (up, down) = (0.0, 0.0)
      for index in curves.indices {
        let isThere = isKnown[index] && !absent.contains(index)
        let value = isThere ? current[index] : 0
        if isNegative[index] { down += value } else { up += value }
        sums[index].samples.append(
          Curve.Sample(row: number, x: x, y: !isThere ? .nan : isNegative[index] ? down : up))
        if let end = ends[row] { sums[index].ends.append(end) }
      }
    }
    var places = curves.map { _ in -1 }
    var next = 0
    while next < events.count {
      let (row, x) = (events[next].row, events[next].x)
      var (coming, going): ([Int], [Int]) = ([], [])
      while next < events.count, events[next].row == row {
        let (index, value) = (events[next].curve, events[next].y)
        // What is unknown adds nothing, and is drawn as nothing.
        if isStraight, value.isFinite {
          if !isKnown[index] { coming.append(index) }
          let behind = curves[index].samples.dropFirst(places[index] + 2).first
          if behind.map({ !$0.y.isFinite }) ?? false { going.append(index) }
        }
        places[index] += 1
        isKnown[index] = value.isFinite
        current[index] = value.isFinite ? value : 0
        if current[index] != 0 { isNegative[index] = current[index] < 0 }
        next += 1
      }
      let number = isStraight ? row * 3 + 1 : row
      if !coming.isEmpty { addEdges(row: row, x: x, without: coming, number: number - 1) }
      addEdges(row: row, x: x, without: [], number: number)
      if !going.isEmpty { addEdges(row: row, x: x, without: going, number: number + 1) }
    }
    return sums
  }

  /// The mean of a sum is the sum of the means, where all go one way.
  private static func addMeans(
    _ means: WritableKeyPath<Curve, [Double]>, of curves: [Curve], to sums: inout [Curve]
  ) {
    guard let first = curves.first?[keyPath: means], !first.isEmpty,
      curves.allSatisfy({
        $0[keyPath: means].count == first.count && !$0.samples.contains { $0.y < 0 }
      })
    else { return }
    var total = first.map { _ in 0.0 }
    for index in curves.indices {
      for (column, mean) in curves[index][keyPath: means].enumerated() where mean.isFinite {
        total[column] += mean
      }
      sums[index][keyPath: means] = total
    }
  }
}
