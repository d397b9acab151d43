import PlotCore

/// Small tables in the shapes that transforms stumble over.
///
/// The columns: `event` (the row's number), `time` (ascending ticks, whole numbers), `heap` and `stack`
/// (whole bytes, below zero too) and `ratio` (floating point with gaps).
public enum SampleSource {
  /// What is special about a table.
  public enum Shape: String, CaseIterable, Sendable {
    /// No row.
    case empty
    /// One row.
    case one = "one row"
    /// Two rows.
    case two = "two rows"
    /// Two rows at the same time.
    case equal = "two rows at one time"
    /// Some 200 rows, many at the same time.
    case steps = "runs of equal times"
    /// Some 150 rows with runs of gaps, at both ends too.
    case gaps = "runs of gaps"
    /// 100 rows that are all gaps.
    case nothing = "gaps only"
    /// 1,003 rows.
    case many = "1003 rows"
    /// Numbers at the ends of their range.
    case huge = "huge numbers"

    /// How many rows there are.
    public var rowCount: Int {
      switch self {
      case .empty: 0
      case .one: 1
      case .two, .equal: 2
      case .steps: 211
      case .gaps: 157
      case .nothing: 100
      case .many: 1003
      case .huge: 6
      }
    }
  }

  /// Returns a table of a shape, read in blocks of at most so many rows.
  public static func make(
    _ shape: Shape, blockRows: Int = 4096, seed: UInt64 = 7
  ) -> MemorySource {
    let count = shape.rowCount
    var random = SeededGenerator(seed: seed)
    var (times, heaps, stacks): ([Int64], [Int64], [Int64]) = ([], [], [])
    var ratios: [Double] = []
    var (time, heap): (Int64, Int64) = (1000, 0)
    for row in 0..<count {
      let stays = shape == .equal || (shape == .steps && random.below(3) > 0)
      if row > 0 && !stays { time += Int64(1 + random.below(50)) }
      heap += Int64(random.below(4001)) - 1900
      times.append(time)
      heaps.append(heap)
      stacks.append(Int64(random.below(10_000)))
      let isGap = shape == .nothing || (shape == .gaps && (row / 13).isMultiple(of: 2))
      ratios.append(isGap ? .nan : random.fraction() * 2 - 0.5)
    }
    if shape == .huge {
      // As far apart as a difference of two times can be told.
      times = [-1 << 62, 1 - 1 << 62, -1, 1 << 53 + 1, 1 << 62 - 2, 1 << 62 - 1]
      heaps = [.max, .min, 0, 1 << 53 + 1, -1, .max]
      stacks = [0, .max, .max, .min, 0, .min]
      ratios = [
        .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude,
        .leastNonzeroMagnitude, .nan,
      ]
    }
    return MemorySource(
      [
        (.event, nil),
        (Column("time", unit: .ticks, isAscending: true), .integers(times)),
        (Column("heap", unit: .bytes), .integers(heaps)),
        (Column("stack", title: "stack depth", unit: .bytes), .integers(stacks)),
        (Column("ratio", storage: .real), .reals(ratios)),
      ], rowCount: count, blockRows: blockRows)
  }
}
