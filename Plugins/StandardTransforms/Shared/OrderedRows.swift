import PlotCore

/// How far along x each row of an input stands, as a key.
struct OrderedRows: Sendable {
  /// What the key of a row is made from.
  enum Measure: Sendable {
    /// The row's number.
    case row
    /// The whole number in the column.
    case whole
    /// The value in the column's unit.
    case real
    /// The share of the way from the first value to the last.
    case share(first: Value, span: Double)
  }

  let source: any Source
  let column: Int
  let measure: Measure
  /// How many rows have a place: gaps may end an ascending column.
  let rowCount: Int

  /// Returns the key of one value.
  func key(_ slice: ColumnSlice, at index: Int, row: Int) -> Int64 {
    switch measure {
    case .row: return Int64(row)
    case .whole: return slice.integer(at: index)
    case .real: return OrderedKey.of(slice.double(at: index))
    case .share(let first, let span):
      guard span > 0 else { return 0 }
      guard case .integer(let start) = first else {
        return OrderedKey.of((slice.double(at: index) - first.double) / span)
      }
      // The column ascends, so the difference fits 64 bits without a sign.
      let way = UInt64(bitPattern: slice.integer(at: index) &- start)
      return OrderedKey.of(Double(way) / span)
    }
  }

  /// Returns the key of one row.
  func key(row: Int) throws(PlotError) -> Int64 {
    if case .row = measure { return Int64(row) }
    let reader = try source.makeReader(of: [column])
    return try withExtendedLifetime(reader) { () throws(PlotError) in
      key(try reader.read(row..<(row + 1)).columns[0], at: 0, row: row)
    }
  }

  /// Returns the first row whose key is not below another.
  func firstRow(atOrAbove wanted: Int64) throws(PlotError) -> Int {
    if case .row = measure { return min(max(0, Int(wanted)), rowCount) }
    return try source.firstRow(of: column, in: 0..<rowCount) {
      key($0, at: 0, row: 0) >= wanted
    }
  }
}

/// Reads keys of rows one after the other.
final class OrderKeyReader {
  private let rows: OrderedRows
  private let reader: any BlockReader
  private let keys = BlockBuffer(columnCount: 1)
  private var known = 0..<0

  init(_ rows: OrderedRows) throws(PlotError) {
    self.rows = rows
    let isCounted = if case .row = rows.measure { true } else { false }
    reader = try rows.source.makeReader(of: isCounted ? [] : [rows.column])
  }

  /// Returns the key of a row; nil behind the last one.
  func key(of row: Int) throws(PlotError) -> Int64? {
    guard row < rows.rowCount else { return nil }
    if case .row = rows.measure { return Int64(row) }
    if !known.contains(row) {
      let block = try reader.read(row..<min(rows.rowCount, row + 4096))
      keys.reserve(rows: block.rowCount)
      let memory = keys.integers(0)
      for index in 0..<block.rowCount {
        memory[index] = rows.key(block.columns[0], at: index, row: block.firstRow + index)
      }
      known = block.rows
    }
    return keys.integers(0)[row - known.lowerBound]
  }
}
