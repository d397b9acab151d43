import PlotCore

/// Short spellings of JSON values that no file holds.
extension ConfigValue {
  private static let place = Place(file: "schema")

  static func schema(_ text: String) -> ConfigValue { ConfigValue(.string(text), at: place) }
  static func schema(_ flag: Bool) -> ConfigValue { ConfigValue(.bool(flag), at: place) }
  static func schema(digits: String) -> ConfigValue { ConfigValue(.number(digits), at: place) }
  static func schema(_ elements: [ConfigValue]) -> ConfigValue {
    ConfigValue(.array(elements), at: place)
  }
  static func schema(words: [String]) -> ConfigValue { .schema(words.map { .schema($0) }) }
  static func schema(_ members: [(key: String, value: ConfigValue)]) -> ConfigValue {
    ConfigValue(
      .object(members.map { ConfigValue.Member(key: $0.key, place: place, value: $0.value) }),
      at: place)
  }
  static func schema(reference name: String) -> ConfigValue {
    .schema([("$ref", .schema("#/$defs/\(name)"))])
  }

  /// Returns an object with members added behind its own.
  func adding(_ members: [(key: String, value: ConfigValue)]) -> ConfigValue {
    var copy = self
    copy.kind = .object((self.members ?? []) + (ConfigValue.schema(members).members ?? []))
    return copy
  }
}
