extension ExternalSort {
  /// Returns a source's rows in order of a key, as columns in a temporary file: all columns, or those
  /// that are wanted.
  ///
  /// The key's word is the place of one of these. Throws where the source cannot be read or a file
  /// cannot be written.
  package static func sorted(
    _ source: any Source, columns wanted: [Int]? = nil, by key: RowKey,
    in folder: String = temporaryFolder(), runRows: Int? = nil, fanIn: Int = 256
  ) throws(PlotError) -> SpooledSource {
    let wanted = wanted ?? Array(source.columns.indices)
    let columns = wanted.map { source.columns[$0] }
    let width = columns.count
    let sort = ExternalSort(
      wordCount: width, by: key, rowCount: source.rowCount, in: folder, runRows: runRows,
      fanIn: fanIn)
    let reader = try source.makeReader(of: wanted)
    defer { withExtendedLifetime(reader) {} }
    var row = 0
    while row < source.rowCount {
      let room = try sort.room()
      let block = try reader.read(row..<min(source.rowCount, row + room.rowCount))
      for (index, slice) in block.columns.enumerated() {
        slice.copyStored(of: columns[index], to: room.base + index, step: width)
      }
      sort.take(block.rowCount)
      row += block.rowCount
    }
    let stored = columns.map(\.stored)
    let output = try SpoolWriter(
      columns: columns, folder: folder, chunkRows: max(64, min(4096, 65_536 / max(1, width))))
    try sort.finish { rows, count throws(PlotError) in
      let slices = stored.enumerated().map { index, column in
        ColumnSlice(column, base: rows + index, stride: width * 8, count: count)
      }
      try output.append(slices, of: stored)
    }
    var info = source.info
    // Runs are rows in the order of the source.
    info.runs = []
    return try output.finish(info: info)
  }
}
