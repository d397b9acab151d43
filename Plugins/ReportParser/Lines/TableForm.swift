/// What the head of a table within a report looks like, and its rows.
struct TableForm: Sendable {
  /// The words that the head has, among others.
  var words: Set<String>
  /// How many blanks part columns at least.
  var gap = 1
  /// The columns of texts; all others hold numbers.
  var texts: Set<String> = []
  /// The column whose texts have blanks in them.
  var wide: String?
  /// The columns that are not read.
  var skip: Set<String> = []
  /// The units of columns, by their words or the beginnings of these: `kb*`.
  var units: [String: String] = [:]
  /// What columns are called that have another word.
  var names: [String: String] = [:]
  /// Whether each row begins with a time, above which the head has one, too.
  var isTimed = false

  /// The unit of a column; nil where its word or its values tell.
  func unit(of word: String) -> String? {
    units[word] ?? units.first { $0.key.hasSuffix("*") && word.hasPrefix($0.key.dropLast()) }?.value
  }
}

/// A head of a table that was found in a report.
struct TableHeadline {
  /// The columns in their order; nil for those that are not read.
  var fields: [ReportField?]
  /// How many words of a row are the time before them.
  var timeWords: Int
  /// The place of the column whose texts have blanks.
  var wide: Int?

  /// Finds the head's columns in a line's words; nil where the line is no such head.
  init?(_ form: TableForm, _ words: [String]) {
    guard form.words.isSubset(of: words) else { return nil }
    var words = words
    timeWords = 0
    if form.isTimed {
      timeWords = words.prefix { $0.first?.isNumber == true || $0 == "AM" || $0 == "PM" }.count
      guard timeWords > 0 else { return nil }
      words.removeFirst(timeWords)
    }
    wide = form.wide.flatMap { words.firstIndex(of: $0) }
    var known: Set<String> = []
    fields = words.map { word in
      guard !form.skip.contains(word) else { return nil }
      var name = form.names[word] ?? word
      while !known.insert(name).inserted { name += "-2" }
      return ReportField(
        name: name, unit: form.unit(of: word), isText: form.texts.contains(word), isHeld: false)
    }
  }
}
