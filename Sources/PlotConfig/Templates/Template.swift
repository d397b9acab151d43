import PlotCore

/// A text with places for the figures of a run: `{run.rows} events, peak heap {run.peak.heap}`.
///
/// A name is `rows`, `duration`, `name`, `path`, or a word and a column: `peak.heap`, `min.heap`,
/// `first.heap`, `last.heap`, `mean.heap`, `timeMean.heap`, `peakTime.heap`. Of a run with a limit there
/// are `limit` and `limitSentence`, and `share.heap` (the peak in percent of it) and `overTime.heap`
/// (when it was passed first). An input's name and a
/// point before it say of which input; without, it is the first. Behind a colon stands how it is
/// written: `raw`, `grouped`, `iec`, `si` or `bytes`. `{{` and `}}` are single braces. Behind the rows
/// of a single one, `events`, `samples` and the like lose their "s".
package struct Template: Sendable, Hashable {
  /// A part of a template.
  enum Part: Sendable, Hashable {
    case text(String)
    case figure(name: String, format: Format?)
  }

  /// How a figure is written.
  enum Format: String, CaseIterable, Sendable {
    case raw, grouped, iec, si, bytes
  }

  /// The words that stand alone.
  static let plainWords = ["rows", "duration", "name", "path", "limit", "limitSentence"]
  /// The words that a column follows.
  static let columnWords = [
    "peak", "min", "first", "last", "mean", "timeMean", "peakTime", "share", "overTime",
  ]

  var parts: [Part]

  /// Reads a template; throws where a brace is alone or a format unknown.
  package static func parse(_ text: String) throws(PlotError) -> Template {
    var parts: [Part] = []
    var literal = ""
    var rest = Substring(text)
    while let character = rest.popFirst() {
      guard character == "{" || character == "}" else {
        literal.append(character)
        continue
      }
      if rest.first == character {
        rest.removeFirst()
        literal.append(character)
      } else if character == "}" {
        throw PlotError(.config, "a \"}\" closes nothing", remedy: "write }} for a brace")
      } else {
        guard let end = rest.firstIndex(where: { $0 == "}" || $0 == "{" }), rest[end] == "}" else {
          throw PlotError(.config, "a \"{\" is not closed", remedy: "write {{ for a brace")
        }
        if !literal.isEmpty { parts.append(.text(literal)) }
        literal = ""
        parts.append(try figure(rest[..<end]))
        rest = rest[rest.index(after: end)...]
      }
    }
    if !literal.isEmpty { parts.append(.text(literal)) }
    return Template(parts: parts)
  }

  /// The names in the order of the text, without formats.
  package var names: [String] {
    parts.compactMap { if case .figure(let name, _) = $0 { name } else { nil } }
  }

  /// Checks that every name is one, for a run with these inputs; columns are not known yet.
  package func check(inputs: [String]) throws(PlotError) { try check(inputs: InputNames(inputs)) }

  /// Checks that every name is one.
  func check(inputs: InputNames) throws(PlotError) {
    for name in names { _ = try Reference(name, inputs: inputs) }
  }

  /// Returns the columns of which figures are wanted, by input, for a run with these inputs.
  ///
  /// `duration` and `peakTime` want the time beside. Throws where a name is none.
  package func columns(inputs: [String]) throws(PlotError) -> [(input: String, column: String)] {
    try columns(inputs: InputNames(inputs))
  }

  /// Returns the columns of which figures are wanted, by input, each once.
  package func columns(inputs: InputNames) throws(PlotError) -> [(input: String, column: String)] {
    var result: [(input: String, column: String)] = []
    var seen: Set<[String]> = []
    for name in names {
      let reference = try Reference(name, inputs: inputs)
      guard let column = reference.column, inputs.all.indices.contains(reference.input) else {
        continue
      }
      let input = inputs.all[reference.input]
      if seen.insert([input, column]).inserted { result.append((input, column)) }
    }
    return result
  }

  /// Returns a name as a template spells it.
  package static func escaped(_ name: String) -> String {
    name.map { $0 == "{" || $0 == "}" ? "\($0)\($0)" : String($0) }.joined()
  }

  private static func figure(_ content: Substring) throws(PlotError) -> Part {
    let colon = content.lastIndex(of: ":")
    let name = trimmed(colon.map { content[..<$0] } ?? content)
    guard !name.isEmpty else {
      throw PlotError(
        .config, "a pair of braces is empty", remedy: "name a figure, such as {peak.heap}")
    }
    guard let colon else { return .figure(name: name, format: nil) }
    let word = trimmed(content[content.index(after: colon)...])
    guard let format = Format(rawValue: word) else {
      let known = Format.allCases.map(\.rawValue)
      throw PlotError(
        .config, "no format \"\(ConfigValue.brief(word))\"",
        remedy: Spelling.nearest(to: word, among: known).map { "did you mean \"\($0)\"?" }
          ?? "there are \(known.joined(separator: ", "))")
    }
    return .figure(name: name, format: format)
  }

  private static func trimmed(_ text: Substring) -> String {
    let front = text.drop { $0 == " " }
    guard let last = front.lastIndex(where: { $0 != " " }) else { return "" }
    return String(front[...last])
  }
}
