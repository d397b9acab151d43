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

  private static func put(_ text: String, to descriptor: Int32) {
    // Where nobody listens there is nobody to tell.
    try? writeFully(Array(text.utf8), to: descriptor)
  }
}
