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
    /// What it holds beside numbers; nil for a number.
    var word: Word?
  }

  /// What can only be compared with a word.
  private enum Word {
    /// The codes of a column, which errors name.
    case names(Names, column: String)
    /// A text, and the operation that loads its code.
    case text(String, operation: Int)
  }

  /// A code that no row has.
  private static let noCode: Int64 = -2

  /// Binds a formula; throws where the source lacks a column, pointing at it in the config.
  init(_ expression: Expression, to source: any Source, at place: Place?) throws(PlotError) {
    text = expression.text
    var columns: [Int] = []
    for (name, offset) in expression.names {
      do throws(PlotError) { columns.append(try source.requireAnyIndex(of: name)) } catch {
        var error = error.at(place?.moved(into: expression.text, by: offset))
        error.message += " in the expression \"\(expression.text)\""
        throw error
      }
    }
    self.columns = columns
    var stack: [Register] = []
    do throws(WordError) {
      for step in expression.steps { try bind(step, source.columns, &stack) }
      try Self.requireNumber(stack.last)
    } catch {
      throw PlotError(
        .config, "\(error.message) in the expression \"\(expression.text)\"", at: place,
        remedy: error.remedy)
    }
    if let result = stack.last {
      isInteger = result.isInteger
      unit = result.unit ?? .none
    }
  }

  private mutating func bind(
    _ step: Expression.Step, _ sourceColumns: [Column], _ stack: inout [Register]
  ) throws(WordError) {
    switch step {
    case .integer(let value):
      operations.append(.integer(value, at: stack.count))
      stack.append(Register(isInteger: true, unit: nil))
    case .real(let value):
      operations.append(.real(value, at: stack.count))
      stack.append(Register(isInteger: false, unit: nil))
    case .text(let text, _):
      operations.append(.integer(Self.noCode, at: stack.count))
      stack.append(
        Register(isInteger: true, unit: nil, word: .text(text, operation: operations.count - 1)))
    case .column(let index):
      let column = sourceColumns[columns[index]]
      if let names = column.names {
        operations.append(.loadInteger(index, at: stack.count))
        stack.append(
          Register(isInteger: true, unit: nil, word: .names(names, column: column.name)))
      } else {
        operations.append(
          column.isExact
            ? .loadInteger(index, at: stack.count) : .loadReal(index, at: stack.count))
        stack.append(Register(isInteger: column.isExact, unit: column.unit))
      }
    case .unary(let function):
      try Self.requireNumber(stack.last)
      bind(function, &stack)
    case .binary(let function):
      try compareWords(function, &stack)
      bind(function, &stack)
    case .choose:
      for register in stack.suffix(3) { try Self.requireNumber(register) }
      bindChoice(&stack)
    }
    depth = max(depth, stack.count)
  }

  /// What is wrong with a word in a formula.
  private struct WordError: Error {
    var message: String
    var remedy: String
  }

  private static func requireNumber(_ register: Register?) throws(WordError) {
    switch register?.word {
    case nil: return
    case .names(_, let column):
      throw WordError(
        message: "column \"\(column)\" holds names, and no numbers",
        remedy: "compare it with a text: \(column) == 'web'")
    case .text(let text, _):
      throw WordError(
        message: "the text '\(text)' stands for no number",
        remedy: "compare a column of names with it: container == '\(text)'")
    }
  }

  /// Turns two words that are compared into their codes; a text that no row has equals none.
  private mutating func compareWords(
    _ function: Expression.Binary, _ stack: inout [Register]
  ) throws(WordError) {
    let (a, b) = (stack.count - 2, stack.count - 1)
    switch (function, stack[a].word, stack[b].word) {
    case (_, nil, nil): return
    case (.equal, .names(let names, _), .text(let text, let operation)),
      (.notEqual, .names(let names, _), .text(let text, let operation)),
      (.equal, .text(let text, let operation), .names(let names, _)),
      (.notEqual, .text(let text, let operation), .names(let names, _)):
      guard case .integer(_, let register) = operations[operation] else { return }
      operations[operation] = .integer(names.code(of: text) ?? Self.noCode, at: register)
    default:
      try Self.requireNumber(stack[a])
      try Self.requireNumber(stack[b])
    }
    (stack[a].word, stack[b].word) = (nil, nil)
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
