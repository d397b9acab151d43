extension PlotError: CustomStringConvertible {
  /// The error as it is printed: place and message on the first line, the config's line with a
  /// caret where it is known, then the remedy, each indented by two blanks.
  public var description: String {
    var head = ""
    if let place {
      head += place.description + ": "
      if let path = place.path, !path.isEmpty { head += path + ": " }
    }
    var lines = [head + message]
    if let place, let line = place.line, let position = place.position {
      let (excerpt, caret) = Self.window(of: line, column: position.column)
      lines.append("  " + excerpt)
      lines.append("  " + String(repeating: " ", count: caret) + "^")
    }
    if let remedy { lines.append("  " + remedy) }
    return lines.joined(separator: "\n")
  }

  /// Place and message on one line, to stand in another error.
  package var inOneLine: String {
    let path = place?.path.map { $0.isEmpty ? "" : $0 + ": " } ?? ""
    return (place.map { "\($0): " } ?? "") + path + message
  }

  /// Cuts a long line to some 100 characters around a column (from 1); tabs become blanks.
  private static func window(of line: String, column: Int) -> (excerpt: String, caret: Int) {
    let characters = line.map { $0 == "\t" ? " " : $0 }
    let caret = min(max(0, column - 1), characters.count)
    guard characters.count > 100 else { return (String(characters), caret) }
    let start = max(0, min(caret - 50, characters.count - 100))
    let end = min(characters.count, start + 100)
    return (
      (start > 0 ? "…" : "") + String(characters[start..<end])
        + (end < characters.count ? "…" : ""),
      caret - start + (start > 0 ? 1 : 0)
    )
  }
}

// The words of errors that have a code: each is made here, from its facts, wherever it is found.
extension PlotError {
  /// A key that nothing takes; without a known one near it, `otherwise` says what to do.
  public static func unknownKey(
    _ key: String, among known: [String], _ stage: Stage = .config, at place: Place? = nil,
    otherwise remedy: String?
  ) -> PlotError {
    let facts = Facts(.key, key, known: known)
    return PlotError(
      stage, "unknown key \"\(key)\"", at: place,
      remedy: facts.nearest.map(Spelling.question) ?? remedy, code: .unknownKey, about: facts)
  }

  /// A key that must be there.
  public static func missing(
    _ key: String, _ stage: Stage = .config, at place: Place? = nil, remedy: String? = nil
  ) -> PlotError {
    PlotError(
      stage, "\"\(key)\" is missing", at: place, remedy: remedy, code: .missingKey,
      about: Facts(.key, key))
  }

  /// A value of another form than the one that is expected, both in words: `expected true or false,
  /// not a number`.
  public static func wrongType(
    _ expected: String, not found: String, _ stage: Stage = .config, at place: Place? = nil,
    remedy: String? = nil
  ) -> PlotError {
    PlotError(
      stage, "expected \(expected), not \(found)", at: place, remedy: remedy, code: .wrongType)
  }

  /// A value beyond its bounds, both as they are written: `0 is outside 0.1...16`.
  public static func outside(
    _ bounds: String, _ value: String, _ stage: Stage = .config, at place: Place? = nil,
    remedy: String? = nil
  ) -> PlotError {
    PlotError(
      stage, "\(value) is outside \(bounds)", at: place, remedy: remedy, code: .outsideRange)
  }

  /// A name that is not among those there are: `no column "heep"`, with words before and after; the
  /// remedy is the nearest known name, or all of them.
  ///
  /// A long name may be `shown` cut.
  public static func unknown(
    _ subject: Subject, _ name: String, among known: [String], _ stage: Stage = .config,
    at place: Place? = nil, before: String = "", after: String = "", shown: String? = nil
  ) -> PlotError {
    unknown(
      subject, name, among: known, stage, at: place, before: before, after: after, shown: shown,
      otherwise: Spelling.remedy(for: name, among: known))
  }

  /// A column that a source does not have, or has left out, with the reason why.
  package static func noColumn(
    _ name: String, among columns: [Column], leftOut: [String: String]
  ) -> PlotError {
    let known = columns.map(\.name)
    guard let reason = leftOut[name] else { return unknown(.column, name, among: known) }
    return PlotError(
      .config, "column \"\(name)\" \(reason)",
      remedy: "there are \(known.joined(separator: ", "))", code: .unknownName,
      about: Facts(.column, name, known: known))
  }

  /// A column of names where numbers are wanted.
  package static func noNumbers(_ column: Column) -> PlotError {
    let example = column.names?.texts.first.map { ", such as \"\(ConfigValue.brief($0))\"" } ?? ""
    return PlotError(
      .config, "column \"\(column.name)\" holds names\(example), and no numbers",
      remedy: "name a column of numbers here; names tell curves apart by \"color\" or \"detail\"",
      code: .wrongType, about: Facts(.column, column.name))
  }

  /// A column of numbers where names are wanted.
  package static func noNames(_ name: String) -> PlotError {
    PlotError(
      .config, "column \"\(name)\" holds numbers, and no names",
      remedy: "name a column of names here", code: .wrongType, about: Facts(.column, name))
  }

  /// More combinations of names than can be told apart.
  package static func tooManyGroups(_ keys: [Column]) -> PlotError {
    let names = keys.map { "\"\($0.name)\"" }.joined(separator: " and ")
    return PlotError(
      .config,
      "there are more than \(Decimal.grouped(RowGroups.mostGroups)) different \(names) to be told apart",
      remedy:
        "keep some of them: add a transform {\"type\": \"top\", \"field\": \"\(keys.first?.name ?? "")\"}",
      about: Facts(.column, keys.first?.name ?? ""))
  }

  /// The same, where `otherwise` says what to do without a known name near it.
  public static func unknown(
    _ subject: Subject, _ name: String, among known: [String], _ stage: Stage = .config,
    at place: Place? = nil, before: String = "", after: String = "", shown: String? = nil,
    otherwise remedy: String?
  ) -> PlotError {
    let facts = Facts(subject, name, known: known)
    return PlotError(
      stage, "\(before)no \(subject.rawValue) \"\(shown ?? name)\"\(after)", at: place,
      remedy: facts.nearest.map(Spelling.question) ?? remedy, code: .unknownName, about: facts)
  }
}

extension Place: CustomStringConvertible {
  /// `file`, `file:line:column` or `file: byte n`.
  public var description: String {
    if let position { return "\(file):\(position.line):\(position.column)" }
    if let byteOffset { return "\(file): byte \(byteOffset)" }
    return file
  }
}
