/// Which rows of the repaired source come from which chunk, and which records move where.
final class RepairPlan: Sendable {
  let windows: Windows
  /// The records of each window's chunk that stay.
  let residents: [Survey.Residents]
  /// The first row of each window, and the row count behind the last.
  let rowStarts: [Int]
  /// The first mover of each window, and the count of movers behind the last.
  let moverStarts: [Int]
  /// Records that belong to another chunk's window, in order.
  let movers: MoverBuffer

  /// Creates a plan from what a survey found; movers must be in order.
  init(windows: Windows, residents: [Survey.Residents], movers: MoverBuffer) {
    self.windows = windows
    self.residents = residents
    self.movers = movers
    var rowStarts = [0]
    var moverStarts = [0]
    var mover = 0
    var row = 0
    for window in 0..<windows.count {
      let from = mover
      if window + 1 < windows.count {
        let border = windows.borders[window + 1]
        while mover < movers.count, movers[mover].key < border { mover += 1 }
      } else {
        mover = movers.count
      }
      row += residents[window].count + mover - from
      moverStarts.append(mover)
      rowStarts.append(row)
    }
    self.rowStarts = rowStarts
    self.moverStarts = moverStarts
  }

  /// How many rows there are.
  var rowCount: Int { rowStarts[windows.count] }

  /// Returns the window that holds a row.
  func window(of row: Int) -> Int {
    var low = 0
    var high = windows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rowStarts[middle] <= row { low = middle } else { high = middle }
    }
    // Of several windows that start at the row, all but the last are empty.
    return low
  }
}
