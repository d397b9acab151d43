import PlotCore

/// The unit that the end of a column's name tells, where it can mean nothing else.
///
/// `lat_min` is a least value, `ops_per_second` no time and `t_us` no country: a short word counts only
/// where the words before it are about time.
struct UnitWord {
  var unit: Unit
  var scale: Double
  /// The unit's own word.
  var word: String
  /// The name without it.
  var rest: String

  private static let names: Set = ["bytes", "byte", "kib", "mib", "gib", "kilobytes", "megabytes"]
  private static let separators: Set<Character> = ["_", " ", "-", "."]
  /// Words that also mean something else: a least value, a pronoun, a name space, one hour of many.
  private static let doubtful: Set = ["min", "us", "ns", "second", "minute", "hour", "day"]
  private static let clocks: Set = [
    "time", "elapsed", "uptime", "runtime", "wall", "walltime", "clock", "t", "timestamp", "ts",
  ]
  private static let spans: Set = [
    "duration", "latency", "lat", "delay", "pause", "wait", "rtt", "ping", "age", "lag", "gc",
    "cpu",
    "user", "sys", "system", "real", "cost", "took",
  ]
  /// Units as the last hump of a name: `heapUsedBytes`, `elapsedMs`.
  private static let humps = [
    "Bytes", "KiB", "MiB", "GiB", "TiB", "KB", "MB", "GB", "TB", "Kb", "Mb", "Gb", "Seconds",
    "Secs",
    "Sec", "Millis", "Micros", "Nanos", "Ms", "Us", "Ns", "Minutes", "Mins", "Min", "Hours",
    "Percent",
    "Pct",
  ]

  /// Finds the unit at the end of a name; nil where there is none.
  init?(of name: String) {
    // A column that is called by its unit alone counts nothing else.
    if Self.names.contains(name.lowercased()), let found = ColumnLabel.unit(named: name) {
      (unit, scale) = found
      (word, rest) = (name, "")
      return
    }
    guard let (rest, word) = Self.cut(name), let found = ColumnLabel.unit(named: word) else {
      return nil
    }
    let before = NameWords(rest).all
    guard let last = before.last, last != "per", Self.isClear(word, of: found.unit, behind: before)
    else { return nil }
    (unit, scale) = found
    (self.word, self.rest) = (word, rest)
  }

  /// Cuts a name before its last word.
  private static func cut(_ name: String) -> (rest: String, word: String)? {
    if name.count > 1, name.hasSuffix("%") { return (String(name.dropLast()), "%") }
    if name.count > 1, name.hasPrefix("%") { return (String(name.dropFirst()), "%") }
    if let place = name.lastIndex(where: { separators.contains($0) }) {
      let word = String(name[name.index(after: place)...])
      let rest = String(name[..<place])
      if ColumnLabel.unit(named: word) != nil {
        // `-` and `.` part words of many kinds, a single letter behind them is seldom a unit.
        return word.count > 1 || name[place] == "_" ? (rest, word) : nil
      }
    }
    for hump in humps where name.hasSuffix(hump) {
      let rest = name.dropLast(hump.count)
      guard let last = rest.last, last.isLowercase || last.isNumber else { continue }
      return (String(rest), hump)
    }
    return nil
  }

  private static func isClear(_ word: String, of unit: Unit, behind before: [String]) -> Bool {
    let isClock =
      before.first.map(clocks.contains) == true || before.last.map(clocks.contains) == true
    if word.count == 1 {
      // `time_s` counts seconds, `size_s` does not, and h is seldom an hour.
      return unit == .seconds ? isClock && word != "h" : unit != .bytes || (word == "B" && !isClock)
    }
    guard doubtful.contains(word.lowercased()) else { return true }
    let isSpan = isClock || before.contains { spans.contains($0) }
    return word.lowercased() == "min" ? isClock : isSpan
  }
}
