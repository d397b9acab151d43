import PlotCore

/// What is counted of one field's values, group by group, while rows go by once.
struct FieldTally {
  /// What is counted, so that nothing else is.
  struct Wishes {
    var sums = false
    var extremes = false
    var deviations = false
    var products = false

    init(_ statistics: [GroupStatistic]) {
      for statistic in statistics {
        switch statistic {
        case .sum, .mean: sums = true
        case .min, .max: extremes = true
        case .product: products = true
        default: if statistic.needsDeviation { (sums, deviations) = (true, true) }
        }
      }
    }
  }

  /// The figures of one group.
  struct Figures {
    /// How many rows there are.
    var rows = 0
    /// How many values are no gaps.
    var valid = 0
    // The sum of whole numbers in 128 bits; two words add up faster than one of that width.
    private var low: UInt64 = 0
    private var high: Int64 = 0
    // The sum of reals and what rounding lost of it (Neumaier, 1974).
    private var sum = 0.0
    private var lost = 0.0
    // The running mean and the squares of distances from it (Welford, 1962).
    private var centre = 0.0
    fileprivate(set) var squares = 0.0
    fileprivate(set) var product = 1.0
    /// The lowest and highest plain word.
    fileprivate(set) var lowest: Int64 = 0
    fileprivate(set) var highest: Int64 = 0

    /// The sum of whole numbers.
    var wholeSum: Int128 { Int128(high) << 64 | Int128(low) }
    /// The sum of reals.
    var realSum: Double { lost.isFinite ? sum + lost : sum }

    @inline(__always) fileprivate mutating func add(whole value: Int64) {
      let (next, carry) = low.addingReportingOverflow(UInt64(bitPattern: value))
      low = next
      high &+= (value >> 63) &+ (carry ? 1 : 0)
    }

    @inline(__always) fileprivate mutating func add(real value: Double) {
      let next = sum + value
      lost += sum.magnitude >= value.magnitude ? (sum - next) + value : (value - next) + sum
      sum = next
    }

    @inline(__always) fileprivate mutating func deviate(_ value: Double) {
      let distance = value - centre
      centre += distance / Double(valid)
      squares += distance * (value - centre)
    }
  }

  /// The field.
  let column: Column
  /// The figures of each group.
  private(set) var groups: [Figures] = []
  private let wishes: Wishes

  init(_ column: Column, _ statistics: [GroupStatistic]) {
    self.column = column
    wishes = Wishes(statistics)
  }

  /// Makes room for so many groups.
  mutating func reserve(_ count: Int) {
    if groups.count < count {
      groups.append(contentsOf: repeatElement(Figures(), count: count - groups.count))
    }
  }

  /// Counts some plain words, each for its row's group.
  mutating func add(
    _ words: UnsafePointer<Int64>, of numbers: UnsafePointer<Int64>, count: Int
  ) {
    let (wishes, steps) = (wishes, Steps(column.scale))
    let (isReal, isName) = (column.storage == .real, column.storage == .name)
    groups.withUnsafeMutableBufferPointer { groups in
      guard let base = groups.baseAddress else { return }
      for row in 0..<count {
        let (group, word) = (base + Int(numbers[row]), words[row])
        group.pointee.rows &+= 1
        if isReal ? word.real.isNaN : isName && word < 0 { continue }
        group.pointee.valid &+= 1
        if wishes.sums {
          if isReal { group.pointee.add(real: word.real) } else { group.pointee.add(whole: word) }
        }
        if wishes.extremes {
          let isFirst = group.pointee.valid == 1
          let isBelow =
            isReal ? word.real < group.pointee.lowest.real : word < group.pointee.lowest
          let isAbove =
            isReal ? word.real > group.pointee.highest.real : word > group.pointee.highest
          if isFirst || isBelow { group.pointee.lowest = word }
          if isFirst || isAbove { group.pointee.highest = word }
        }
        if wishes.deviations || wishes.products {
          let value = isReal ? word.real : steps.value(of: Double(word))
          if wishes.deviations { group.pointee.deviate(value) }
          if wishes.products { group.pointee.product *= value }
        }
      }
    }
  }

  /// The mean of a group in the field's unit; NaN where it has no values.
  func mean(_ group: Figures) -> Double {
    column.storage == .real
      ? group.realSum / Double(group.valid)
      : Steps(column.scale).value(of: Double(group.wholeSum) / Double(group.valid))
  }
}
