import PlotCore
import TextReading

/// What a line of a report looks like: its words, with holes where values stand.
///
/// `{rss KiB}` is a number in a unit, `{rss}` one that may have a unit of its own behind it, `{user:}` a
/// text, `{}` anything. A blank stands for any number of them, and blanks before and behind the line do not
/// count.
struct LinePattern: Sendable {
  /// A value's place in a line.
  struct Hole: Hashable, Sendable {
    /// The column; empty for what is not read.
    var name: String
    var unit: String?
    var isText: Bool
  }

  enum Part: Hashable, Sendable {
    case text([UInt8])
    case blanks
    case hole(Int)
  }

  let parts: [Part]
  let holes: [Hole]
  /// No line is looked at for longer than this.
  private static let mostSteps = 20_000

  /// Takes a pattern apart.
  init(_ pattern: String) {
    var (parts, holes): ([Part], [Hole]) = ([], [])
    var rest = pattern[...]
    while let first = rest.first {
      if first == "{", let close = rest.firstIndex(of: "}") {
        let inside = rest[rest.index(after: rest.startIndex)..<close]
        let words = inside.split(separator: " ")
        let isText = inside.isEmpty || inside.hasSuffix(":")
        let name = words.first.map { String(isText ? $0.dropLast() : $0) } ?? ""
        parts.append(.hole(holes.count))
        holes.append(
          Hole(name: name, unit: words.dropFirst().first.map(String.init), isText: isText))
        rest = rest[rest.index(after: close)...]
      } else if first == " " {
        rest = rest.drop { $0 == " " }
        parts.append(.blanks)
      } else {
        let text = rest.prefix { $0 != "{" && $0 != " " }
        parts.append(.text(Array(text.utf8)))
        rest = rest.dropFirst(text.count)
      }
    }
    (self.parts, self.holes) = (parts, holes)
  }

  /// The longest of the texts between blanks and holes.
  var longestText: String {
    let texts = parts.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return String(decoding: texts.max { $0.count < $1.count } ?? [], as: UTF8.self)
  }

  /// Returns where the holes' values stand in a line without blanks around it; nil where the line is another.
  func match(_ line: UnsafeRawBufferPointer) -> [Range<Int>]? {
    // Most lines are told apart by their first word.
    if case .text(let text)? = parts.first, !Self.stands(text, in: line, at: 0) { return nil }
    var search = Search(line: line, pattern: self, steps: Self.mostSteps)
    return search.goOn(from: 0, at: 0) ? search.found : nil
  }

  private static func stands(_ text: [UInt8], in line: UnsafeRawBufferPointer, at place: Int)
    -> Bool
  {
    guard place + text.count <= line.count else { return false }
    for (index, byte) in text.enumerated() where line[place + index] != byte { return false }
    return true
  }

  private struct Search {
    let line: UnsafeRawBufferPointer
    let pattern: LinePattern
    var steps: Int
    var found: [Range<Int>]

    init(line: UnsafeRawBufferPointer, pattern: LinePattern, steps: Int) {
      (self.line, self.pattern, self.steps) = (line, pattern, steps)
      found = Array(repeating: 0..<0, count: pattern.holes.count)
    }

    mutating func goOn(from part: Int, at place: Int) -> Bool {
      steps -= 1
      if steps < 0 { return false }
      guard part < pattern.parts.count else { return place == line.count }
      switch pattern.parts[part] {
      case .text(let text):
        return LinePattern.stands(text, in: line, at: place)
          && goOn(from: part + 1, at: place + text.count)
      case .blanks:
        var end = place
        while end < line.count, line[end] == 0x20 || line[end] == 0x09 { end += 1 }
        // What may be anything may be nothing, too, at the line's end.
        return (end > place || end == line.count) && goOn(from: part + 1, at: end)
      case .hole(let index):
        return fill(index, from: part, at: place)
      }
    }

    private mutating func fill(_ index: Int, from part: Int, at place: Int) -> Bool {
      let hole = pattern.holes[index]
      if part + 1 == pattern.parts.count {
        guard hole.isText || isNumber(place..<line.count) else { return false }
        found[index] = place..<line.count
        return true
      }
      var end = place
      while end <= line.count {
        if hole.isText || isNumber(place..<end), goOn(from: part + 1, at: end) {
          found[index] = place..<end
          return true
        }
        guard end < line.count, hole.isText || Self.mayHold(line[end], isFirst: end == place) else {
          return false
        }
        end += 1
      }
      return false
    }

    /// Whether a number, with the letters of a unit behind it, or a date, stands in a range.
    private func isNumber(_ range: Range<Int>) -> Bool {
      guard let first = range.first else { return false }
      return (first..<min(first + 2, range.upperBound)).contains { line[$0] &- 0x30 < 10 }
    }

    private static func mayHold(_ byte: UInt8, isFirst: Bool) -> Bool {
      switch byte {
      case 0x30...0x3A, 0x2C, 0x2E, 0x25: true
      case 0x2B, 0x2D: true
      default: !isFirst && (0x61...0x7A).contains(byte | 0x20)
      }
    }
  }
}
