import PlotCore
import Host

/// The terminal: data goes to standard output, words to standard error, colour to terminals only.
package enum Console {
  /// How a word is shown on a terminal.
  package enum Style: String {
    case bold = "1"
    case red = "1;31"
    case yellow = "33"
    case faint = "2"
  }

  /// Whether standard error is a terminal.
  package static let isTerminal = isatty(STDERR_FILENO) == 1

  /// Writes a line to standard output.
  package static func print(_ line: String) { put(line + "\n", to: STDOUT_FILENO) }
  /// Writes text to standard error.
  package static func write(_ text: String) { put(text, to: STDERR_FILENO) }

  /// Writes an error to standard error.
  package static func error(_ error: PlotError) {
    write(styled("error: ", .red, on: STDERR_FILENO) + "\(error)\n")
  }

  /// Returns text in a style, where the stream is a terminal and colour is wanted.
  package static func styled(_ text: String, _ style: Style, on stream: Int32) -> String {
    guard isatty(stream) == 1, (getenv("NO_COLOR").map { $0.pointee == 0 } ?? true),
      getenv("TERM").map({ String(cString: $0) != "dumb" }) ?? false
    else { return text }
    return "\u{1B}[\(style.rawValue)m\(text)\u{1B}[0m"
  }

  /// Returns text without signs that steer a terminal: words of a file must not. What the tool itself
  /// writes to one stays.
  package static func harmless(_ text: String, isTerminal: Bool) -> String {
    func isSteering(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x0A, 0x09: false
      case 0..<0x20, 0x7F..<0xA0: true
      default: false
      }
    }
    guard text.unicodeScalars.contains(where: isSteering) else { return text }
    var result = String.UnicodeScalarView()
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if isTerminal, let own = ownSigns.first(where: { rest.starts(with: $0.unicodeScalars) }) {
        result.append(contentsOf: own.unicodeScalars)
        rest = rest.dropFirst(own.unicodeScalars.count)
        continue
      }
      result.append(isSteering(scalar) ? "\u{FFFD}" : scalar)
      rest = rest.dropFirst()
    }
    return String(result)
  }

  /// What begins and ends a style, and what writes a line anew.
  private static let ownSigns: [String] =
    [Style.bold, .red, .yellow, .faint].map { "\u{1B}[\($0.rawValue)m" }
    + ["\u{1B}[0m", "\u{1B}[K", "\r"]

  private static func put(_ text: String, to descriptor: Int32) {
    // Where nobody listens there is nobody to tell.
    let text = harmless(text, isTerminal: isatty(descriptor) == 1)
    try? writeFully(Array(text.utf8), to: descriptor)
  }
}
