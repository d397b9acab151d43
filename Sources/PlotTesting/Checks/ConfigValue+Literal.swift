import PlotCore

extension ConfigValue {
  /// Reads a default as an option declares it: a flag, number, string, or array of those.
  init?(literal text: String) {
    var rest = Substring(text)
    guard let value = Self.read(&rest), rest.allSatisfy(\.isWhitespace) else { return nil }
    self = value
  }

  /// An object with one member.
  static func object(_ key: String, _ value: ConfigValue) -> ConfigValue {
    ConfigValue(.object([Member(key: key, place: .test, value: value)]), at: .test)
  }

  private static func read(_ rest: inout Substring) -> ConfigValue? {
    rest = rest.drop(while: \.isWhitespace)
    guard let first = rest.first else { return nil }
    if first == "\"" { return readString(&rest) }
    if first == "[" { return readArray(&rest) }
    let word = rest.prefix { !",]".contains($0) && !$0.isWhitespace }
    rest = rest.dropFirst(word.count)
    switch word {
    case "true", "false": return ConfigValue(.bool(word == "true"), at: .test)
    case "null": return ConfigValue(.null, at: .test)
    default: return Double(word).map { _ in ConfigValue(.number(String(word)), at: .test) }
    }
  }

  private static func readString(_ rest: inout Substring) -> ConfigValue? {
    rest = rest.dropFirst()
    var text = ""
    while let character = rest.popFirst() {
      if character == "\"" { return ConfigValue(.string(text), at: .test) }
      if character == "\\", let escaped = rest.popFirst() {
        text.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
      } else {
        text.append(character)
      }
    }
    return nil
  }

  private static func readArray(_ rest: inout Substring) -> ConfigValue? {
    rest = rest.dropFirst()
    var elements: [ConfigValue] = []
    while true {
      rest = rest.drop { $0.isWhitespace || $0 == "," }
      guard let first = rest.first else { return nil }
      if first == "]" {
        rest = rest.dropFirst()
        return ConfigValue(.array(elements), at: .test)
      }
      guard let element = read(&rest) else { return nil }
      elements.append(element)
    }
  }
}

extension Place {
  /// Where values of checks stand.
  static var test: Place { Place(file: "check.json", position: Position(line: 1, column: 1)) }
}
