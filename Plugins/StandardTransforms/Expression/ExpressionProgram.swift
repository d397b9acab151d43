import PlotCore

/// A formula bound to a source's columns: every step knows whether it works on integers.
///
/// Integers stay integers under `+ - *`, min, max, abs, clamp, rounding, comparisons and `if`;
/// everything else, and every column with a scale, is calculated in floating point.
struct ExpressionProgram: Sendable {
  /// One step on a stack of registers; the topmost operand is `at`, or the last of those from `at`.
  enum Operation: Sendable {
    case integer(Int64, at: Int)
    case real(Double, at: Int)
    case loadInteger(Int, at: Int)
    case loadReal(Int, at: Int)
    case convert(at: Int)
    case integerUnary(Expression.Unary, at: Int)
    case realUnary(Expression.Unary, at: Int)
    case integerBinary(Expression.Binary, at: Int)
    case realBinary(Expression.Binary, at: Int)
    case integerChoice(at: Int)
    case realChoice(at: Int)
  }

  /// The formula as the user wrote it.
  let text: String
  /// The columns to be read, in the order in which steps number them.
  let columns: [Int]
  /// The steps.
  private(set) var operations: [Operation] = []
  /// How many registers the steps use.
  private(set) var depth = 0
  /// Whether the result is whole numbers.
  private(set) var isInteger = false
  /// The unit of the result, as far as the operands' units tell.
  private(set) var unit: Unit = .none

  /// What is known of a register while binding; a nil unit is that of a plain number.
  private struct Register {
    var isInteger: Bool
    var unit: Unit?
  }

  /// Binds a formula; throws where the source lacks a column, pointing at it in the config.
  init(_ expression: Expression, to source: any Source, at place: Place?) throws(PlotError) {
    text = expression.text
    var columns: [Int] = []
    for (name, offset) in expression.names {
      do throws(PlotError) { columns.append(try source.requireIndex(of: name)) } catch {
        var error = error.at(place?.moved(into: expression.text, by: offset))
        error.message += " in the expression \"\(expression.text)\""
        throw error
      }
    }
    self.columns = columns
    var stack: [Register] = []
    for step in expression.steps { bind(step, source.columns, &stack) }
    if let result = stack.last {
      isInteger = result.isInteger
      unit = result.unit ?? .none
    }
  }

  private mutating func bind(
    _ step: Expression.Step, _ sourceColumns: [Column], _ stack: inout [Register]
  ) {
    switch step {
    case .integer(let value):
      operations.append(.integer(value, at: stack.count))
      stack.append(Register(isInteger: true, unit: nil))
    case .real(let value):
      operations.append(.real(value, at: stack.count))
      stack.append(Register(isInteger: false, unit: nil))
    case .column(let index):
      let column = sourceColumns[columns[index]]
      operations.append(
        column.isExact
          ? .loadInteger(index, at: stack.count) : .loadReal(index, at: stack.count))
      stack.append(Register(isInteger: column.isExact, unit: column.unit))
    case .unary(let function): bind(function, &stack)
    case .binary(let function): bind(function, &stack)
    case .choose: bindChoice(&stack)
    }
    depth = max(depth, stack.count)
  }

  private mutating func bind(_ function: Expression.Unary, _ stack: inout [Register]) {
    let top = stack.count - 1
    switch function {
    case .negate, .magnitude, .floor, .ceiling, .round, .not:
      operations.append(
        stack[top].isInteger ? .integerUnary(function, at: top) : .realUnary(function, at: top))
      if case .not = function { stack[top].unit = nil }
    case .squareRoot, .log, .log2, .log10, .exp:
      convert(top, &stack)
      operations.append(.realUnary(function, at: top))
      stack[top].unit = Unit.none
    }
  }

  private mutating func bind(_ function: Expression.Binary, _ stack: inout [Register]) {
    let (a, b) = (stack.count - 2, stack.count - 1)
    let stays =
      switch function {
      case .divide, .remainder, .power: false
      default: stack[a].isInteger && stack[b].isInteger
      }
    if !stays {
      convert(a, &stack)
      convert(b, &stack)
    }
    operations.append(stays ? .integerBinary(function, at: a) : .realBinary(function, at: a))
    let right = stack.removeLast().unit
    let left = stack[a].unit
    switch function {
    case .add, .subtract, .minimum, .maximum:
      stack[a].unit = left == right || right == nil ? left : left == nil ? right : Unit.none
    case .multiply: stack[a].unit = right == nil ? left : left == nil ? right : Unit.none
    case .divide: stack[a].unit = right == nil || right == Unit.none ? left : Unit.none
    case .remainder: stack[a].unit = left
    case .power: stack[a].unit = Unit.none
    default: stack[a].unit = nil
    }
  }

  private mutating func bindChoice(_ stack: inout [Register]) {
    let first = stack.count - 3
    let stays = stack[first...].allSatisfy(\.isInteger)
    if !stays { for index in first..<(first + 3) { convert(index, &stack) } }
    operations.append(stays ? .integerChoice(at: first) : .realChoice(at: first))
    let (one, other) = (stack[first + 1].unit, stack[first + 2].unit)
    stack.removeLast(2)
    stack[first].unit = one == other || other == nil ? one : one == nil ? other : Unit.none
  }

  private mutating func convert(_ index: Int, _ stack: inout [Register]) {
    guard stack[index].isInteger else { return }
    operations.append(.convert(at: index))
    stack[index].isInteger = false
  }
}
