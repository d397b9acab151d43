import PlotCore

/// What a header's word tells of a column: its name, and often its unit.
///
/// Units stand in brackets (`heap [MiB]`, `mem (kB)`) or at the end of a name (`rss_bytes`,
/// `elapsed_ms`, `heapUsedMB`), there only where the word can mean nothing else.
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
  /// The word for a unit of which tools do not agree whether it counts 1024s or 1000s (`kB`, `MB`), or
  /// which was taken from a custom rather than from the name; nil where the unit is sure.
  public var guess: String?
  /// The base that was taken for it.
  package var guessedBase = 1024.0

  /// Understands a header's word.
  ///
  /// `kB`, `MB` and `GB` of memory are powers of 1024, as the tools that write them mean it, and powers
  /// of 1000 of what goes over a network or to a disk; a base that is given holds for both.
  public init(_ word: String, base: Double? = nil) {
    name = Self.trimmed(word[...])
    title = ""
    (unit, scale, hasUnit) = (.none, 1, false)
    var rest = name
    var unitWord: String?
    if let found = Self.bracketed(name) {
      // A remark in brackets that is no unit we know is still a unit: `cpu (%)`, `rate [1/s]`.
      name = found.name
      rest = name
      (unit, scale) = Self.unit(named: found.unit) ?? (Unit(found.unit), 1)
      hasUnit = true
      unitWord = found.unit
    } else if let found = UnitWord(of: name) {
      (unit, scale) = (found.unit, found.scale)
      hasUnit = true
      (unitWord, rest) = (found.word, found.rest)
    } else if Self.isOfProcess(name) {
      (unit, scale, hasUnit) = (.bytes, 1024, true)
      guess = "KiB, as in /proc"
    }
    let words = rest.split(separator: "_", omittingEmptySubsequences: true)
    title = words.isEmpty ? name : words.joined(separator: " ")
    guard unit == .bytes, let unitWord, let power = Self.thousands(scale) else { return }
    let base = base ?? (Measure(name, .bytes).isTraffic ? 1000 : 1024)
    scale = (0..<power).reduce(1.0) { scale, _ in scale * base }
    // The kernel counts a process's memory in kB of 1024.
    if !Self.isOfProcess(name) { (guess, guessedBase) = (unitWord, base) }
  }

  /// Whether a name is one of the fields of `/proc/PID/status`, which are in KiB.
  private static func isOfProcess(_ name: String) -> Bool {
    [
      "VmPeak", "VmSize", "VmLck", "VmPin", "VmHWM", "VmRSS", "VmData", "VmStk", "VmExe", "VmLib",
      "VmPTE", "VmSwap", "RssAnon", "RssFile", "RssShmem",
    ].contains(name)
  }

  /// The power of a thousand that a number is; nil where it is none above the first.
  private static func thousands(_ scale: Double) -> Int? {
    [1e3, 1e6, 1e9, 1e12].firstIndex(of: scale).map { $0 + 1 }
  }

  /// Whether the word by itself says that the column tells when.
  public var isTime: Bool {
    if hasUnit, unit != .seconds { return false }
    let words = NameWords(title).all
    guard let first = words.first, let last = words.last else { return false }
    return ["time", "timestamp", "elapsed", "date", "datetime", "ts", "epoch"].contains(first)
      || ["timestamp", "time", "datetime"].contains(last) && words.count <= 2
        && !Self.spans.contains(first)
      || words.count == 1 && ["t", "seconds", "sec", "secs", "s", "ms", "clock"].contains(first)
  }

  /// What takes time: `gc time` is an amount of it.
  private static let spans: Set = [
    "cpu", "user", "sys", "system", "gc", "pause", "idle", "run", "real", "busy", "wait",
    "response",
    "request", "processing", "start", "boot", "compile", "build", "service",
  ]

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
