import PlotScene

/// Lines of text that fit a width: wrapped, then shrunk, then cut with an ellipsis.
package struct TextBlock: Sendable {
  /// The lines from top to bottom.
  package private(set) var lines: [String] = []
  /// The font, smaller than asked where the text would not fit otherwise.
  package private(set) var font: Font
  private let style: PageStyle

  /// Places a text in at most so many lines of a width, shrunk to `leastSize` points at most.
  package init(
    _ text: String?, font: Font, leastSize: Double? = nil, width: Double, lineLimit: Int,
    style: PageStyle
  ) {
    self.font = font
    self.style = style
    let words = Self.words(of: text ?? "")
    guard !words.isEmpty, width > 0, lineLimit > 0 else { return }
    lines = wrap(words, width)
    let least = min(font.size, leastSize ?? font.size)
    while lines.count > lineLimit, self.font.size > least + 0.01 {
      self.font.size = max(least, self.font.size * 0.92)
      lines = wrap(words, width)
    }
    if lines.count > lineLimit {
      let rest = lines[(lineLimit - 1)...].joined(separator: " ")
      lines = lines[..<(lineLimit - 1)] + [Self.ellipsis(rest, self.font, width, style)]
    }
    // Each line runs as the whole text does, whatever letter it begins with.
    lines = lines.map {
      Self.ellipsis($0.running(like: text ?? ""), self.font, width, style)
    }
  }

  package var isEmpty: Bool { lines.isEmpty }

  private var lineHeight: Double { style.height(font) * 1.08 }

  package var height: Double { Double(lines.count) * lineHeight }

  package var width: Double { lines.map { style.width($0, font) }.max() ?? 0 }

  /// Returns the lines with the block's top left corner (or middle, or right) at a point.
  package func texts(at point: Point, anchor: Text.Anchor = .start, color: Color) -> [Text] {
    lines.enumerated().map { index, line in
      style.text(
        line, x: point.x, middle: point.y + (Double(index) + 0.5) * lineHeight, anchor: anchor,
        font: font, color: color)
    }
  }

  /// Returns the text, cut with an ellipsis where it is wider than the width.
  package static func ellipsis(
    _ text: String, _ font: Font, _ width: Double, _ style: PageStyle
  ) -> String {
    // No font has letters so narrow that more of them could be seen.
    let limit = max(1, Int(min(100_000, width / font.size * 8)))
    let characters = Array(text.prefix(limit + 1))
    if characters.count <= limit, style.width(text, font) <= width { return text }
    var (fits, over) = (0, characters.count)
    while over - fits > 1 {
      let middle = (fits + over) / 2
      let cut = String(characters[..<middle]) + "…"
      if style.width(cut, font) <= width { fits = middle } else { over = middle }
    }
    var kept = characters[..<fits]
    while kept.last == " " { kept.removeLast() }
    return kept.isEmpty && style.width("…", font) > width ? "" : String(kept) + "…"
  }

  /// Cuts a text at blanks and control characters, which a line of text cannot hold.
  package static func words(of text: String) -> [String] {
    // What is beyond some pages of text is never seen, and measuring it takes time.
    text.prefix(4000).split { $0 == " " || $0.isNewline || $0 == "\t" || $0.isControl }
      .map(String.init)
  }

  /// Joins words between which no line may end: numbers and their units, names and their numbers.
  package static func keepingTogether(_ words: [String]) -> [String] {
    var joined: [String] = []
    for word in words {
      if let last = joined.last,
        last.last?.isNumber == true && isUnit(word) || isName(last) && isNumber(word)
      {
        joined[joined.count - 1] = last + " " + word
      } else {
        joined.append(word)
      }
    }
    return joined
  }

  /// Whether the last of some words begins as names do: `worker`, `python3`, but not `12`.
  private static func isName(_ words: String) -> Bool {
    words.split(separator: " ").last?.first?.isLetter == true
  }

  /// Whether a word is the number of the one before it: `8`, `31635`, `(2)`.
  private static func isNumber(_ word: String) -> Bool {
    let digits =
      word.hasPrefix("(") && word.hasSuffix(")") ? word.dropFirst().dropLast() : word[...]
    return digits.first?.isNumber == true
  }

  private static func isUnit(_ word: String) -> Bool {
    let plain = word.last.map { ",;:.)".contains($0) } == true ? String(word.dropLast()) : word
    return ["%", "°C", "°F", "events", "rows"].contains(plain) || plain.hasSuffix("ticks")
      || Quantity.Dimension.allCases.contains { $0.units.contains { $0.symbol == plain } }
  }

  private func wrap(_ words: [String], _ width: Double) -> [String] {
    let whole = words.joined(separator: " ")
    if style.width(whole, font) <= width { return [whole] }
    var lines: [String] = []
    var line = ""
    for word in Self.keepingTogether(words) {
      let longer = line.isEmpty ? word : line + " " + word
      if style.width(longer, font) <= width {
        line = longer
        continue
      }
      if !line.isEmpty { lines.append(line) }
      line = word
      // A word that no line holds is broken where it must be.
      while style.width(line, font) > width, lines.count < 12 {
        let head = fitting(line, width)
        guard head.count < line.count else { break }
        lines.append(head)
        line = String(line.dropFirst(head.count))
      }
      if lines.count >= 12 { break }
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// The longest start of a word, one character at least, that fits.
  private func fitting(_ word: String, _ width: Double) -> String {
    let characters = Array(word)
    var (fits, over) = (1, characters.count)
    while over - fits > 1 {
      let middle = (fits + over) / 2
      let isNarrow = style.width(String(characters[..<middle]), font) <= width
      if isNarrow { fits = middle } else { over = middle }
    }
    return String(characters[..<fits])
  }
}

extension Character {
  /// Whether the character only steers a terminal or a text's direction.
  fileprivate var isControl: Bool {
    unicodeScalars.contains { scalar in
      scalar.properties.generalCategory == .control
        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }
  }
}
