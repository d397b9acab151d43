import PlotCore

/// Which rows a check is about, where a recording tells them apart by names.
///
///     names  = "where" column ("=" name | "in" "(" name {"," name} ")") {"and" …}
///            | ["for"] "each" column {"and" column}
///     column, name = word | quoted text
///
/// Words in quotes may hold anything; others end at a blank.
package struct CheckNames: Hashable, Sendable {
  /// A column and the names that its rows may have.
  package struct Filter: Hashable, Sendable {
    /// The column.
    package var column: String
    /// The names, of which any will do.
    package var names: [String]
  }

  /// What the rows' names must be; empty for all rows.
  package var filters: [Filter] = []
  /// The columns of which each name is held by itself.
  package var each: [String] = []

  /// Whether the check says nothing of names.
  package var isEmpty: Bool { filters.isEmpty && each.isEmpty }

  /// The columns that the rows must be told apart by.
  package var columns: [String] { filters.map(\.column) + each }

  /// The words as a check has them, with a blank before; empty where it says nothing of names.
  package var text: String {
    var text = ""
    for (index, filter) in filters.enumerated() {
      text += (index == 0 ? " where " : " and ") + Self.word(filter.column)
      text +=
        filter.names.count == 1
        ? " = \"\(filter.names[0])\""
        : " in (\(filter.names.map { "\"\($0)\"" }.joined(separator: ", ")))"
    }
    if !each.isEmpty { text += " each " + each.map(Self.word).joined(separator: " and ") }
    return text
  }

  /// Whether a group of a recording's rows is meant.
  package func match(_ group: InputSummary) -> Bool {
    filters.allSatisfy { filter in
      group.names.contains { name in
        name.column == filter.column && name.value.map(filter.names.contains) == true
      }
    }
  }

  private static func word(_ text: String) -> String {
    text.contains { $0.isWhitespace || "\"'=<>(),".contains($0) } ? "\"\(text)\"" : text
  }
}

extension CheckNames {
  /// Takes the words about names out of a check's text; throws where they are none.
  static func cut(from text: String) throws(PlotError) -> (rest: String, names: CheckNames) {
    var names = CheckNames()
    var words = CheckWords(text)
    var rest = ""
    while let word = words.next() {
      switch word.lowered {
      case "where" where !word.isQuoted:
        repeat { names.filters.append(try filter(&words)) } while words.take("and")
      case "each" where !word.isQuoted, "for" where !word.isQuoted && words.take("each"):
        repeat { names.each.append(try name(&words, "behind \"each\"")) } while words.take("and")
      default: rest += (rest.isEmpty ? "" : " ") + word.text
      }
    }
    return (rest, names)
  }

  private static func filter(_ words: inout CheckWords) throws(PlotError) -> Filter {
    let column = try name(&words, "behind \"where\"")
    if words.take("in") {
      guard words.take("(") else { throw wrong("\"in\" is followed by no (", "web") }
      var names: [String] = []
      repeat { names.append(try name(&words, "in the list")) } while words.take(",")
      guard words.take(")") else { throw wrong("the list of names is not closed", "web") }
      return Filter(column: column, names: names)
    }
    guard words.take("=") || words.take("==") || words.take("is") else {
      throw wrong("\"\(column)\" is followed by no =", column)
    }
    return Filter(column: column, names: [try name(&words, "behind \"=\"")])
  }

  private static func name(
    _ words: inout CheckWords, _ place: String
  ) throws(PlotError) -> String {
    guard let word = words.next(), word.isQuoted || !["<", ">", "=", "(", ")"].contains(word.text)
    else { throw wrong("there is no name \(place)", "web") }
    return word.text
  }

  private static func wrong(_ message: String, _ name: String) -> PlotError {
    PlotError(
      .config, message,
      remedy: "write \"peak of rss where container = \\\"web\\\" < 300MiB\", or \"each container\"")
  }
}

/// Cuts a check into words; texts in quotes are words of their own, and so are the signs of names.
private struct CheckWords {
  struct Word {
    var text: String
    var isQuoted = false
    var lowered: String { text.lowercased() }
  }

  private var words: ArraySlice<Word>

  init(_ text: String) {
    var words: [Word] = []
    var letters = Array(text)[...]
    while let letter = letters.popFirst() {
      if letter.isWhitespace { continue }
      if letter == "\"" || letter == "'" {
        let body = letters.prefix { $0 != letter }
        letters = letters.dropFirst(body.count + 1)
        words.append(Word(text: String(body), isQuoted: true))
      } else if Self.signs.contains(letter) {
        var sign = String(letter)
        if letters.first == "=", "=<>".contains(letter) { sign.append(letters.removeFirst()) }
        words.append(Word(text: sign))
      } else {
        let body = letters.prefix {
          !$0.isWhitespace && $0 != "\"" && $0 != "'" && !Self.signs.contains($0)
        }
        letters = letters.dropFirst(body.count)
        words.append(Word(text: String(letter) + String(body)))
      }
    }
    self.words = words[...]
  }

  private static let signs: Set<Character> = ["=", "<", ">", "≤", "≥", "(", ")", ","]

  mutating func next() -> Word? { words.popFirst() }

  /// Takes the next word where it is this one, without quotes.
  mutating func take(_ word: String) -> Bool {
    guard let first = words.first, !first.isQuoted, first.lowered == word else { return false }
    words.removeFirst()
    return true
  }
}
