import PlotCore

extension CheckRule {
  /// The phrases that name figures; the longest that fits counts.
  private static let phrases: [(words: [String], metric: Metric)] = [
    (["live", "at", "the", "end"], .end), (["live", "at", "end"], .end),
    (["at", "the", "end"], .end), (["end"], .end), (["peak"], .peak), (["min"], .lowest),
    (["time-weighted", "mean"], .timeMean), (["time", "mean"], .timeMean), (["mean"], .mean),
    (["median"], .percentile(Percentile(percent: 50))), (["events"], .events),
    (["samples"], .events), (["duration"], .duration),
  ]
  private static let figures = "peak, min, live at end, mean, time mean, p95, events, duration"

  /// Reads a check; throws what is wrong with it, and how it is written.
  package init(_ text: String) throws(PlotError) {
    do throws(PlotError) {
      guard Self.saysNames(text) else {
        try self.init(Self.tokens(text))
        return
      }
      let (rest, names) = try CheckNames.cut(from: text)
      try self.init(Self.tokens(rest))
      self.names = names
    } catch {
      let words = text.count > 80 ? text.prefix(80) + "…" : text[...]
      throw PlotError(
        .config, "cannot read the check \"\(words)\": \(error.message)", remedy: error.remedy)
    }
  }

  /// Whether a text has a word that begins what is said of names.
  private static func saysNames(_ text: String) -> Bool {
    let words = text.lowercased().split { $0.isWhitespace }
    return words.contains("where") || words.contains("each")
  }

  private init(_ tokens: [String]) throws(PlotError) {
    guard let sign = tokens.firstIndex(where: Self.isComparator) else {
      throw Self.wrong(
        tokens.isEmpty ? "it is empty" : "there is no <, <=, > or >=",
        "write \"peak < 512MiB\", or \"peak growth < 10% or < 256KiB\"")
    }
    var left = tokens[..<sign]
    let isGrowth = left.last?.lowercased() == "growth"
    if isGrowth { left.removeLast() }
    var rest = tokens[sign...]
    let words = Array(left)
    (metric, column) = try Self.figure(words, isUpper: tokens[sign].hasPrefix("<"))
    saysLive = words.first?.lowercased() == "live"
    guard isGrowth else {
      let (comparator, amount) = try Self.clause(&rest)
      guard rest.isEmpty else {
        throw Self.wrong(
          "\"\(rest.joined(separator: " "))\" stands behind the limit",
          rest.first == "against"
            ? "write \"\(metric.words) growth < 10% against baseline.json\" to compare"
            : "write each limit as a check of its own")
      }
      switch amount {
      case .amount(let limit): demand = .limit(comparator, limit)
      case .percent(let percent) where column != nil:
        demand = .limit(comparator, Amount(percent, unit: "%"))
      case .percent:
        throw Self.wrong(
          "a percentage is of a baseline",
          "write \"\(metric.words) growth < 10%\", a size such as 512MiB, or \"peak of COLUMN < 10%\""
        )
      }
      return
    }
    demand = try Self.growth(&rest)
  }

  private static func growth(_ rest: inout ArraySlice<String>) throws(PlotError) -> Demand {
    var bounds: [Bound] = []
    var joiner: String?
    while let next = rest.first, next.lowercased() != "against" {
      if !bounds.isEmpty {
        joiner = next.lowercased()
        guard joiner == "or" || joiner == "and" else {
          throw wrong("\"\(next)\" stands behind the bound", "join bounds by \"or\"")
        }
        rest.removeFirst()
      }
      var (comparator, size) = try clause(&rest)
      let isUpper = comparator == .below || comparator == .atMost
      switch (joiner, isUpper) {
      case (nil, true), ("or", true): break
      case ("and", false):
        // Only growth of more than this counts: it holds where the growth is no more.
        comparator = comparator == .above ? .atMost : .below
      case ("and", true):
        throw wrong(
          "two bounds that must both hold are two checks",
          "write \"or\" for a growth that fails only beyond both, or two checks")
      default:
        throw wrong("a growth is bounded from above", "write \"growth < 10%\"")
      }
      bounds.append(Bound(comparator: comparator, size: size))
    }
    let percentages = bounds.count { if case .percent = $0.size { true } else { false } }
    guard percentages <= 1, bounds.count - percentages <= 1 else {
      throw wrong(
        "a growth has one percentage and one size at most", "write \"growth < 10% or < 256KiB\"")
    }
    guard !rest.isEmpty else { return .growth(bounds, against: nil) }
    rest.removeFirst()
    guard !rest.isEmpty else {
      throw wrong("\"against\" names no file", "write \"against baseline.json\"")
    }
    return .growth(bounds, against: rest.joined(separator: " "))
  }

  /// Takes a comparator and an amount from the front.
  private static func clause(
    _ rest: inout ArraySlice<String>
  ) throws(PlotError) -> (Comparator, Bound.Size) {
    guard let sign = rest.first, let comparator = Comparator(rawValue: sign) else {
      throw wrong(
        rest.first.map { "\"\($0)\" is no <, <=, > or >=" } ?? "there is no amount",
        "write \"< 256KiB\"")
    }
    rest.removeFirst()
    var text = ""
    while let next = rest.first, !["or", "and", "against"].contains(next.lowercased()) {
      text += next
      rest.removeFirst()
    }
    guard !text.isEmpty else {
      throw wrong("there is no amount behind \(sign)", "write \"\(sign) 512MiB\"")
    }
    if text.hasSuffix("%") {
      guard let (percent, dimension) = Quantity.parseAny(String(text.dropLast())),
        dimension == .number, percent >= 0
      else { throw wrong("\"\(text)\" is no percentage", "write 10%") }
      return (comparator, .percent(percent))
    }
    guard let amount = Amount(text) else {
      throw wrong(
        "\"\(text)\" is no amount", "write 512MiB, 1.5s or a plain number; units' case matters")
    }
    return (comparator, .amount(amount))
  }

  /// Reads a figure with its column.
  ///
  /// Words that are near no figure are a column, whose highest value is meant where the limit is an
  /// upper one, and its lowest otherwise.
  private static func figure(
    _ words: [String], isUpper: Bool
  ) throws(PlotError) -> (Metric, String?) {
    let lower = words.map { $0.lowercased() }
    var metric: Metric?
    var length = 0
    for phrase in phrases where lower.starts(with: phrase.words) && phrase.words.count > length {
      (metric, length) = (phrase.metric, phrase.words.count)
    }
    if metric == nil, let first = lower.first, first.hasPrefix("p"),
      let percentile = Percentile(first.dropFirst())
    {
      (metric, length) = (.percentile(percentile), 1)
    }
    guard let metric else {
      let word = words.joined(separator: " ")
      let known = ["peak", "min", "live at end", "mean", "time mean", "p95", "events", "duration"]
      let nearest = Spelling.nearest(to: word, among: known)
      let isPercentile = word.lowercased().hasPrefix("p") && Double(word.dropFirst()) != nil
      if !word.isEmpty, nearest == nil, !isPercentile { return (isUpper ? .peak : .lowest, word) }
      throw wrong(
        word.isEmpty ? "it names no figure" : "there is no figure \"\(word)\"",
        nearest.map { "did you mean \"\($0)\"?" } ?? "figures are \(figures)")
    }
    var rest = words[length...]
    let saysOf = rest.first?.lowercased() == "of"
    if saysOf { rest.removeFirst() }
    guard !rest.isEmpty else {
      if saysOf { throw wrong("\"of\" names no column", "write \"\(metric.words) of stack\"") }
      return (metric, nil)
    }
    guard metric.isOfColumn else {
      throw wrong("\(metric.words) is of no column", "take \"\(rest.joined(separator: " "))\" away")
    }
    return (metric, rest.joined(separator: " "))
  }

  private static func isComparator(_ token: String) -> Bool {
    Comparator(rawValue: token) != nil
  }

  /// Cuts at blanks and around comparators.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var word = ""
    var letters = Array(text)[...]
    func isSign(_ letter: Character) -> Bool { letter == "<" || letter == ">" }
    while let letter = letters.popFirst() {
      if letter.isWhitespace || isSign(letter) || letter == "≤" || letter == "≥" {
        if !word.isEmpty { tokens.append(word) }
        word = ""
      }
      if isSign(letter) {
        let isWide = letters.first == "="
        if isWide { letters.removeFirst() }
        tokens.append(String(letter) + (isWide ? "=" : ""))
      } else if letter == "≤" || letter == "≥" {
        tokens.append(letter == "≤" ? "<=" : ">=")
      } else if !letter.isWhitespace {
        word.append(letter)
      }
    }
    if !word.isEmpty { tokens.append(word) }
    return tokens
  }

  private static func wrong(_ message: String, _ remedy: String) -> PlotError {
    PlotError(.config, message, remedy: remedy)
  }
}
