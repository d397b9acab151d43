import PlotCore

/// Memory in which rows are written before they go to the sink.
///
/// It is larger than the sink's own, so that the sink hands it on without copying.
struct RowBuffer: ~Copyable {
  private let memory: UnsafeMutableRawBufferPointer
  private let format: RowFormat
  private let rowLimit: Int
  /// What stands between rows, before each value and after the last one.
  private let texts: [FixedText]
  /// The names of each column that has them.
  private let names: [WrittenNames?]
  private var isFirst = true

  init(_ format: RowFormat, columns: [Column]) {
    self.format = format
    names = columns.map { $0.names.map { WrittenNames($0, as: format) } }
    rowLimit = format.rowLimit + names.reduce(0) { $0 + ($1?.longest ?? 0) }
    memory = .allocate(byteCount: 524_288 + 2 * rowLimit + FixedText.wordCount, alignment: 64)
    texts = ([format.between, format.tail] + format.leads).map(FixedText.init)
  }

  deinit {
    memory.deallocate()
    for text in texts { text.deallocate() }
  }

  /// Writes all rows of some columns of a source.
  static func write(
    _ source: any Source, columns: [Int], as format: RowFormat, to sink: inout ByteSink
  ) throws(PlotError) {
    var buffer = RowBuffer(format, columns: columns.map { source.columns[$0] })
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
    let lanes = block.columns.indices.map { index in
      Lane(block.columns[index], lead: texts[index + 2], names: names[index])
    }
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
    let (between, tail) = (texts[0], texts[1])
    var cursor = start
    if isFirst {
      isFirst = false
    } else {
      cursor = between.put(at: cursor)
    }
    while true {
      for lane in lanes {
        cursor = lane.lead.put(at: cursor)
        switch lane.kind {
        case .integer: cursor = Digits.put(lane.slice.integer(at: row), at: cursor)
        case .real: cursor = put(lane.slice.double(at: row), at: cursor)
        case .name(let names): cursor = names.put(lane.slice.integer(at: row), at: cursor)
        }
      }
      cursor = tail.put(at: cursor)
      row += 1
      if row == rowCount || cursor > limit { return cursor }
      cursor = between.put(at: cursor)
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
  enum Kind {
    case integer, real
    case name(WrittenNames)
  }

  let slice: ColumnSlice
  let lead: FixedText
  let kind: Kind

  init(_ slice: ColumnSlice, lead: FixedText, names: WrittenNames?) {
    self.slice = slice
    self.lead = lead
    if let names {
      kind = .name(names)
      return
    }
    kind = slice.storage != .real && slice.scale == 1 ? .integer : .real
  }
}

/// Some bytes that are written again and again; as plain memory, so that no copy of them is counted.
private struct FixedText {
  /// Texts of at most so many bytes are stored as one word, which reaches behind them.
  static let wordCount = 8
  private let memory: UnsafeMutableRawPointer
  private let count: Int

  init(_ bytes: [UInt8]) {
    count = bytes.count
    memory = .allocate(byteCount: max(Self.wordCount, count), alignment: 8)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: max(Self.wordCount, count))
    bytes.withUnsafeBytes {
      memory.copyMemory(from: $0.baseAddress ?? .init(memory), byteCount: count)
    }
  }

  func deallocate() { memory.deallocate() }

  @inline(__always)
  func put(at place: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    if count <= Self.wordCount {
      place.storeBytes(of: memory.load(as: UInt64.self), as: UInt64.self)
    } else {
      place.copyMemory(from: memory, byteCount: count)
    }
    return place + count
  }
}
