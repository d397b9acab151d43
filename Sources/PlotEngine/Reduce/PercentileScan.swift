import PlotCore
import Synchronization

/// Finds exact percentiles of columns in bounded memory, however many rows there are.
///
/// A walk counts the values in each of 65,536 slices of the range in which a percentile lies; the
/// next walk cuts the slice that holds it. A column whose values span less than 2^32 takes two
/// walks, any other at most four. Counts are sums, so the number of threads does not matter.
struct PercentileScan {
  /// A column, and what is wanted of it.
  struct Wish {
    /// The column's index.
    var column: Int
    /// The column's figures over all rows.
    var figures: Statistics
    /// The percentiles.
    var percentiles: [Percentile]
  }

  /// A percentile on the way.
  private struct Search {
    var wish: Int
    var percentile: Percentile
    var rank: Int
    var slices: KeySlices
  }

  let source: any Source
  let workerCount: Int
  /// Told of each walk, and after each block how many rows it had.
  var progress: Progress?

  /// Returns the value of each percentile, in the order of the wishes; none for columns without
  /// values.
  func run(_ wishes: [Wish]) throws(PlotError) -> [[Percentile: Value]] {
    var found: [[Percentile: Value]] = wishes.map { _ in [:] }
    var searches: [Search] = []
    for (index, wish) in wishes.enumerated() {
      guard let low = wish.figures.minimum, let high = wish.figures.maximum else { continue }
      let slices = KeySlices(
        column: wish.column, from: try key(wish.column, row: low.row),
        through: try key(wish.column, row: high.row))
      for percentile in Set(wish.percentiles) {
        searches.append(
          Search(
            wish: index, percentile: percentile,
            rank: percentile.rank(in: wish.figures.count), slices: slices))
      }
    }
    while true {
      searches.removeAll { search in
        guard let key = search.slices.onlyKey else { return false }
        let column = source.columns[search.slices.column]
        found[search.wish][search.percentile] = OrderedKey.value(key, of: column)
        return true
      }
      if searches.isEmpty { return found }
      let plan = Array(Set(searches.map(\.slices)))
      let counts = try count(plan)
      for index in searches.indices {
        let search = searches[index]
        guard let place = plan.firstIndex(of: search.slices) else { continue }
        var rest = search.rank
        guard
          let slice = counts[place].firstIndex(where: { count in
            if rest < count { return true }
            rest -= count
            return false
          })
        else { throw PlotError(.input, "changed while it was read") }
        searches[index].rank = rest
        searches[index].slices = search.slices.slice(slice)
      }
    }
  }

  private func key(_ column: Int, row: Int) throws(PlotError) -> Int64 {
    let reader = try source.makeReader(of: [column])
    return try withExtendedLifetime(reader) { () throws(PlotError) in
      try reader.read(row..<(row + 1)).columns[0].key(at: 0)
    }
  }

  /// Walks over all rows once and counts what falls in each slice.
  private func count(_ plan: [KeySlices]) throws(PlotError) -> [[Int]] {
    let columns = Set(plan.map(\.column)).sorted()
    let blockRows = max(1, source.blockRows)
    // A share of many blocks, so that a reader that goes forward seldom has to jump.
    let shareRows = blockRows * max(1, source.rowCount / blockRows / 64)
    let shares = (source.rowCount + shareRows - 1) / shareRows
    let (source, progress) = (source, progress)
    let next = Atomic(0)
    let sums = Mutex(plan.map { [Int](repeating: 0, count: $0.count) })
    progress?.begin(rows: source.rowCount)
    defer { progress?.end() }
    try Workers.run(min(max(1, workerCount), max(1, shares))) { _ throws(PlotError) in
      let reader = try source.makeReader(of: columns)
      // Blocks show the reader's memory.
      defer { withExtendedLifetime(reader) {} }
      let counts = plan.map { slices in
        let memory = UnsafeMutablePointer<Int>.allocate(capacity: slices.count)
        memory.initialize(repeating: 0, count: slices.count)
        return memory
      }
      defer { for memory in counts { memory.deallocate() } }
      while true {
        let share = next.add(1, ordering: .relaxed).oldValue
        guard share < shares else { break }
        var rest = (share * shareRows)..<min(source.rowCount, (share + 1) * shareRows)
        while !rest.isEmpty {
          let block = try reader.read(rest)
          for (slices, memory) in zip(plan, counts) {
            guard let place = columns.firstIndex(of: slices.column) else { continue }
            slices.count(block.columns[place], rows: block.rowCount, into: memory)
          }
          rest = (rest.lowerBound + block.rowCount)..<rest.upperBound
          progress?.add(rows: block.rowCount)
        }
      }
      sums.withLock { sums in
        for (index, slices) in plan.enumerated() {
          for slice in 0..<slices.count { sums[index][slice] &+= counts[index][slice] }
        }
      }
    }
    return sums.withLock { $0 }
  }
}
