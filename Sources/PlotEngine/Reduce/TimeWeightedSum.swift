import PlotCore

/// The sum of each value times the time until the next row; sums of neighbours are merged in order.
///
/// Whole numbers are added in 128 bits, so that the mean is rounded once, at the end.
struct TimeWeightedSum {
  private var integerSum: Int128 = 0
  private var integerWeight: Int128 = 0
  private var realSum = 0.0
  private var realWeight = 0.0
  private var isReal = false
  private var firstTime: Int64?
  /// The last row, whose value holds until a row that is still to come; nil in a gap.
  private var lastTime: Int64?
  private var lastValue: Int64?

  /// The mean over time; nil where no time passed.
  var mean: Double? {
    isReal
      ? (realWeight > 0 ? realSum / realWeight : nil)
      : (integerWeight > 0 ? Double(integerSum) / Double(integerWeight) : nil)
  }

  /// Adds the rows of a block.
  mutating func add(_ slice: ColumnSlice, time: ColumnSlice) {
    guard slice.count > 0 else { return }
    isReal = slice.storage == .real || time.storage == .real
    hold(until: time.key(at: 0))
    if firstTime == nil { firstTime = time.key(at: 0) }
    let end = slice.count - 1
    if isReal {
      addReals(slice, time)
    } else {
      addIntegers(slice, time)
    }
    lastTime = time.key(at: end)
    lastValue = slice.isGap(at: end) ? nil : slice.key(at: end)
    realTime = time.storage == .real
    realValue = slice.storage == .real
  }

  private var realTime = false
  private var realValue = false

  /// Adds the rows that follow.
  mutating func merge(_ next: TimeWeightedSum) {
    guard let start = next.firstTime else { return }
    hold(until: start)
    firstTime = firstTime ?? start
    integerSum += next.integerSum
    integerWeight += next.integerWeight
    realSum += next.realSum
    realWeight += next.realWeight
    isReal = next.isReal
    (lastTime, lastValue) = (next.lastTime, next.lastValue)
    (realTime, realValue) = (next.realTime, next.realValue)
  }

  /// Lets the last value hold until a time.
  private mutating func hold(until time: Int64) {
    guard let lastTime, let lastValue else { return }
    add(lastValue, from: lastTime, to: time)
  }

  /// Lets the value of a run's last row, which was added as if it held until `next`, hold until the
  /// run's end; `next` is its own time where no row follows. All are keys.
  mutating func end(_ value: Int64, at end: Int64, insteadOf next: Int64) {
    add(value, from: next, to: end)
  }

  /// Adds what a value comes to from one time to another, which may be earlier: that takes it back.
  private mutating func add(_ value: Int64, from start: Int64, to end: Int64) {
    guard isReal else {
      let span = Int128(end) - Int128(start)
      integerSum += Int128(value) * span
      integerWeight += span
      return
    }
    func time(_ key: Int64) -> Double { realTime ? OrderedKey.real(key) : Double(key) }
    let span = time(end) - time(start)
    realSum += (realValue ? OrderedKey.real(value) : Double(value)) * span
    realWeight += span
  }

  private mutating func addReals(_ slice: ColumnSlice, _ time: ColumnSlice) {
    for index in 0..<(slice.count - 1) where !slice.isGap(at: index) {
      let span = (time.double(at: index + 1) - time.double(at: index)) / time.scale
      realSum += slice.double(at: index) / slice.scale * span
      realWeight += span
    }
  }

  private mutating func addIntegers(_ slice: ColumnSlice, _ time: ColumnSlice) {
    let end = slice.count - 1
    let span = Int128(time.integer(at: end)) - Int128(time.integer(at: 0))
    integerWeight += span
    guard let values = slice.base, let times = time.base else {
      for index in 0..<end {
        integerSum +=
          Int128(slice.integer(at: index))
          * Int128(time.integer(at: index + 1) &- time.integer(at: index))
      }
      return
    }
    let stride = (slice.stride, time.stride)
    let sum =
      stride == (24, 24)
      ? Self.sum(values, 24, times, 24, end)
      : stride == (8, 24)
        ? Self.sum(values, 8, times, 24, end) : Self.sum(values, stride.0, times, stride.1, end)
    integerSum += sum - Int128(slice.offset) * span
  }

  /// Sums products in two words, with the carry by hand: Int128's own sum costs twice as much.
  @inline(__always) static func sum(
    _ values: UnsafeRawPointer, _ stride: Int, _ times: UnsafeRawPointer, _ timeStride: Int,
    _ count: Int
  ) -> Int128 {
    var (high, low): (Int64, UInt64) = (0, 0)
    var before = times.load(as: Int64.self)
    for index in 0..<count {
      let now = times.load(fromByteOffset: (index &+ 1) &* timeStride, as: Int64.self)
      let value = values.load(fromByteOffset: index &* stride, as: Int64.self)
      let product = value.multipliedFullWidth(by: now &- before)
      let (sum, carry) = low.addingReportingOverflow(product.low)
      low = sum
      high = high &+ product.high &+ (carry ? 1 : 0)
      before = now
    }
    return Int128(high) << 64 | Int128(low)
  }
}
