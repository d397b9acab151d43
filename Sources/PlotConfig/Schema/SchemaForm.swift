import PlotCore
import PlotScene

/// The JSON Schema of one form of value.
///
/// Forms of an option differ by their JSON type, and every keyword that is written speaks of one
/// type only, so several forms stand side by side in one schema and nothing is told by trial.
/// `null`, which deletes, and a text with a `${param}` may stand in the place of any value.
struct SchemaForm {
  /// What a text may be.
  private enum Texts {
    case any
    case words([String])
    case pattern(String)
  }

  /// A param's use: a whole text, or a part of it.
  static let paramPattern = #"\$\{"#

  private var types: [String] = []
  private var keywords: [(key: String, value: ConfigValue)] = []
  private var texts: Texts?
  private var takesAnything = false

  /// Starts from one form.
  init(_ form: OptionDeclaration.Form) { add(form) }

  /// The schema; `isElement` where the value stands in an array, from which null deletes nothing.
  func schema(isElement: Bool = false) -> ConfigValue {
    if takesAnything { return .schema(true) }
    var types = types
    var keywords = keywords
    if !types.contains("string") {
      types.append("string")
      keywords.append(("pattern", .schema(Self.paramPattern)))
    }
    if !isElement, !types.contains("null") { types.append("null") }
    switch texts {
    case .any, nil: break
    case .pattern(let pattern):
      keywords.append(("pattern", .schema("(?:\(pattern))|\(Self.paramPattern)")))
    case .words(let words):
      keywords.append(("if", Self.isPlainText))
      keywords.append(("then", .schema([("enum", .schema(words: words))])))
    }
    return .schema([("type", .schema(words: types))] + keywords)
  }

  /// Holds of a text without a param in it.
  static var isPlainText: ConfigValue {
    .schema([
      ("type", .schema("string")),
      ("not", .schema([("pattern", .schema(paramPattern))])),
    ])
  }

  private mutating func add(_ form: OptionDeclaration.Form) {
    switch form {
    case .flag: take("boolean")
    case .number(let dimension, let bounds):
      take("number")
      if let bounds {
        set("minimum", .schema(digits: Self.digits(bounds.lowerBound)))
        set("maximum", .schema(digits: Self.digits(bounds.upperBound)))
      }
      if dimension != .number { add(.pattern(Self.pattern(of: dimension))) }
    case .integer(let bounds):
      take("integer")
      if bounds.lowerBound != .min { set("minimum", .schema(digits: "\(bounds.lowerBound)")) }
      if bounds.upperBound != .max { set("maximum", .schema(digits: "\(bounds.upperBound)")) }
    case .text(let meaning): add(Self.texts(meaning))
    case .choice(let words): add(.words(words))
    case .list(let form):
      take("array")
      set("items", SchemaForm(form).schema(isElement: true))
    case .object(let declarations):
      take("object")
      for keyword in Self.object(declarations) { set(keyword.key, keyword.value) }
    case .dictionary(let form):
      take("object")
      set("additionalProperties", SchemaForm(form).schema())
    case .either(let forms): for form in forms { add(form) }
    case .other("null"): take("null")
    case .other: takesAnything = true
    }
  }

  private mutating func take(_ type: String) {
    if !types.contains(type) { types.append(type) }
  }

  private mutating func set(_ key: String, _ value: ConfigValue) {
    if !keywords.contains(where: { $0.key == key }) { keywords.append((key, value)) }
  }

  /// Several kinds of text in one place: words and a pattern make a pattern.
  private mutating func add(_ more: Texts) {
    take("string")
    switch (texts, more) {
    case (nil, _): texts = more
    case (.any, _), (_, .any): texts = .any
    case (.words(let a), .words(let b)): texts = .words(a + b)
    case (.pattern(let a), .pattern(let b)): texts = .pattern("\(a)|\(b)")
    case (.pattern(let pattern), .words(let words)), (.words(let words), .pattern(let pattern)):
      texts = .pattern("\(pattern)|^(?:\(words.joined(separator: "|")))$")
    }
  }

  private static func texts(_ meaning: String) -> Texts {
    let hex = "#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"
    if meaning.hasPrefix("colour") {
      let names = Color.names.map(\.name).joined(separator: "|")
      return .pattern("^(?:\(hex)|\(names))$")
    }
    if meaning == "amount" {
      return .pattern(#"^[ \t]*[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?[^0-9]*$"#)
    }
    if meaning == "quantity" {
      // Here the unit tells the dimension, and case matters.
      let units = [Quantity.Dimension.bytes, .time].flatMap(\.units).map(\.symbol)
      // A date, where there is a clock.
      return .pattern(number(with: units) + #"|^[ \t]*[0-9]{4}-[0-9]{2}-[0-9]{2}.*$"#)
    }
    return .any
  }

  /// A number with one of a dimension's units, in any case of its letters.
  private static func pattern(of dimension: Quantity.Dimension) -> String {
    let units = dimension.units.map { unit in
      unit.symbol.map { letter in
        let (lower, upper) = (letter.lowercased(), letter.uppercased())
        return lower == upper || !letter.isASCII ? "\(letter)" : "[\(lower)\(upper)]"
      }.joined()
    }
    return number(with: units)
  }

  /// A number with one of some units, or with none.
  private static func number(with units: [String]) -> String {
    #"^[ \t]*[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?[ \t]*(?:\#(units.joined(separator: "|")))?[ \t]*$"#
  }

  private static func digits(_ value: Double) -> String { JSONText.number(.real(value)) }
}

extension SchemaForm {
  /// The keywords of an object with the keys declared and no others; `overriding` gives the schemas
  /// of keys whose forms are parts of their own.
  static func object(
    _ declarations: [OptionDeclaration], overriding: [String: ConfigValue] = [:],
    demands: Bool = true
  ) -> [(key: String, value: ConfigValue)] {
    let properties = declarations.map { option in
      let form = overriding[option.key] ?? SchemaForm(option.form).schema()
      return (key: option.key, value: described(form, option))
    }
    let required = declarations.filter(\.isRequired).map(\.key)
    var keywords: [(key: String, value: ConfigValue)] = [("properties", .schema(properties))]
    if demands, !required.isEmpty { keywords.append(("required", .schema(words: required))) }
    keywords.append(("additionalProperties", .schema(false)))
    return keywords
  }

  private static func described(_ form: ConfigValue, _ option: OptionDeclaration) -> ConfigValue {
    let parsed = option.defaultText.map { JSONCParser.parse(Array($0.utf8), file: "default") }
    let value = parsed?.errors.isEmpty == true ? parsed?.value : nil
    // A default that depends on something is words, not a value.
    let words = value == nil ? option.defaultText.map { "; default \($0)" } ?? "" : ""
    var notes: [(key: String, value: ConfigValue)] = [
      ("description", .schema(option.help + words))
    ]
    if let value { notes.append(("default", value)) }
    // A schema that takes anything is written as true.
    return ConfigValue.schema(notes).adding(
      (form.members ?? []).map { (key: $0.key, value: $0.value) })
  }
}
