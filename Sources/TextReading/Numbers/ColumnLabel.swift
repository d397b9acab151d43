import PlotCore

/// What a header's word tells of a column: its name, and often its unit.
///
/// Units stand in brackets (`heap [MiB]`, `mem (kB)`) or behind an underscore (`rss_bytes`,
/// `elapsed_ms`).
public struct ColumnLabel: Hashable, Sendable {
  /// The name by which configs know the column: the word without a unit in brackets.
  public var name: String
  /// The name that readers see: without any unit, underscores turned to blanks.
  public var title: String
  /// What the numbers count.
  public var unit: Unit
  /// How many of the unit a number's one is.
  public var scale: Double
  /// Whether the word names a unit.
  public var hasUnit: Bool

  /// Understands a header's word.
  public init(_ word: String) {
    name = Self.trimmed(word[...])
    title = ""
    (unit, scale, hasUnit) = (.none, 1, false)
    if let found = Self.bracketed(name) {
      // A remark in brackets that is no unit we know is still a unit: `cpu (%)`, `rate [1/s]`.
      name = found.name
      (unit, scale) = Self.unit(named: found.unit) ?? (Unit(found.unit), 1)
      hasUnit = true
    }
    var words = name.split(separator: "_", omittingEmptySubsequences: true).map(String.init)
    if !hasUnit, words.count > 1, let found = Self.suffix(words) {
      (unit, scale) = found
      hasUnit = true
      words.removeLast()
    }
    title = words.isEmpty ? name : words.joined(separator: " ")
  }

  /// Whether the word by itself says that the column tells when.
  public var isTime: Bool {
    if hasUnit, unit != .seconds { return false }
    let words = title.lowercased().split { !$0.isLetter && $0 != "µ" }.map(String.init)
    guard let first = words.first, let last = words.last else { return false }
    return ["time", "timestamp", "elapsed", "date", "datetime", "ts", "epoch"].contains(first)
      || ["timestamp", "time", "datetime"].contains(last) && words.count <= 2
        && !["cpu", "user", "sys", "system", "gc", "pause", "idle", "run"].contains(first)
      || words.count == 1 && ["t", "seconds", "sec", "secs", "s", "ms", "clock"].contains(first)
  }

  /// Returns what a unit's word means: its plain unit and how many of that it is; nil for words
  /// that are no unit of bytes, time or share.
  public static func unit(named word: String) -> (unit: Unit, scale: Double)? {
    let folded = word.lowercased()
    switch folded {
    case "bytes", "byte": return (.bytes, 1)
    case "kilobytes": return (.bytes, 1e3)
    case "megabytes": return (.bytes, 1e6)
    case "gigabytes": return (.bytes, 1e9)
    case "seconds", "second", "secs", "sec": return (.seconds, 1)
    case "milliseconds", "millis", "msec", "msecs": return (.seconds, 1e-3)
    case "microseconds", "micros", "usec", "usecs": return (.seconds, 1e-6)
    case "nanoseconds", "nanos", "nsec", "nsecs": return (.seconds, 1e-9)
    case "minutes", "minute", "mins": return (.seconds, 60)
    case "hours", "hour": return (.seconds, 3600)
    case "%", "percent", "pct": return (Unit("%"), 1)
    default: break
    }
    for (dimension, unit) in [(Quantity.Dimension.bytes, Unit.bytes), (.time, .seconds)] {
      let found =
        dimension.units.first { $0.symbol == word }
        ?? dimension.units.first { $0.symbol.lowercased() == folded }
      if let found { return (unit, found.factor) }
    }
    return nil
  }

  /// A single letter behind an underscore is a unit only where the words before say so.
  private static func suffix(_ words: [String]) -> (unit: Unit, scale: Double)? {
    guard let last = words.last, let found = unit(named: last) else { return nil }
    if last.count > 1 { return found }
    let before = words.dropLast().joined(separator: " ").lowercased()
    let isTime = ["time", "elapsed", "duration", "wall", "clock", "t"].contains {
      before == $0 || before.hasPrefix($0 + " ") || before.hasSuffix(" " + $0)
    }
    return isTime == (found.unit == .seconds) && last != "h" ? found : nil
  }

  private static func bracketed(_ word: String) -> (name: String, unit: String)? {
    guard let end = word.last, end == "]" || end == ")",
      let open = word.lastIndex(of: end == "]" ? "[" : "(")
    else { return nil }
    let name = trimmed(word[..<open])
    let unit = trimmed(word[word.index(after: open)...].dropLast())
    return name.isEmpty || unit.isEmpty || unit.count > 16 ? nil : (name, unit)
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}

extension [ColumnLabel] {
  /// The labels with names that differ: a name that came before gets a number.
  public var distinct: [ColumnLabel] {
    var seen: Set<String> = []
    return map { label in
      var label = label
      var number = 2
      let name = label.name
      while !seen.insert(label.name).inserted {
        label.name = "\(name)-\(number)"
        number += 1
      }
      return label
    }
  }
}
