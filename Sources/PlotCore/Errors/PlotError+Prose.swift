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

extension Place: CustomStringConvertible {
  /// `file`, `file:line:column` or `file: byte n`.
  public var description: String {
    if let position { return "\(file):\(position.line):\(position.column)" }
    if let byteOffset { return "\(file): byte \(byteOffset)" }
    return file
  }
}
