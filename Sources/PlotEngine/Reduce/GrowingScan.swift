import PlotCore

/// Finds what a plan asks for of a growing recording: from what is kept of the rows that an earlier
/// picture has read, from the new rows, and from the few chunks that pixel columns' borders cut.
///
/// The result is that of a `Scan` over all rows, to the bit: chunks and bins hold whole numbers, and
/// their lowest and highest merge in any order. Of each chunk that a border cuts, all rows are read.
struct GrowingScan {
  let source: any GrowingSource
  let plan: ScanPlan
  /// How many chunks of rows are kept.
  var mostChunks = GrowingRows.usualChunks

  /// Reads the source; where that throws, nothing is kept.
  func run(_ kept: inout GrowingRows?) throws(PlotError) -> ScanResult {
    let wish = GrowingRows.Wish(plan)
    var rows = kept ?? GrowingRows(wish, rowCount: source.rowCount, mostChunks: mostChunks)
    kept = nil
    let both = rows.wish.union(wish)
    if both != rows.wish {
      rows = GrowingRows(both, rowCount: source.rowCount, mostChunks: mostChunks)
    }
    try rows.advance(source)
    var figures = rows.figures
    var curves = plan.curves.map { curve in
      ScanWorker(
        ScanPlan(statistics: [], time: nil, weighsTime: false, curves: [curve]),
        reading: rows.wish.columns, rowCount: source.rowCount, keepsAll: false)
    }
    for (range, cut) in places(in: rows, &curves) {
      try source.forEachBlock(of: rows.wish.columns, in: range) { block in
        for index in cut { curves[index].consume(block) }
      }
    }
    try source.forEachBlock(of: rows.wish.columns, in: rows.keptCount..<source.rowCount) { block in
      figures.consume(block)
      for index in curves.indices { curves[index].consume(block) }
    }
    var tallies = figures.tallies
    kept = rows
    if plan.weighsTime, let time = plan.time {
      for end in try RunEnds(of: source, time: time) {
        try end.weigh(rows.wish.statistics, of: source, in: &tallies)
      }
    }
    return ScanResult(
      statistics: plan.statistics.map { column in
        let place = rows.wish.statistics.firstIndex(of: column) ?? 0
        return tallies[place].statistics(
          of: source.columns[column], time: plan.time.map { source.columns[$0] })
      },
      curves: curves.map { $0.bins[0] }, cells: [], stacks: [])
  }

  /// Adds each chunk that lies in one pixel column, and returns the rows of the others, each with the
  /// curves for which it is cut.
  private func places(
    in rows: GrowingRows, _ curves: inout [ScanWorker]
  ) -> [(rows: Range<Int>, curves: [Int])] {
    var cut: [Int: [Int]] = [:]
    for (index, curve) in plan.curves.enumerated() {
      guard let place = rows.wish.curves.firstIndex(of: [curve.x, curve.y]) else { continue }
      var bin = 0
      let borders = curve.columns.borders
      for (chunk, digest) in rows.digests[place].enumerated() {
        let extent = digest.extent
        // Keys ascend, so that the search goes on where it stood.
        while bin < borders.count, borders[bin] <= extent.lowerBound { bin += 1 }
        if bin < borders.count, borders[bin] <= extent.upperBound {
          cut[chunk, default: []].append(index)
        } else {
          let first = chunk * rows.chunkRows
          curves[index].add(
            digest.bin(firstRow: first, count: rows.chunkRows),
            digest.held(first..<first + rows.chunkRows, bin: bin))
        }
      }
    }
    return cut.sorted { $0.key < $1.key }.map { chunk, curves in
      (chunk * rows.chunkRows..<(chunk + 1) * rows.chunkRows, curves)
    }
  }
}
