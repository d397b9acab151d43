import PlotCore

/// An option that a program takes, as it has declared it.
struct ProgramOption: Sendable {
  /// Its form, for errors, help and schema.
  let declaration: OptionDeclaration
  /// What the program is told where a config says nothing; nil where it then is told nothing.
  let fallback: ConfigValue?

  private static let forms = ["flag", "number", "integer", "text", "choice", "list"]
  private static let elementForms = ["flag", "number", "integer", "text", "choice"]

  /// Reads all options; what is wrong is recorded by the reader.
  static func read(_ value: ConfigValue?, _ reader: inout OptionReader) -> [ProgramOption] {
    guard let value else { return [] }
    guard let elements = value.elements else {
      reader.reject(value, path: "options", expected: .list(.object([])))
      return []
    }
    var options: [ProgramOption] = []
    for (index, element) in elements.enumerated() {
      var inner = OptionReader(element, path: "options[\(index)]")
      if let option = ProgramOption(&inner, element) {
        if options.contains(where: { $0.declaration.key == option.declaration.key }) {
          inner.reject("key", "two options are called \"\(option.declaration.key)\"")
        }
        options.append(option)
      }
      inner.finish()
      reader.adopt(inner)
    }
    return options
  }

  private init?(_ reader: inout OptionReader, _ value: ConfigValue) {
    let key = reader.requiredText("key", help: "the key in a config, in lowerCamelCase")
    let help = reader.requiredText("help", help: "one line of help")
    let isRequired = reader.flag("required", default: false, help: "whether it must be there")
    let written = reader.any("default", form: .other("a value of the form"), help: "the default")
    let form = Self.form(&reader, among: Self.forms)
    guard let form, reader.errors.isEmpty else { return nil }
    if !Self.isKey(key) {
      reader.reject("key", "\"\(Quoted.text(key))\" is not in lowerCamelCase")
    } else if Description.ownKeys.contains(key) {
      reader.reject("key", "\"\(key)\" is a key of the tool's own", remedy: "call it otherwise")
    }
    Description.checkLine(help, reader.subpath("help"), value["help"], &reader)
    var declaration = OptionDeclaration(
      key: key, form: form, defaultText: nil, isRequired: isRequired, help: help)
    let fallback = Self.fallback(written, declaration, &reader)
    if let written, fallback != nil { declaration.defaultText = JSONValue.text(written) }
    self.fallback = fallback
    self.declaration = declaration
  }

  /// Checks the default as if a config had written it.
  private static func fallback(
    _ written: ConfigValue?, _ declaration: OptionDeclaration, _ reader: inout OptionReader
  ) -> ConfigValue? {
    guard let written else { return nil }
    let member = ConfigValue.Member(key: "default", place: written.place, value: written)
    var inner = OptionReader(ConfigValue(.object([member]), at: written.place), path: reader.path)
    var standing = declaration
    standing.key = "default"
    let value = inner.value(of: standing)
    reader.adopt(inner)
    return value
  }

  private static func form(
    _ reader: inout OptionReader, among names: [String]
  ) -> OptionDeclaration.Form? {
    let named = reader.any(
      "form", form: .choice(names), required: true, help: "what the value may be")
    let dimension = reader.optionalChoice(
      "dimension", of: Quantity.Dimension.self, help: "what a number measures, with units")
    let low = reader.optionalNumber("minimum", help: "the least number")
    let high = reader.optionalNumber("maximum", help: "the greatest number")
    let meaning = reader.text("meaning", default: "text", help: "what a text stands for")
    let words = reader.texts("words", meaning: "word", help: "the words of a choice")
    let element =
      names.contains("list")
      ? reader.any("of", form: .object([]), help: "the form of a list's elements") : nil
    guard let named else { return nil }
    if let low, let high, low > high {
      reader.reject("minimum", "the least number is above the greatest")
      return nil
    }
    for text in [meaning] + words where !text.unicodeScalars.allSatisfy(Quoted.isPlain) {
      reader.reject("form", "\"\(Quoted.text(text))\" is not plain text")
    }
    switch named.string {
    case "flag": return .flag
    case "number":
      let bounds = low == nil && high == nil ? nil : (low ?? -1e300)...(high ?? 1e300)
      return .number(dimension ?? .number, bounds)
    case "integer":
      let lower = low.map { Int(exactly: $0.rounded(.up)) } ?? .min
      let upper = high.map { Int(exactly: $0.rounded(.down)) } ?? .max
      guard let lower, let upper, lower <= upper else {
        reader.reject("form", "no whole number lies within the bounds")
        return nil
      }
      return .integer(lower...upper)
    case "text": return .text(meaning)
    case "choice" where !words.isEmpty: return .choice(words)
    case "choice":
      reader.reject("form", "a choice needs \"words\"", remedy: "write \"words\": [\"a\", \"b\"]")
      return nil
    case "list" where names.contains("list"):
      guard let element else { return .list(.text("text")) }
      var inner = OptionReader(element, path: reader.subpath("of"))
      let form = form(&inner, among: elementForms)
      inner.finish()
      reader.adopt(inner)
      return form.map { .list($0) }
    default:
      reader.reject(named, path: reader.subpath("form"), expected: .choice(names))
      return nil
    }
  }

  private static func isKey(_ text: String) -> Bool {
    guard let first = text.utf8.first, (0x61...0x7A).contains(first), text.utf8.count <= 64 else {
      return false
    }
    return text.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x41...0x5A).contains($0) || (0x30...0x39).contains($0)
    }
  }
}
