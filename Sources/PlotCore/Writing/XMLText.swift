/// Writes text into XML: what XML gives a meaning is escaped, what it forbids is replaced.
package enum XMLText {
  /// Returns a text fit for content and for attributes in double quotes.
  ///
  /// Line breaks and tabs become blanks, or are written as codes where they are to be kept; characters
  /// that XML 1.0 has no way to write (most controls, U+FFFE, U+FFFF) become U+FFFD.
  package static func escaped(_ text: String, keepsBreaks: Bool = false) -> String {
    guard text.utf8.contains(where: { needsCare($0) }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      case "\t", "\n", "\r": result += keepsBreaks ? "&#\(scalar.value);" : " "
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether XML would fold the text's blanks.
  package static func hasFoldingBlanks(_ text: String) -> Bool {
    text.hasPrefix(" ") || text.hasSuffix(" ")
      || zip(text.utf8, text.utf8.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
  }

  /// 0xEF begins U+FFFE and U+FFFF among others.
  private static func needsCare(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x3C || byte == 0x3E || byte == 0x26 || byte == 0x22 || byte == 0xEF
  }
}
