import TextReading
import PlotCore

/// Reads the members of one series' object.
struct SeriesReading {
  private static let second: Int64 = 1_000_000_000
  private var one = RecordedSeries()
  private let expected: Int
  /// Whether values stand by themselves, and their times in an array of their own; nil before the first.
  private var isExport: Bool?
  private var start: Place.Position?
  /// Whether there were samples, or places for them.
  private(set) var hasSamples = false

  init(expecting expected: Int) { self.expected = expected }

  /// Takes a member whose first token was given; false where it is none of a series.
  mutating func take(
    _ key: String, _ token: JSONTokens.Token, _ tokens: JSONTokens, _ set: inout SeriesSet
  ) throws(PlotError) -> Bool {
    switch (key, token) {
    case ("metric", .objectStart):
      start = tokens.position
      while try tokens.take() == .key {
        let name = tokens.string
        let value = try tokens.take()
        if value == .string { one.labels.append((name, tokens.string)) }
        try tokens.skip(value)
      }
    case ("values", .arrayStart) where !set.isFull:
      hasSamples = true
      one.times.reserveCapacity(expected)
      one.values.reserveCapacity(expected)
      try readValues(tokens, &set)
    case ("timestamps", .arrayStart) where !set.isFull: try readTimes(tokens, &set)
    case ("values", .arrayStart), ("timestamps", .arrayStart):
      hasSamples = true
      try tokens.skip(token)
    case ("value", .arrayStart):
      set.hasInstants = true
      try tokens.skip(token)
    case ("histograms", _):
      set.hasHistograms = true
      try tokens.skip(token)
    default: return false
    }
    return true
  }

  /// The series, once its object has ended.
  mutating func ended(_ set: inout SeriesSet) -> RecordedSeries {
    let count = min(one.times.count, one.values.count)
    if one.times.count != one.values.count {
      set.badLines.add(
        at: start ?? Place.Position(line: 1, column: 1),
        "there are \(one.values.count) values and \(one.times.count) times")
      one.times.removeLast(one.times.count - count)
      one.values.removeLast(one.values.count - count)
    }
    return one
  }

  private mutating func readValues(
    _ tokens: JSONTokens, _ set: inout SeriesSet
  ) throws(PlotError) {
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return }
      let start = tokens.position
      if isExport == nil { isExport = token != .arrayStart }
      if isExport == true, token == .number || token == .null || token == .string {
        // VictoriaMetrics exports the values by themselves, and null where there is none.
        one.values.append(token == .null ? .nan : value(tokens) ?? .nan)
        continue
      }
      guard token == .arrayStart, isExport == false else {
        set.badLines.add(at: start, "a sample is no pair of time and value")
        try tokens.skip(token)
        continue
      }
      var time: Int64?
      var value: Double?
      let first = try tokens.take()
      if first == .number {
        time = tokens.withBytes { Timestamp.decimal($0, step: Self.second) }
        let second = try tokens.take()
        if second == .string || second == .number { value = self.value(tokens) }
        if second != .arrayEnd { try close(second, tokens) }
      } else if first != .arrayEnd {
        try close(first, tokens)
      }
      if let time, let value {
        one.times.append(time)
        one.values.append(value)
      } else {
        set.badLines.add(at: start, "a sample is no pair of time and value")
      }
    }
  }

  private mutating func value(_ tokens: JSONTokens) -> Double? {
    let (value, isWhole) = tokens.withBytes { SampleValue.read($0) }
    one.isWhole = one.isWhole && isWhole
    return value
  }

  /// Reads milliseconds since 1970.
  private mutating func readTimes(_ tokens: JSONTokens, _ set: inout SeriesSet) throws(PlotError) {
    hasSamples = true
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return }
      let time =
        token == .number ? tokens.withBytes { Timestamp.decimal($0, step: 1_000_000) } : nil
      guard let time else {
        set.badLines.add(at: tokens.position, "a time is no number of milliseconds")
        try tokens.skip(token)
        // Times and values go by their order.
        one.times.append(one.times.last ?? 0)
        continue
      }
      one.times.append(time)
    }
  }

  /// Goes to the end of the sample's array.
  private func close(_ token: JSONTokens.Token, _ tokens: JSONTokens) throws(PlotError) {
    try tokens.skip(token)
    while true {
      let next = try tokens.take()
      if next == .arrayEnd { return }
      try tokens.skip(next)
    }
  }
}

/// A sample's value as Prometheus writes it.
enum SampleValue {
  /// Reads a value, and tells whether it is whole and exact; infinities are gaps, and what is no
  /// number is nil.
  static func read(_ bytes: UnsafeRawBufferPointer) -> (value: Double?, isWhole: Bool) {
    if let whole = AsciiNumber.integer(bytes), whole.magnitude < 1 << 53 {
      return (Double(whole), true)
    }
    guard let number = AsciiNumber.real(bytes) else { return (nil, true) }
    return (number.isFinite ? number : .nan, false)
  }
}
