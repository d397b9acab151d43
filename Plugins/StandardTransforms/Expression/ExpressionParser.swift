import PlotCore

/// Reads a formula by recursive descent.
///
/// From weak to strong: `||`, `&&`, comparisons, `+ -`, `* / %`, unary `- !`, `^` (to the right).
struct ExpressionParser {
  private(set) var names: [(name: String, offset: Int)] = []
  private(set) var steps: [Expression.Step] = []
  private var lexer: ExpressionLexer
  private var token: ExpressionToken
  private var depth = 0

  /// How deep a formula may be nested, so that none can exhaust the stack.
  private static let depthLimit = 64

  private static let unaryFunctions: [String: Expression.Unary] = [
    "abs": .magnitude, "sqrt": .squareRoot, "log": .log, "log2": .log2, "log10": .log10,
    "exp": .exp, "floor": .floor, "ceil": .ceiling, "round": .round,
  ]
  private static let otherFunctions = ["min", "max", "clamp", "if"]

  init(_ text: String) throws(ExpressionError) {
    lexer = ExpressionLexer(text)
    token = try lexer.token()
  }

  /// Reads the whole text.
  mutating func parse() throws(ExpressionError) {
    try disjunction()
    guard token.kind == .end else {
      throw ExpressionError(
        message: "expected an operator, not \(token.inWords),", offset: token.offset)
    }
  }

  private mutating func disjunction() throws(ExpressionError) {
    depth += 1
    guard depth <= Self.depthLimit else {
      throw ExpressionError(
        message: "nested more than \(Self.depthLimit) deep", offset: token.offset,
        remedy: "calculate a part of it as a column of its own before")
    }
    defer { depth -= 1 }
    try conjunction()
    while try take("||") {
      try conjunction()
      steps.append(.binary(.or))
    }
  }

  private mutating func conjunction() throws(ExpressionError) {
    try comparison()
    while try take("&&") {
      try comparison()
      steps.append(.binary(.and))
    }
  }

  private mutating func comparison() throws(ExpressionError) {
    try sum()
    guard let comparison = try takeComparison() else { return }
    try sum()
    steps.append(.binary(comparison))
    let offset = token.offset
    if try takeComparison() != nil {
      throw ExpressionError(
        message: "comparisons cannot be chained", offset: offset,
        remedy: "join them: a < b && b < c")
    }
  }

  private mutating func takeComparison() throws(ExpressionError) -> Expression.Binary? {
    if try take("<=") { return .lessOrEqual }
    if try take(">=") { return .greaterOrEqual }
    if try take("==") { return .equal }
    if try take("!=") { return .notEqual }
    if try take("<") { return .less }
    if try take(">") { return .greater }
    return nil
  }

  private mutating func sum() throws(ExpressionError) {
    try product()
    while true {
      let operation: Expression.Binary
      if try take("+") {
        operation = .add
      } else if try take("-") {
        operation = .subtract
      } else {
        return
      }
      try product()
      steps.append(.binary(operation))
    }
  }

  private mutating func product() throws(ExpressionError) {
    try unary()
    while true {
      let operation: Expression.Binary
      if try take("*") {
        operation = .multiply
      } else if try take("/") {
        operation = .divide
      } else if try take("%") {
        operation = .remainder
      } else {
        return
      }
      try unary()
      steps.append(.binary(operation))
    }
  }

  private mutating func unary() throws(ExpressionError) {
    // A loop, not a recursion: a thousand signs in a row nest nothing.
    var signs: [Expression.Unary] = []
    while true {
      if try take("-") {
        signs.append(.negate)
      } else if try take("!") {
        signs.append(.not)
      } else if !(try take("+")) {
        break
      }
    }
    try power()
    for sign in signs.reversed() { steps.append(.unary(sign)) }
  }

  private mutating func power() throws(ExpressionError) {
    try operand()
    guard try take("^") else { return }
    depth += 1
    guard depth <= Self.depthLimit else {
      throw ExpressionError(
        message: "nested more than \(Self.depthLimit) deep", offset: token.offset)
    }
    try unary()
    depth -= 1
    steps.append(.binary(.power))
  }

  private mutating func operand() throws(ExpressionError) {
    let start = token
    switch start.kind {
    case .integer(let value):
      steps.append(.integer(value))
      token = try lexer.token()
    case .real(let value):
      steps.append(.real(value))
      token = try lexer.token()
    case .text(let text):
      steps.append(.text(text, offset: start.offset))
      token = try lexer.token()
    case .quotedName(let name):
      token = try lexer.token()
      push(name, at: start.offset)
    case .name(let name):
      token = try lexer.token()
      if token.kind == .sign("(") {
        try call(name, at: start.offset)
      } else {
        push(name, at: start.offset)
      }
    case .sign("("):
      token = try lexer.token()
      try disjunction()
      try require(")")
    default:
      throw ExpressionError(
        message: "expected a column, a number or a function, not \(start.inWords),",
        offset: start.offset)
    }
  }

  private mutating func push(_ name: String, at offset: Int) {
    let index = names.firstIndex { $0.name == name } ?? names.count
    if index == names.count { names.append((name, offset)) }
    steps.append(.column(index))
  }

  private mutating func call(_ name: String, at offset: Int) throws(ExpressionError) {
    let counts: ClosedRange<Int>
    switch name {
    case "min", "max": counts = 2...Int.max
    case "clamp", "if": counts = 3...3
    default:
      guard Self.unaryFunctions[name] != nil else {
        let known = Self.unaryFunctions.keys.sorted() + Self.otherFunctions
        throw ExpressionError(
          message: "no function \"\(name)\"", offset: offset,
          remedy: Spelling.nearest(to: name, among: known).map { "did you mean \"\($0)\"?" }
            ?? "there are \(known.joined(separator: ", "))")
      }
      counts = 1...1
    }
    try require("(")
    var count = 0
    if token.kind != .sign(")") {
      repeat {
        try disjunction()
        count += 1
        // Folding as soon as two operands stand keeps the stack low, however many follow.
        switch name {
        case "min" where count > 1: steps.append(.binary(.minimum))
        case "max" where count > 1: steps.append(.binary(.maximum))
        case "clamp" where count == 2: steps.append(.binary(.maximum))
        case "clamp" where count == 3: steps.append(.binary(.minimum))
        default: break
        }
      } while try take(",")
    }
    guard counts.contains(count) else {
      let wanted =
        counts.upperBound == .max ? "2 or more values" : counts == 1...1 ? "1 value" : "3 values"
      throw ExpressionError(message: "\(name) takes \(wanted), not \(count),", offset: offset)
    }
    try require(")")
    if let function = Self.unaryFunctions[name] { steps.append(.unary(function)) }
    if name == "if" { steps.append(.choose) }
  }

  private mutating func take(_ sign: String) throws(ExpressionError) -> Bool {
    guard token.kind == .sign(sign) else { return false }
    token = try lexer.token()
    return true
  }

  private mutating func require(_ sign: String) throws(ExpressionError) {
    guard try take(sign) else {
      throw ExpressionError(
        message: "expected \"\(sign)\", not \(token.inWords),", offset: token.offset)
    }
  }
}
