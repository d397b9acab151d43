import PlotCore
import Host

extension ExpressionProgram {
  /// Rows that are calculated at once: few enough for their registers to stay in the cache.
  static let tileRows = 512

  /// The memory of one evaluation: registers of integers and of reals.
  struct Registers {
    let integers: UnsafeMutablePointer<Int64>
    let reals: UnsafeMutablePointer<Double>

    func integer(_ register: Int) -> UnsafeMutablePointer<Int64> {
      integers + register * ExpressionProgram.tileRows
    }

    func real(_ register: Int) -> UnsafeMutablePointer<Double> {
      reals + register * ExpressionProgram.tileRows
    }
  }

  /// Calculates a block whose columns are those of `columns`, and hands out the results tile by
  /// tile: integers where `isInteger`, reals otherwise.
  ///
  /// Throws where an integer result is beyond 64 bits.
  func evaluate(
    _ block: Block, _ body: (_ tile: Range<Int>, _ registers: Registers) -> Void
  ) throws(PlotError) {
    let size = max(1, depth) * Self.tileRows
    let integers = UnsafeMutablePointer<Int64>.allocate(capacity: size)
    let reals = UnsafeMutablePointer<Double>.allocate(capacity: size)
    defer {
      integers.deallocate()
      reals.deallocate()
    }
    let registers = Registers(integers: integers, reals: reals)
    var start = 0
    while start < block.rowCount {
      let tile = start..<min(start + Self.tileRows, block.rowCount)
      for operation in operations {
        if let row = run(operation, block, tile, registers) {
          throw PlotError(
            .transform,
            "\"\(text)\" is beyond 64-bit integers at row \(block.firstRow + start + row)",
            remedy: "multiply an operand by 1.0 to calculate in floating point")
        }
      }
      body(tile, registers)
      start = tile.upperBound
    }
  }

  /// Runs one step over a tile and returns the first row whose integer result overflows.
  private func run(
    _ operation: Operation, _ block: Block, _ tile: Range<Int>, _ registers: Registers
  ) -> Int? {
    let count = tile.count
    switch operation {
    case .integer(let value, let at): registers.integer(at).update(repeating: value, count: count)
    case .real(let value, let at): registers.real(at).update(repeating: value, count: count)
    case .loadInteger(let column, let at):
      block.columns[column].part(tile).copyIntegers(to: registers.integer(at))
    case .loadReal(let column, let at):
      block.columns[column].part(tile).copyDoubles(to: registers.real(at))
    case .convert(let at):
      let (from, to) = (registers.integer(at), registers.real(at))
      for index in 0..<count { to[index] = Double(from[index]) }
    case .integerUnary(let function, let at):
      return integerUnary(function, registers.integer(at), count)
    case .realUnary(let function, let at): realUnary(function, registers.real(at), count)
    case .integerBinary(let function, let at):
      return integerBinary(function, registers.integer(at), registers.integer(at + 1), count)
    case .realBinary(let function, let at):
      realBinary(function, registers.real(at), registers.real(at + 1), count)
    case .integerChoice(let at):
      let (test, one, other) = (
        registers.integer(at), registers.integer(at + 1), registers.integer(at + 2)
      )
      for index in 0..<count { test[index] = test[index] != 0 ? one[index] : other[index] }
    case .realChoice(let at):
      let (test, one, other) = (
        registers.real(at), registers.real(at + 1), registers.real(at + 2)
      )
      for index in 0..<count {
        let value = test[index]
        test[index] = value.isNaN ? .nan : value != 0 ? one[index] : other[index]
      }
    }
    return nil
  }

  private func integerUnary(
    _ function: Expression.Unary, _ a: UnsafeMutablePointer<Int64>, _ count: Int
  ) -> Int? {
    switch function {
    case .negate:
      return checked(a, a, count) { value, _ in Int64(0).subtractingReportingOverflow(value) }
    case .magnitude:
      return checked(a, a, count) { value, _ in
        value < 0 ? Int64(0).subtractingReportingOverflow(value) : (value, false)
      }
    case .not: for index in 0..<count { a[index] = a[index] == 0 ? 1 : 0 }
    default: break
    }
    return nil
  }

  private func integerBinary(
    _ function: Expression.Binary, _ a: UnsafeMutablePointer<Int64>,
    _ b: UnsafeMutablePointer<Int64>, _ count: Int
  ) -> Int? {
    switch function {
    case .add: return checked(a, b, count) { $0.addingReportingOverflow($1) }
    case .subtract: return checked(a, b, count) { $0.subtractingReportingOverflow($1) }
    case .multiply: return checked(a, b, count) { $0.multipliedReportingOverflow(by: $1) }
    case .minimum: map(a, b, count) { min($0, $1) }
    case .maximum: map(a, b, count) { max($0, $1) }
    case .less: map(a, b, count) { $0 < $1 ? 1 : 0 }
    case .lessOrEqual: map(a, b, count) { $0 <= $1 ? 1 : 0 }
    case .greater: map(a, b, count) { $0 > $1 ? 1 : 0 }
    case .greaterOrEqual: map(a, b, count) { $0 >= $1 ? 1 : 0 }
    case .equal: map(a, b, count) { $0 == $1 ? 1 : 0 }
    case .notEqual: map(a, b, count) { $0 != $1 ? 1 : 0 }
    case .and: map(a, b, count) { $0 != 0 && $1 != 0 ? 1 : 0 }
    case .or: map(a, b, count) { $0 != 0 || $1 != 0 ? 1 : 0 }
    case .divide, .remainder, .power: break
    }
    return nil
  }

  private func realUnary(
    _ function: Expression.Unary, _ a: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    switch function {
    case .negate: map(a, a, count) { value, _ in -value }
    case .not: map(a, a, count) { value, _ in value.isNaN ? .nan : value == 0 ? 1 : 0 }
    case .magnitude: map(a, a, count) { value, _ in value.magnitude }
    case .squareRoot: map(a, a, count) { value, _ in value.squareRoot() }
    case .log: map(a, a, count) { value, _ in log(value) }
    case .log2: map(a, a, count) { value, _ in log2(value) }
    case .log10: map(a, a, count) { value, _ in log10(value) }
    case .exp: map(a, a, count) { value, _ in exp(value) }
    case .floor: map(a, a, count) { value, _ in value.rounded(.down) }
    case .ceiling: map(a, a, count) { value, _ in value.rounded(.up) }
    case .round: map(a, a, count) { value, _ in value.rounded() }
    }
  }

  /// A gap in either operand makes a gap, in comparisons too.
  private func realBinary(
    _ function: Expression.Binary, _ a: UnsafeMutablePointer<Double>,
    _ b: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    func test(_ holds: (Double, Double) -> Bool) {
      map(a, b, count) { $0.isNaN || $1.isNaN ? .nan : holds($0, $1) ? 1 : 0 }
    }
    switch function {
    case .add: map(a, b, count) { $0 + $1 }
    case .subtract: map(a, b, count) { $0 - $1 }
    case .multiply: map(a, b, count) { $0 * $1 }
    case .divide: map(a, b, count) { $0 / $1 }
    case .remainder: map(a, b, count) { fmod($0, $1) }
    case .power: map(a, b, count) { $0.isNaN || $1.isNaN ? .nan : pow($0, $1) }
    case .minimum: map(a, b, count) { $1.isNaN || $1 < $0 ? $1 : $0 }
    case .maximum: map(a, b, count) { $0.isNaN || $0 > $1 ? $0 : $1 }
    case .less: test { $0 < $1 }
    case .lessOrEqual: test { $0 <= $1 }
    case .greater: test { $0 > $1 }
    case .greaterOrEqual: test { $0 >= $1 }
    case .equal: test { $0 == $1 }
    case .notEqual: test { $0 != $1 }
    case .and: test { $0 != 0 && $1 != 0 }
    case .or: test { $0 != 0 || $1 != 0 }
    }
  }

  @inline(__always)
  private func map<Number>(
    _ a: UnsafeMutablePointer<Number>, _ b: UnsafeMutablePointer<Number>, _ count: Int,
    _ function: (Number, Number) -> Number
  ) {
    for index in 0..<count { a[index] = function(a[index], b[index]) }
  }

  /// Like `map`; returns the first index at which the result does not fit.
  @inline(__always)
  private func checked(
    _ a: UnsafeMutablePointer<Int64>, _ b: UnsafeMutablePointer<Int64>, _ count: Int,
    _ function: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Int? {
    var first = count
    for index in 0..<count {
      let (value, overflow) = function(a[index], b[index])
      a[index] = value
      first = overflow && first == count ? index : first
    }
    return first < count ? first : nil
  }
}
