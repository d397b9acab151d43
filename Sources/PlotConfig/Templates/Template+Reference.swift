import PlotCore

extension Template {
  /// What a name in braces stands for.
  struct Reference {
    /// The index of the input.
    var input: Int
    /// One of `plainWords` or `columnWords`.
    var word: String
    /// The column, behind one of `columnWords`.
    var column: String?

    /// Finds the longest input's name that a word follows; without one it is the first input.
    init(_ name: String, inputs: InputNames) throws(PlotError) {
      var best: (index: Int, rest: Substring)?
      for point in name.indices where name[point] == "." {
        let rest = name[name.index(after: point)...]
        guard let index = inputs.number(of: String(name[..<point])), Self.split(rest) != nil else {
          continue
        }
        best = (index, rest)
      }
      guard let (word, column) = Self.split(best?.rest ?? Substring(name)) else {
        throw Self.unknown(name, inputs: inputs.all)
      }
      guard !inputs.all.isEmpty else {
        throw PlotError(
          .config, "there is no input for {\(ConfigValue.brief(name))}", remedy: "take it away")
      }
      (input, self.word, self.column) = (best?.index ?? 0, word, column)
    }

    private static func split(_ text: Substring) -> (word: String, column: String?)? {
      if plainWords.contains(String(text)) { return (String(text), nil) }
      guard let point = text.firstIndex(of: ".") else { return nil }
      let word = String(text[..<point])
      let column = String(text[text.index(after: point)...])
      return columnWords.contains(word) && !column.isEmpty ? (word, column) : nil
    }

    /// Tells which part of a name is unknown: the input, or the word behind it.
    private static func unknown(_ name: String, inputs: [String]) -> PlotError {
      let words = plainWords + columnWords
      let message = "a template knows no {\(ConfigValue.brief(name))}"
      if columnWords.contains(name) {
        return PlotError(
          .config, message, remedy: "name a column behind it, such as {\(name).heap}")
      }
      let owner = inputs.filter { name.hasPrefix($0 + ".") }.max { $0.count < $1.count }
      let prefix = owner.map { $0 + "." } ?? ""
      let parts = name.dropFirst(prefix.count).split(
        separator: ".", omittingEmptySubsequences: false
      ).map(String.init)
      if owner != nil, parts.count == 1, columnWords.contains(parts[0]) {
        return PlotError(
          .config, message, remedy: "name a column behind it, such as {\(name).heap}")
      }
      // An input's name that is misspelt stands before a word that is right.
      if owner == nil, parts.count > 1 {
        for cut in 1..<parts.count {
          let rest = parts[cut...].joined(separator: ".")
          let input = parts[..<cut].joined(separator: ".")
          if split(Substring(rest)) != nil {
            return .unknown(
              .input, input, among: inputs, before: "a template knows ",
              shown: ConfigValue.brief(input))
          }
        }
      }
      let nearest = Spelling.nearest(to: parts[0], among: words)
      let rest = parts.dropFirst().map { "." + $0 }.joined()
      return PlotError(
        .config, message,
        remedy: nearest.map { "did you mean {\(prefix)\($0)\(rest)}?" }
          ?? "it knows \(plainWords.joined(separator: ", ")), and before a column "
          + columnWords.joined(separator: ", "))
    }
  }
}
