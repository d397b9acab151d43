/// A JSON value that knows where it was written.
public struct ConfigValue: Sendable {
  /// The value itself.
  public indirect enum Kind: Sendable {
    /// `null`, which deletes what an extended file says.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number, kept as it was written so that no digit is lost.
    case number(String)
    /// A text.
    case string(String)
    /// Values in order.
    case array([ConfigValue])
    /// Named values in the order in which they were written.
    case object([Member])
  }

  /// A named value in an object.
  public struct Member: Sendable {
    /// The name.
    public var key: String
    /// Where the name stands.
    public var place: Place
    /// The value.
    public var value: ConfigValue

    /// Creates a member.
    public init(key: String, place: Place, value: ConfigValue) {
      self.key = key
      self.place = place
      self.value = value
    }
  }

  /// The value itself.
  public var kind: Kind
  /// Where it was written: a file and position, or a flag of the command line.
  public var place: Place

  /// Creates a value.
  public init(_ kind: Kind, at place: Place) {
    self.kind = kind
    self.place = place
  }

  /// What the value is, in words, with a short one shown: `a string "heap"`, `an array`.
  public var inWords: String {
    switch kind {
    case .null: "null"
    case .bool(let value): "\(value)"
    case .number(let text): "the number \(text)"
    case .string(let text): text.count <= 40 ? "the string \"\(text)\"" : "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// The members, where the value is an object.
  public var members: [Member]? {
    if case .object(let members) = kind { members } else { nil }
  }

  /// The elements, where the value is an array.
  public var elements: [ConfigValue]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The text, where the value is a string.
  public var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  /// Returns the value of a member, where the value is an object that has it.
  public subscript(key: String) -> ConfigValue? {
    members?.last { $0.key == key }?.value
  }

  /// Returns a text, cut where it is too long for a message.
  package static func brief(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }
}
