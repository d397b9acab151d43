import PlotCore

/// What a program says of itself when it is run with `--describe`.
struct Description: Sendable {
  /// The version of what the tool and programs say to each other.
  static let version = 1
  /// Keys that stand beside a component's options, or that the tool itself takes.
  static let ownKeys = ["type", "path", "theme", "run", "timeout"]

  /// What a program is.
  enum Kind: String, CaseIterable, Sendable { case parser, transform, renderer }

  let kind: Kind
  let summary: String
  /// Of a renderer, the endings of its files.
  let fileExtensions: [String]
  /// Of a renderer, how many columns curves are reduced to for each point of width.
  let columnsPerPoint: Double
  /// Of a parser, how it knows its files.
  let signs: [FileSign]
  let options: [ProgramOption]

  /// Reads what a program has written; throws what is wrong with it first.
  init(_ bytes: [UInt8], of program: Program) throws(PlotError) {
    let value = try JSONValue.parse(bytes, file: "\(program.name) --describe")
    // Of another version nothing else is known.
    if let text = value["protocol"]?.digits, Double(text) != Double(Self.version) {
      throw PlotError(
        .config, "speaks version \(Quoted.text(text)) of the protocol, not \(Self.version)",
        at: value.place, remedy: "use a version of the program that was made for this tool")
    }
    var reader = OptionReader(value)
    let version = OptionDeclaration.Form.integer(Self.version...Self.version)
    let number = reader.any("protocol", form: version, required: true, help: "the version")
    if let number, number.digits == nil {
      reader.reject(number, path: "protocol", expected: version)
    }
    let kind = reader.any(
      "kind", form: .choice(Kind.allCases.map(\.rawValue)), required: true, help: "what it is")
    summary = reader.requiredText("summary", help: "one sentence, such as draws a page as TikZ")
    fileExtensions = reader.texts(
      "fileExtensions", meaning: "ending", help: "the endings of a renderer's files")
    columnsPerPoint = reader.number(
      "columnsPerPoint", default: 1, in: 0.1...16, help: "columns for each point of width")
    let signs = reader.any(
      "recognize", form: .list(.object(FileSign.declarations)),
      help: "how a parser knows its files")
    let options = reader.any(
      "options", form: .list(.object([])), help: "what it takes from a config")
    self.kind = kind?.string.flatMap(Kind.init(rawValue:)) ?? .renderer
    self.signs = FileSign.read(signs, &reader)
    self.options = ProgramOption.read(options, &reader)
    if let kind, kind.string.flatMap(Kind.init(rawValue:)) == nil {
      reader.reject(
        kind, path: "kind", expected: .choice(Kind.allCases.map(\.rawValue)))
    }
    check(value, &reader)
    reader.finish()
    if let error = reader.errors.first { throw error }
  }

  /// Tells what the forms of single values leave open.
  private func check(_ value: ConfigValue, _ reader: inout OptionReader) {
    Self.checkLine(summary, "summary", value["summary"], &reader)
    for ending in fileExtensions where !Self.isEnding(ending) {
      reader.reject(
        "fileExtensions",
        "\"\(Quoted.text(ending))\" is no ending of lower-case letters and digits",
        remedy: "write it without the dot")
    }
    if kind != .renderer, !fileExtensions.isEmpty {
      reader.reject("fileExtensions", "a \(kind.rawValue) writes no files")
    }
    if kind != .parser, !signs.isEmpty {
      reader.reject("recognize", "a \(kind.rawValue) knows no files")
    }
  }

  /// Tells a text that is not one line of words.
  static func checkLine(
    _ text: String, _ key: String, _ value: ConfigValue?, _ reader: inout OptionReader
  ) {
    guard let value, !text.unicodeScalars.allSatisfy(Quoted.isPlain) || text.count > 300 else {
      return
    }
    reader.reject(value, path: key, "is not one line of plain text, at most 300 characters long")
  }

  static func isEnding(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 16
      && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
  }
}

extension ConfigValue {
  /// The digits, where the value is a number.
  fileprivate var digits: String? { if case .number(let digits) = kind { digits } else { nil } }
}
