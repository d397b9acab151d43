import PlotCore

/// The lowest and highest key of a run of rows, and the sum of its values.
struct RunExtremes {
  /// The sum of a run's values, before the scale.
  enum Sum {
    case integer(Int128)
    case real(Double)
  }

  /// How many values are no gaps; the rest means nothing where there is none.
  var count = 0
  /// The lowest key.
  var lowest = Int64.max
  /// The highest key.
  var highest = Int64.min
  /// The sum of the values.
  var sum = Sum.integer(0)
  /// Some rows of the run among which the first one with the lowest key is; and with the highest.
  private var lowestRows = 0..<0
  private var highestRows = 0..<0

  /// The rows that are looked at before their extremes are compared with those of the rows before.
  private static let rowsEach = 128

  /// Looks at the rows of a range.
  init(of slice: ColumnSlice, in range: Range<Int>) {
    guard !range.isEmpty else { return }
    (lowestRows, highestRows) = (range, range)
    guard let base = slice.base else {
      count = range.count
      lowest = slice.integer(at: range.lowerBound)
      highest = slice.integer(at: range.upperBound - 1)
      sum = .integer((Int128(lowest) + Int128(highest)) * Int128(count) / 2)
      return
    }
    let start = base + range.lowerBound &* slice.stride
    if slice.storage == .real {
      readReals(from: start, stride: slice.stride, count: range.count)
      return
    }
    // Constant strides let the compiler fold the addressing of the usual layouts.
    switch slice.stride {
    case 8: readIntegers(from: start, stride: 8, rows: range)
    case 24: readIntegers(from: start, stride: 24, rows: range)
    default: readIntegers(from: start, stride: slice.stride, rows: range)
    }
    let offset = slice.offset
    if offset != 0 {
      lowest &-= offset
      highest &-= offset
      if case .integer(let total) = sum { sum = .integer(total - Int128(offset) * Int128(count)) }
    }
  }

  /// The first row of the run with the lowest key; `slice` is what the run was read from.
  func firstLowest(of slice: ColumnSlice) -> Int { slice.firstIndex(of: lowest, in: lowestRows) }

  /// The first row of the run with the highest key.
  func firstHighest(of slice: ColumnSlice) -> Int { slice.firstIndex(of: highest, in: highestRows) }

  @inline(__always) private mutating func readIntegers(
    from start: UnsafeRawPointer, stride: Int, rows: Range<Int>
  ) {
    var total: Int64 = 0
    var index = 0
    while index < rows.count {
      let size = min(Self.rowsEach, rows.count &- index)
      let part = Self.extremes(from: start + index &* stride, stride: stride, count: size)
      let first = rows.lowerBound &+ index
      if index == 0 || part.low < lowest {
        (lowest, lowestRows) = (part.low, first..<first &+ size)
      }
      if index == 0 || part.high > highest {
        (highest, highestRows) = (part.high, first..<first &+ size)
      }
      total &+= part.sum
      index &+= size
    }
    count = rows.count
    // The fast sum wraps where values are huge; then it is taken again in 128 bits.
    let largest = Swift.max(lowest.magnitude, highest.magnitude)
    if largest.multipliedReportingOverflow(by: UInt64(count) &* 2).overflow {
      var wide: Int128 = 0
      for index in 0..<count {
        wide += Int128(start.load(fromByteOffset: index &* stride, as: Int64.self))
      }
      sum = .integer(wide)
    } else {
      sum = .integer(Int128(total))
    }
  }

  /// Four chains at once: one chain of compare and move would wait two cycles for each value.
  @inline(__always) private static func extremes(
    from start: UnsafeRawPointer, stride: Int, count: Int
  ) -> (low: Int64, high: Int64, sum: Int64) {
    @inline(__always) func load(_ index: Int) -> Int64 {
      start.load(fromByteOffset: index &* stride, as: Int64.self)
    }
    let first = load(0)
    var (low0, low1, low2, low3) = (first, first, first, first)
    var (high0, high1, high2, high3) = (first, first, first, first)
    var (sum0, sum1): (Int64, Int64) = (0, 0)
    var index = 0
    while index &+ 4 <= count {
      let (a, b, c, d) = (load(index), load(index &+ 1), load(index &+ 2), load(index &+ 3))
      low0 = a < low0 ? a : low0
      high0 = a > high0 ? a : high0
      low1 = b < low1 ? b : low1
      high1 = b > high1 ? b : high1
      low2 = c < low2 ? c : low2
      high2 = c > high2 ? c : high2
      low3 = d < low3 ? d : low3
      high3 = d > high3 ? d : high3
      sum0 = sum0 &+ a &+ b
      sum1 = sum1 &+ c &+ d
      index &+= 4
    }
    while index < count {
      let a = load(index)
      low0 = a < low0 ? a : low0
      high0 = a > high0 ? a : high0
      sum0 = sum0 &+ a
      index &+= 1
    }
    return (
      min(min(low0, low1), min(low2, low3)), max(max(high0, high1), max(high2, high3)),
      sum0 &+ sum1
    )
  }

  private mutating func readReals(from start: UnsafeRawPointer, stride: Int, count: Int) {
    var (low, high, total) = (Double.infinity, -Double.infinity, 0.0)
    var values = 0
    for index in 0..<count {
      let value = start.load(fromByteOffset: index &* stride, as: Double.self)
      // A NaN compares false with everything and is not counted.
      if value < low { low = value }
      if value > high { high = value }
      if value == value {
        total += value
        values &+= 1
      }
    }
    self.count = values
    guard values > 0 else { return }
    // All values may be infinite, and then one border was never moved.
    lowest = OrderedKey.of(low == .infinity && high == .infinity ? .infinity : low)
    highest = OrderedKey.of(high == -.infinity && low == -.infinity ? -.infinity : high)
    sum = .real(total)
  }
}

extension ColumnSlice {
  /// Returns the least key above zero of a range; nil where there is none.
  func leastPositive(in range: Range<Int>) -> Int64? {
    var least = Int64.max
    for index in range where !isGap(at: index) {
      let key = key(at: index)
      if key > 0, key < least { least = key }
    }
    return least < .max ? least : nil
  }

  /// Returns the first index of a range with this very key; the range must hold one.
  func firstIndex(of key: Int64, in range: Range<Int>) -> Int {
    guard let base else { return Int(key &+ offset) }
    if storage == .real {
      for index in range where !isGap(at: index) && self.key(at: index) == key { return index }
      return range.lowerBound
    }
    let (stored, stride) = (key &+ offset, stride)
    var index = range.lowerBound
    while index < range.upperBound,
      base.load(fromByteOffset: index &* stride, as: Int64.self) != stored
    {
      index &+= 1
    }
    return Swift.min(index, range.upperBound - 1)
  }
}
