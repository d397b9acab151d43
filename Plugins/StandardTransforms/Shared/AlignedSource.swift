import PlotCore

/// Columns of several inputs side by side along a common x.
struct AlignedSource: Source {
  /// A column of an input.
  struct Origin: Sendable {
    var input: Int
    var column: Int
  }

  let columns: [Column]
  let info: SourceInfo
  let rows: MergedRows
  /// Where each column but the first, which is x, comes from.
  let origins: [Origin]

  var rowCount: Int { rows.rowCount }
  var blockRows: Int { 4096 }

  init(_ rows: MergedRows, x: Column, columns: [(Column, Origin)]) {
    self.rows = rows
    self.columns = [x] + columns.map(\.0)
    origins = columns.map(\.1)
    let inputs = rows.inputs.map(\.source.info)
    var info = SourceInfo(
      format: "align", isComplete: inputs.allSatisfy(\.isComplete),
      byteCount: inputs.reduce(0) { $0 &+ $1.byteCount })
    info.vocabulary = .shared(by: inputs)
    self.info = info
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    private let source: AlignedSource
    private let wanted: [Int]
    /// For each input the columns asked for, and who reads them.
    private var plans: [ColumnPlan]
    private var readers: [(any BlockReader)?] = []
    private let places: [Int?]
    private let buffer: BlockBuffer
    private let held: BlockBuffer
    private let indices = IndexBuffer()
    private var walk: RowMerge?
    private var nextRow = -1

    init(_ source: AlignedSource, _ wanted: [Int]) throws(PlotError) {
      self.source = source
      self.wanted = wanted
      var plans = source.rows.inputs.map { _ in ColumnPlan() }
      places = wanted.map { column in
        guard column > 0 else { return nil }
        let origin = source.origins[column - 1]
        return plans[origin.input].place(of: origin.column)
      }
      self.plans = plans
      buffer = BlockBuffer(columnCount: wanted.count)
      held = BlockBuffer(columnCount: source.rows.inputs.count + 1)
      for (input, plan) in zip(source.rows.inputs, plans) {
        readers.append(plan.columns.isEmpty ? nil : try input.source.makeReader(of: plan.columns))
      }
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let count = min(rows.count, source.blockRows)
      buffer.reserve(rows: count)
      held.reserve(rows: count)
      if rows.lowerBound != nextRow || walk == nil {
        nextRow = -1
        walk = try source.rows.walk(before: rows.lowerBound, reusing: walk)
      }
      nextRow = -1
      let keys = held.integers(source.rows.inputs.count)
      for index in 0..<count {
        guard let walk, let key = try walk.step() else {
          throw PlotError(.input, "changed while it was read")
        }
        keys[index] = key
        for input in readers.indices {
          held.integers(input)[index] = Int64(walk.state.held[input])
        }
      }
      for input in readers.indices { try gather(input, count) }
      nextRow = rows.lowerBound + count
      return Block(
        firstRow: rows.lowerBound, rowCount: count,
        columns: wanted.enumerated().map { position, column in
          column == 0
            ? x(keys, position, from: rows.lowerBound, count: count)
            : buffer.slice(position, as: source.columns[column], count: count)
        })
    }

    private func x(
      _ keys: UnsafeMutablePointer<Int64>, _ position: Int, from row: Int, count: Int
    ) -> ColumnSlice {
      let column = source.columns[0]
      if column.storage == .row { return ColumnSlice(rowsOf: column, from: row, count: count) }
      if column.storage == .real {
        for index in 0..<count { buffer.reals(position)[index] = OrderedKey.real(keys[index]) }
      } else {
        buffer.integers(position).update(from: keys, count: count)
      }
      return buffer.slice(position, as: column, count: count)
    }

    /// Copies an input's values of the rows that hold; these rows never go back.
    private func gather(_ input: Int, _ count: Int) throws(PlotError) {
      guard let reader = readers[input], count > 0 else { return }
      let rows = held.integers(input)
      let memory = indices.memory(for: count)
      var done = 0
      while done < count {
        let block = try reader.read(Int(rows[done])..<(Int(rows[count - 1]) + 1))
        var found = 0
        while done + found < count, block.rows.contains(Int(rows[done + found])) {
          memory[found] = Int(rows[done + found]) - block.firstRow
          found += 1
        }
        let chosen = UnsafeBufferPointer(start: memory, count: found)
        for (position, column) in wanted.enumerated() where column > 0 {
          let origin = source.origins[column - 1]
          guard origin.input == input, let place = places[position] else { continue }
          block.columns[place].gatherStored(
            of: source.rows.inputs[input].source.columns[origin.column], at: chosen,
            to: buffer.integers(position) + done)
        }
        done += found
      }
    }
  }
}
