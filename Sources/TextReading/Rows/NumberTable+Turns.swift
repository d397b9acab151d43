import PlotCore

/// Rows of several things that a tool samples one after the other, so that no two have one moment: devices,
/// mostly.
extension NumberTable {
  /// Rows that are looked at.
  private static let rowsOfTurns = 1 << 16
  private static let mostThings = 256

  /// Returns the column whose values come in turns, each turn in less than half of the time until the next;
  /// nil where there is none.
  ///
  /// Days of the week come in turns, too, but with the same time between any two. Throws where rows cannot
  /// be read.
  func turning(of time: Int, among candidates: [Int]) throws(PlotError) -> Int? {
    var times: [Double] = []
    var keys: [[Int64]] = Array(repeating: [], count: candidates.count)
    try forEachBlock(of: [time] + candidates, in: 0..<min(rowCount, Self.rowsOfTurns)) { block in
      for row in 0..<block.rowCount {
        times.append(block.columns[0].double(at: row))
        for place in candidates.indices {
          keys[place].append(block.columns[place + 1].stored(at: row))
        }
      }
    }
    return candidates.indices.first { isTurning(keys[$0], times) }.map { candidates[$0] }
  }

  private func isTurning(_ keys: [Int64], _ times: [Double]) -> Bool {
    let length = Set(keys).count
    guard (2...Self.mostThings).contains(length), keys.count >= 2 * length else { return false }
    var (turns, brief) = (0, 0)
    for start in stride(from: 0, to: keys.count - length, by: length) {
      turns += 1
      let isSame = (start..<(start + length)).allSatisfy { place in
        place + length >= keys.count || keys[place] == keys[place + length]
      }
      let took = times[start + length - 1] - times[start]
      if isSame, took * 2 < times[start + length] - times[start] { brief += 1 }
    }
    return brief * 20 >= turns * 19
  }
}
