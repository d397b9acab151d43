import PlotCore

/// Memory in which rows are written before they go to the sink.
///
/// It is larger than the sink's own, so that the sink hands it on without copying.
struct RowBuffer: ~Copyable {
  private let memory: UnsafeMutableRawBufferPointer
  private let format: RowFormat
  private let rowLimit: Int
  private var isFirst = true

  init(_ format: RowFormat) {
    self.format = format
    rowLimit = format.rowLimit
    memory = .allocate(byteCount: 524_288 + 2 * rowLimit, alignment: 64)
  }

  deinit { memory.deallocate() }

  /// Writes all rows of some columns of a source.
  static func write(
    _ source: any Source, columns: [Int], as format: RowFormat, to sink: inout ByteSink
  ) throws(PlotError) {
    var buffer = RowBuffer(format)
    let reader = try source.makeReader(of: columns)
    var rest = 0..<source.rowCount
    while !rest.isEmpty {
      let block = try reader.read(rest)
      guard block.rowCount > 0, block.columns.count == columns.count else {
        throw PlotError(.tool, "the source gave \(block.rowCount) of \(rest.count) rows")
      }
      try buffer.add(block, to: &sink)
      rest = min(rest.lowerBound + block.rowCount, rest.upperBound)..<rest.upperBound
    }
  }

  /// Writes the rows of a block.
  private mutating func add(_ block: Block, to sink: inout ByteSink) throws(PlotError) {
    guard let start = memory.baseAddress else { return }
    let limit = start + (memory.count - rowLimit)
    let lanes = zip(block.columns, format.leads).map(Lane.init)
    var row = 0
    while row < block.rowCount {
      let end = lanes.withUnsafeBufferPointer { lanes in
        fill(lanes, from: &row, to: block.rowCount, at: start, limit: limit)
      }
      try sink.write(UnsafeRawBufferPointer(start: start, count: end - start))
    }
  }

  /// Writes rows until the buffer is full or the block ends, and returns where the rows end.
  private mutating func fill(
    _ lanes: UnsafeBufferPointer<Lane>, from row: inout Int, to rowCount: Int,
    at start: UnsafeMutableRawPointer, limit: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    var cursor = start
    if isFirst {
      isFirst = false
    } else {
      cursor = put(format.between, at: cursor)
    }
    while true {
      for lane in lanes {
        cursor = lane.putLead(at: cursor)
        switch lane.kind {
        case .integer: cursor = Digits.put(lane.slice.integer(at: row), at: cursor)
        case .real: cursor = put(lane.slice.double(at: row), at: cursor)
        }
      }
      cursor = put(format.tail, at: cursor)
      row += 1
      if row == rowCount || cursor > limit { return cursor }
      if !format.between.isEmpty { cursor = put(format.between, at: cursor) }
    }
  }

  @inline(__always)
  private func put(
    _ value: Double, at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    if value.isFinite { return Digits.put(value, at: place) }
    return put(
      value.isNaN ? format.gap : value < 0 ? format.infinity.negative : format.infinity.positive,
      at: place)
  }

  @inline(__always)
  private func put(
    _ bytes: [UInt8], at place: UnsafeMutableRawPointer
  ) -> UnsafeMutableRawPointer {
    for index in bytes.indices {
      place.storeBytes(of: bytes[index], toByteOffset: index, as: UInt8.self)
    }
    return place + bytes.count
  }
}

/// One column of a block, with what stands before its values.
private struct Lane {
  enum Kind { case integer, real }

  let slice: ColumnSlice
  let lead: [UInt8]
  let kind: Kind

  init(_ slice: ColumnSlice, lead: [UInt8]) {
    self.slice = slice
    self.lead = lead
    kind = slice.storage != .real && slice.scale == 1 ? .integer : .real
  }

  @inline(__always)
  func putLead(at place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    if lead.count == 1 {
      place.storeBytes(of: lead[0], as: UInt8.self)
      return place + 1
    }
    return lead.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return place }
      place.copyMemory(from: base, byteCount: bytes.count)
      return place + bytes.count
    }
  }
}
