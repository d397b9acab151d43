import PlotCore

/// The columns of a capture, in the order of the raw table.
enum CaptureColumn: Int, CaseIterable {
  case event, time, heap, stack, total

  /// Describes the columns of a capture.
  static func all(clock: Clock, start: Int64) -> [Column] {
    allCases.map { column in
      switch column {
      case .event: .event
      case .time: clock.column(start: start)
      case .heap: Column("heap", unit: .bytes)
      case .stack: Column("stack", title: "stack depth", unit: .bytes)
      case .total: Column("total", unit: .bytes)
      }
    }
  }
}

/// Shows records as the columns that a reader was asked for; only the total is computed.
final class ColumnViews {
  private let columns: [(kind: CaptureColumn, column: Column)]
  private let totals: UnsafeMutablePointer<Int64>?

  /// Prepares to show some columns of at most `capacity` records at once.
  init(_ columns: [Column], wanted: [Int], capacity: Int) {
    self.columns = wanted.map { index in
      guard let kind = CaptureColumn(rawValue: index) else {
        preconditionFailure("a capture has no column \(index)")
      }
      return (kind, columns[index])
    }
    totals = wanted.contains(CaptureColumn.total.rawValue) ? .allocate(capacity: capacity) : nil
  }

  deinit { totals?.deallocate() }

  /// Shows consecutive records as a block.
  func block(_ records: UnsafePointer<Record>, firstRow: Int, count: Int) -> Block {
    if let totals { Self.add(records, count: count, into: totals) }
    let base = UnsafeRawPointer(records)
    let slices = columns.map { kind, column in
      switch kind {
      case .event:
        ColumnSlice(rowsOf: column, from: firstRow, count: count)
      case .heap:
        ColumnSlice(column, base: base, stride: Record.byteCount, count: count)
      case .stack:
        ColumnSlice(column, base: base + 8, stride: Record.byteCount, count: count)
      case .time:
        ColumnSlice(column, base: base + 16, stride: Record.byteCount, count: count)
      case .total:
        ColumnSlice(
          column, base: totals.map { UnsafeRawPointer($0) } ?? base, stride: 8, count: count)
      }
    }
    return Block(firstRow: firstRow, rowCount: count, columns: slices)
  }

  private static func add(
    _ records: UnsafePointer<Record>, count: Int, into totals: UnsafeMutablePointer<Int64>
  ) {
    for index in 0..<count { totals[index] = records[index].heap &+ records[index].stack }
  }
}
