/// Words of a program or a config as they may stand in a message: on one line, of bounded length,
/// with nothing that a terminal would obey.
enum Quoted {
  static func text(_ text: String, limit: Int = 200) -> String {
    let shown = text.unicodeScalars.prefix(limit).map { isPlain($0) ? $0 : "?" }
    return String(String.UnicodeScalarView(shown)) + (text.unicodeScalars.count > limit ? "…" : "")
  }

  /// Returns the last lines of what a program said, with bars between them.
  static func lastLines(_ bytes: [UInt8], limit: Int = 600) -> String {
    let lines = String(decoding: bytes.suffix(4 * limit), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
      .map { line in
        String(
          String.UnicodeScalarView(line.unicodeScalars.map { isPlain($0) ? $0 : " " })
        ).split(separator: " ").joined(separator: " ")
      }
      .filter { !$0.isEmpty }
    let whole = lines.joined(separator: " | ")
    return whole.count > limit ? "…" + whole.suffix(limit) : whole
  }

  /// Whether a character is printed as itself; those that control a terminal or the direction of
  /// writing are not.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
    default: true
    }
  }
}
