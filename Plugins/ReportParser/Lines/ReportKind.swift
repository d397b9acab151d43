/// A kind of report, described by what its lines look like.
struct ReportKind: Sendable {
  /// The word by which configs name it.
  var id: String
  /// What prints it.
  var source: String
  /// Lines by which it is known; one of them is enough.
  var signs: [LineForm]
  /// What its lines look like; of several that fit the first counts.
  var lines: [LineForm]
  /// Whether a line that is a date or an epoch and nothing else begins a sample.
  var hasDates = false
  /// The column that it is about, the first that there is of these; where there is none names and units tell.
  var main: [String]
  /// The columns that tell the rows of a sample apart.
  var keys: [String] = []
  /// The columns of its figure, if it has some of them; all others are data beside it.
  var shown: Set<String> = []
  /// What unit it counts in if it does not say, for readers: `KiB, as free counts unless asked otherwise`.
  var guess: String?

  /// Makes a kind that is known by any line that makes a row.
  init(
    _ id: String, _ source: String, signs: [LineForm] = [], _ lines: [LineForm],
    hasDates: Bool = false, main: String..., keys: [String] = [],
    shown: Set<String> = [], guess: String? = nil
  ) {
    (self.id, self.source, self.lines) = (id, source, lines)
    self.signs = signs.isEmpty ? lines : signs
    (self.hasDates, self.main, self.keys) = (hasDates, main, keys)
    (self.shown, self.guess) = (shown, guess)
  }
}

/// What a line does.
enum LineForm: Sendable {
  /// It is a row.
  case row(LinePattern)
  /// It holds for all rows that follow, until it comes again.
  case held(LinePattern)
  /// It begins a sample, whose row, or rows, follow.
  case begin(LinePattern)
  /// It tells some columns of the sample's row.
  case part(LinePattern)
  /// It tells the column that `{key:}` names, whose value is `{value}`; one that comes again begins a sample.
  case pair(LinePattern, counts: Set<String> = [])
  /// It is the head of a table.
  case table(TableForm)

  /// Words that each line of the form has: of a pattern the longest.
  var words: [String] {
    switch self {
    case .row(let pattern), .held(let pattern), .begin(let pattern), .part(let pattern),
      .pair(let pattern, counts: _):
      [pattern.longestText]
    case .table(let form): form.words.flatMap { $0.split(separator: " ").map(String.init) }
    }
  }

  static func row(_ pattern: String) -> LineForm { .row(LinePattern(pattern)) }
  static func held(_ pattern: String) -> LineForm { .held(LinePattern(pattern)) }
  static func begin(_ pattern: String) -> LineForm { .begin(LinePattern(pattern)) }
  static func part(_ pattern: String) -> LineForm { .part(LinePattern(pattern)) }
  static func pair(_ pattern: String, counts: Set<String> = []) -> LineForm {
    .pair(LinePattern(pattern), counts: counts)
  }
}

/// A column of a report.
struct ReportField: Hashable, Sendable {
  var name: String
  /// The unit of its plain numbers; nil where its name or its values tell.
  var unit: String?
  var isText: Bool
  /// Whether a value holds for the rows that follow.
  var isHeld: Bool

  /// The column of times, if there is one.
  static let time = "time"
  /// The column that counts samples, where nothing tells when they were.
  static let sample = "sample"
}
