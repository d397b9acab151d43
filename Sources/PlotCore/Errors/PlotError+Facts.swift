extension PlotError {
  /// A lower-case word with hyphens by which programs know what is wrong, such as `unknown-key`.
  public struct Code: RawRepresentable, Hashable, Sendable {
    /// The word.
    public let rawValue: String
    /// Creates a code.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A key that nothing takes.
    public static let unknownKey = Code(rawValue: "unknown-key")
    /// A key that must be there.
    public static let missingKey = Code(rawValue: "missing-key")
    /// A value of another form.
    public static let wrongType = Code(rawValue: "wrong-type")
    /// A value beyond its bounds.
    public static let outsideRange = Code(rawValue: "outside-range")
    /// A name that is not among those there are.
    public static let unknownName = Code(rawValue: "unknown-name")
    /// A string of JSON that goes on to the end of its line.
    public static let openString = Code(rawValue: "open-string")

    /// The code of the many errors that have none of their own: `config-error`.
    public static func general(_ stage: Stage) -> Code { Code(rawValue: "\(stage.rawValue)-error") }
  }

  /// A kind of thing that errors are about; its word is the one that people read.
  public struct Subject: RawRepresentable, Hashable, Sendable {
    /// The noun, in the singular.
    public let rawValue: String
    /// Creates a kind.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// A key of an object.
    public static let key = Subject(rawValue: "key")
    /// A column of an input.
    public static let column = Subject(rawValue: "column")
    /// A member of JSON objects.
    public static let member = Subject(rawValue: "member")
    /// An input of a run.
    public static let input = Subject(rawValue: "input")
    /// An axis of a panel.
    public static let axis = Subject(rawValue: "axis")
    /// A param of a config.
    public static let param = Subject(rawValue: "param")
  }

  /// What an error is about.
  public struct Facts: Hashable, Sendable {
    /// The kind of thing; nil where there is none to be named.
    public var subject: Subject?
    /// Its name, whole and as it was written.
    public var name: String
    /// The names that could have stood there.
    public var known: [String]

    /// Creates facts; none, where nothing is given.
    public init(_ subject: Subject? = nil, _ name: String = "", known: [String] = []) {
      self.subject = subject
      self.name = name
      self.known = known
    }

    /// The known name that was probably meant.
    public var nearest: String? { Spelling.nearest(to: name, among: known) }
  }
}
