import PlotCore
import PlotTesting

/// The seeded tables of `Fixtures/duckdb` and what DuckDB and numpy answer about them.
struct RecordedAnswers {
  let source: MemorySource
  private let seed: Int

  init(seed: Int) throws {
    self.seed = seed
    let rows = try Self.cells("table-\(seed)")
    source = MemorySource(
      [
        (Column("row", isAscending: true), .integers(rows.compactMap { Int64($0[0]) })),
        (Column("name"), .names(rows.map { $0[1].isEmpty ? nil : $0[1] })),
        (Column("whole"), .integers(rows.compactMap { Int64($0[2]) })),
        (Column("load", storage: .real), .reals(rows.map { Double($0[3]) ?? .nan })),
      ], blockRows: 11)
  }

  /// The cells of one of the answers.
  func answer(_ name: String) throws -> [[String]] { try Self.cells("\(name)-\(seed)") }

  private static func cells(_ name: String) throws -> [[String]] {
    String(decoding: try fixture("duckdb/\(name).csv"), as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }
}

/// Whether a column's value is what a cell says: exactly for whole numbers, else but for rounding.
func isSame(_ value: Value, _ cell: String) -> Bool {
  if case .integer(let whole) = value { return Int64(cell) == whole }
  return isClose(value.double, Double(cell) ?? .nan)
}

/// All values of a column of numbers.
func numbers(_ name: String, of source: any Source) throws -> [Value] {
  let index = try source.requireIndex(of: name)
  var result: [Value] = []
  try source.forEachBlock(of: [index]) { block in
    for row in 0..<block.rowCount { result.append(block.columns[0].value(at: row)) }
  }
  return result
}
