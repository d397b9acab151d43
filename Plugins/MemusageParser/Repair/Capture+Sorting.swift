import PlotCore

extension Capture {
  /// Returns a file of all samples in order of time, without records that were never filled.
  func sortedRecords(_ measures: Repair.Measures) throws(PlotError) -> InputFile {
    // A record is three words: heap, stack and time. Wrapped differences keep the column's order.
    let wordCount = Record.byteCount / 8
    let sort = ExternalSort(
      wordCount: wordCount, by: RowKey(Column("time", offset: header.start), at: wordCount - 1),
      rowCount: records.count, runRows: measures.runRows, fanIn: measures.fanIn)
    var row = 0
    while row < records.count {
      let room = try sort.room()
      let count = min(room.rowCount, records.count - row)
      let kept = try room.base.withMemoryRebound(to: Record.self, capacity: count) {
        buffer throws(PlotError) in
        try records.read(from: row, count: count, into: buffer)
        var kept = 0
        for index in 0..<count where !isUnfilled(buffer[index], row: row + index) {
          if kept < index { buffer[kept] = buffer[index] }
          kept += 1
        }
        return kept
      }
      sort.take(kept)
      row += count
    }
    let output = try TemporaryFile()
    try sort.finish { rows, count throws(PlotError) in
      try output.append(UnsafeRawBufferPointer(start: rows, count: count * Record.byteCount))
    }
    return try output.finish(as: path)
  }
}
