import PlotCore

/// A formula over a source's columns, in postfix order.
struct Expression: Sendable {
  /// What takes one operand.
  enum Unary: Sendable {
    case negate, not, magnitude, squareRoot, log, log2, log10, exp, floor, ceiling, round
  }

  /// What takes two operands.
  enum Binary: Sendable {
    case add, subtract, multiply, divide, remainder, power, minimum, maximum
    case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual, and, or
  }

  /// One step: pushes a value, or replaces the topmost ones by a result.
  enum Step: Sendable {
    case integer(Int64)
    case real(Double)
    /// A text that a name is compared with, and where it stands in characters.
    case text(String, offset: Int)
    /// An index into `names`.
    case column(Int)
    case unary(Unary)
    case binary(Binary)
    /// Replaces condition, value and other value.
    case choose
  }

  /// The text as the user wrote it.
  var text: String
  /// The columns that it names, each once, with the place of the first mention in characters.
  var names: [(name: String, offset: Int)] = []
  /// The steps in order.
  var steps: [Step] = []

  /// Reads a formula; throws `ExpressionError` where it is none.
  init(_ text: String) throws(ExpressionError) {
    self.text = text
    var parser = try ExpressionParser(text)
    try parser.parse()
    names = parser.names
    steps = parser.steps
  }
}

/// What is wrong with a formula, and where.
struct ExpressionError: Error {
  /// Lower case, no full stop.
  var message: String
  /// Characters before the place.
  var offset: Int
  /// What to do about it.
  var remedy: String?

  /// The error in a config, which points into the text where the config shows it as it is.
  func inConfig(_ text: String, at place: Place?) -> PlotError {
    PlotError(
      .config, "\(message) at character \(offset + 1) of \"\(text)\"",
      at: place?.moved(into: text, by: offset), remedy: remedy)
  }
}

extension Place {
  /// Returns the place of a character inside the string that stands at this place.
  ///
  /// A string with escapes is not in the line as it is; the place stays at its start then.
  func moved(into text: String, by offset: Int) -> Place {
    guard var position, let line else { return self }
    let rest = line.dropFirst(position.column - 1)
    guard rest.first == "\"", rest.dropFirst().hasPrefix(text) else { return self }
    position.column += 1 + offset
    var copy = self
    copy.position = position
    return copy
  }
}
