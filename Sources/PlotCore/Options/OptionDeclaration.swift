/// What one option of a component takes: the source of decoding errors, help and JSON Schema.
public struct OptionDeclaration: Sendable {
  /// The form of the value.
  public indirect enum Form: Sendable {
    /// `true` or `false`.
    case flag
    /// A number, in the unit named, within the bounds.
    case number(Quantity.Dimension, ClosedRange<Double>?)
    /// A whole number within the bounds.
    case integer(ClosedRange<Int>)
    /// Any text; the word says what it stands for (`path`, `colour`, `expression`).
    case text(String)
    /// One of some words.
    case choice([String])
    /// Several values of one form.
    case list(Form)
    /// An object with options of its own.
    case object([OptionDeclaration])
    /// One of several forms.
    case either([Form])
    /// Named values of one form.
    case dictionary(Form)
    /// Anything, checked elsewhere; the word says what it is and names its schema.
    case other(String)
  }

  /// The key, in lowerCamelCase.
  public var key: String
  /// What the value may be.
  public var form: Form
  /// The default as it would be written in a config; nil where there is none.
  public var defaultText: String?
  /// Whether the key must be there.
  public var isRequired: Bool
  /// One line of help: lower case, no full stop.
  public var help: String

  /// Creates a declaration.
  public init(
    key: String, form: Form, defaultText: String?, isRequired: Bool = false, help: String
  ) {
    self.key = key
    self.form = form
    self.defaultText = defaultText
    self.isRequired = isRequired
    self.help = help
  }
}

extension OptionDeclaration.Form {
  /// The form in words, as errors and help name it: `a number in 0.1...16`.
  public var inWords: String {
    switch self {
    case .flag: "true or false"
    case .number(let dimension, let bounds):
      (dimension == .number ? "a number" : "\(dimension.inWords), such as \(dimension.example)")
        + (bounds.map { (dimension == .number ? " in " : ", in ") + Self.range($0) } ?? "")
        + (bounds == nil ? "" : dimension.units.first.map { " \($0.symbol)" } ?? "")
    case .integer(let bounds):
      "a whole number"
        + (bounds.upperBound == .max
          ? bounds.lowerBound == .min ? "" : " of at least \(bounds.lowerBound)"
          : " in \(bounds.lowerBound)...\(bounds.upperBound)")
    case .text(let word): "a string (\(word))"
    case .choice(let words): words.map { "\"\($0)\"" }.joined(separator: ", ")
    case .list(let form): "an array, each \(form.inWords)"
    case .object: "an object"
    case .either(let forms): forms.map(\.inWords).joined(separator: ", or ")
    case .dictionary(let form): "an object, each value \(form.inWords)"
    case .other(let word): word
    }
  }

  /// Tells whether a string would be of the form if it were written without its quotes.
  func takes(unquoted text: String) -> Bool {
    switch self {
    case .flag: text == "true" || text == "false"
    case .number: Double(text)?.isFinite == true
    case .integer: Int(text) != nil
    case .either(let forms): forms.contains { $0.takes(unquoted: text) }
    default: false
    }
  }

  static func range(_ bounds: ClosedRange<Double>) -> String {
    func text(_ value: Double) -> String {
      value == value.rounded() && value.magnitude < 1e15 ? "\(Int(value))" : "\(value)"
    }
    return text(bounds.lowerBound) + "..." + text(bounds.upperBound)
  }
}

extension Quantity.Dimension {
  /// The dimension with its article.
  var inWords: String { self == .bytes ? "an amount of memory" : "a \(rawValue)" }

  /// A value as a user could write it.
  var example: String {
    switch self {
    case .length: "\"180mm\""
    case .bytes: "\"2GiB\""
    case .time: "\"1.5s\""
    case .frequency: "\"2.6GHz\""
    case .number: "1.5"
    }
  }
}
