import PlotCore
import PlotTesting
import Testing

/// A value that equals itself even where it is a gap.
enum Cell: Hashable, CustomStringConvertible {
  case integer(Int64)
  case real(UInt64)

  init(_ value: Value) {
    switch value {
    case .integer(let whole): self = .integer(whole)
    case .real(let real): self = .real(real.isNaN ? Double.nan.bitPattern : real.bitPattern)
    }
  }

  init(_ real: Double) { self.init(.real(real)) }

  var description: String {
    switch self {
    case .integer(let whole): "\(whole)"
    case .real(let bits): "\(Double(bitPattern: bits))"
    }
  }
}

/// Reads rows of some columns and checks what every block promises.
func cells(
  _ source: any Source, _ columns: [Int], in rows: Range<Int>, with reader: any BlockReader
) throws -> [[Cell]] {
  var result: [[Cell]] = columns.map { _ in [] }
  var rest = rows
  while !rest.isEmpty {
    let block = try reader.read(rest)
    try #require(block.firstRow == rest.lowerBound)
    try #require((1...min(rest.count, source.blockRows)).contains(block.rowCount))
    try #require(block.columns.count == columns.count)
    for (place, slice) in block.columns.enumerated() {
      try #require(slice.count == block.rowCount)
      let column = source.columns[columns[place]]
      try #require(slice.storage == column.storage && slice.scale == column.scale)
      for index in 0..<slice.count { result[place].append(Cell(slice.value(at: index))) }
    }
    rest = block.rows.upperBound..<rest.upperBound
  }
  return result
}

/// Reads a column from its first row to its last.
func column(_ name: String, of source: any Source) throws -> [Cell] {
  let index = try source.requireIndex(of: name)
  let reader = try source.makeReader(of: [index])
  return try cells(source, [index], in: 0..<source.rowCount, with: reader)[0]
}

/// The values of a column as floating-point numbers.
func reals(_ name: String, of source: any Source) throws -> [Double] {
  let index = try source.requireIndex(of: name)
  var result: [Double] = []
  try source.forEachBlock(of: [index]) { block in
    for row in 0..<block.rowCount { result.append(block.columns[0].double(at: row)) }
  }
  return result
}

/// Checks that ranges read in any order, by one reader or many, of all columns or some, hold what
/// reading from the first row to the last holds.
func expectSameRangesInAnyOrder(_ source: any Source, seed: UInt64) throws {
  var random = SeededGenerator(seed: seed)
  let all = Array(source.columns.indices)
  let whole = try cells(
    source, all, in: 0..<source.rowCount, with: try source.makeReader(of: all))
  #expect(whole.allSatisfy { $0.count == source.rowCount })
  guard source.rowCount > 0 else { return }
  var kept: (reader: any BlockReader, columns: [Int])?
  for _ in 0..<8 {
    let start = random.below(source.rowCount)
    let end = start + 1 + random.below(source.rowCount - start)
    var columns = all.filter { _ in random.below(2) == 0 }
    if random.below(2) == 0 { columns.reverse() }
    if let kept, random.below(2) == 0 {
      columns = kept.columns
    } else {
      kept = (try source.makeReader(of: columns), columns)
    }
    let reader = try #require(kept?.reader)
    let found = try cells(source, columns, in: start..<end, with: reader)
    let expected = columns.map { Array(whole[$0][start..<end]) }
    #expect(found == expected, "rows \(start)..<\(end) of columns \(columns), seed \(seed)")
  }
}

/// A series of few rows with all that can be met: equal times, gaps in runs, other block sizes.
struct Series {
  let source: MemorySource
  let time: [Int64]
  let heap: [Int64]
  let load: [Double]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed &* 77 &+ 1)
    let sizes = [0, 1, 2, 3, 5, 7, 8, 13, 20, 29, 64, 65]
    let count = seed < 12 ? Int(seed) : sizes[random.below(sizes.count)]
    let start = Int64(random.below(1_000_000))
    var (now, heap, gapsLeft) = (start, Int64(0), 0)
    var (times, heaps, loads): ([Int64], [Int64], [Double]) = ([], [], [])
    for _ in 0..<count {
      now += Int64(random.below(3) == 0 ? 0 : random.below(20))
      heap = max(0, heap + Int64(random.below(2001)) - 900)
      if gapsLeft > 0 { gapsLeft -= 1 } else if random.below(10) == 0 { gapsLeft = random.below(9) }
      times.append(now)
      heaps.append(heap)
      loads.append(gapsLeft > 0 ? .nan : Double(random.below(9)) * 0.25 - 1)
    }
    let offset = random.below(2) == 0 ? 0 : start
    time = times.map { $0 - offset }
    self.heap = heaps
    load = loads
    source = MemorySource(
      [
        (.event, nil),
        (
          Column("time", unit: .ticks, offset: offset, isAscending: true), .integers(times)
        ),
        (Column("heap", unit: .bytes), .integers(heaps)),
        (Column("load", storage: .real), .reals(loads)),
      ], rowCount: count, blockRows: [1, 7, 64, 43_690][random.below(4)],
      info: SourceInfo(
        format: "memory", extents: ["time": 0...1e9, "heap": 0...1e9, "load": -1...2]))
  }
}

/// A source of one column of each kind for tests of a few rows.
func table(
  time: [Int64], heap: [Int64]? = nil, load: [Double]? = nil, blockRows: Int = 43_690
) -> MemorySource {
  MemorySource(
    [
      (.event, nil), (Column("time", unit: .seconds, isAscending: true), .integers(time)),
      (Column("heap", unit: .bytes), .integers(heap ?? time.map { _ in 0 })),
      (Column("load", storage: .real), .reals(load ?? time.map { _ in 0 })),
    ], rowCount: time.count, blockRows: blockRows)
}
