import TextReading
import PlotCore

/// The series of an answer, 16 bytes for each sample.
struct MatrixAnswer {
  /// One series, in order of time.
  struct Series {
    var labels: [(name: String, value: String)] = []
    /// Nanoseconds since 1970.
    var times: [Int64] = []
    /// NaN is a gap.
    var values: [Double] = []
    /// Whether all values are whole and exact.
    var isWhole = true
  }

  private(set) var series: [Series] = []
  /// Series beyond the limit.
  private(set) var leftOut = 0
  private var badLines = BadLines()
  private var hasHistograms = false
  private let tokens: JSONTokens
  private let byteCount: Int
  private let mostSeries: Int
  /// About the fewest bytes of a sample: `[1700000000,"1234567"],`.
  private static let shortestSample = 24

  /// Reads an answer; throws where it is no JSON, not of this form, or an error's.
  init(_ file: InputFile, mostSeries: Int) throws(PlotError) {
    tokens = JSONTokens(file)
    byteCount = file.byteCount
    self.mostSeries = mostSeries
    guard try tokens.take() == .objectStart else { throw foreign() }
    var hasData = false
    while try tokens.take() == .key {
      let key = tokens.string
      let token = try tokens.take()
      switch (key, token) {
      case ("data", .objectStart):
        hasData = true
        try readData()
      case ("error", .string):
        let words = tokens.string.split(whereSeparator: \.isNewline).joined(separator: " ")
        throw PlotError(
          .input, "is the error \"\(words)\", not data", at: Place(file: file.path),
          remedy: "mend the query and ask again")
      default: try tokens.skip(token)
      }
    }
    guard hasData else { throw foreign() }
  }

  /// What readers should know.
  func notes(mostSeries: Int) -> [Note] {
    var notes = [badLines.note].compactMap { $0 }
    if leftOut > 0 {
      notes.append(
        Note(
          .notice, "series-left-out", count: leftOut,
          "only the first \(mostSeries) series are shown",
          remedy: "sum or filter them in the query"))
    }
    if hasHistograms {
      notes.append(Note(.notice, "histograms-left-out", "native histograms are left out"))
    }
    return notes
  }

  private func foreign() -> PlotError {
    tokens.error("this is no answer to query_range with a matrix")
  }

  private mutating func readData() throws(PlotError) {
    while try tokens.take() == .key {
      let key = tokens.string
      let token = try tokens.take()
      switch (key, token) {
      case ("resultType", .string):
        if tokens.string != "matrix" { throw foreign() }
      case ("result", .arrayStart):
        while true {
          let token = try tokens.take()
          if token == .arrayEnd { break }
          guard token == .objectStart else { throw foreign() }
          try readSeries()
        }
      default: try tokens.skip(token)
      }
    }
  }

  private mutating func readSeries() throws(PlotError) {
    var one = Series()
    let isKept = series.count < mostSeries
    while try tokens.take() == .key {
      let key = tokens.string
      let token = try tokens.take()
      switch (key, token) {
      case ("metric", .objectStart):
        while try tokens.take() == .key {
          let name = tokens.string
          let value = try tokens.take()
          if value == .string { one.labels.append((name, tokens.string)) }
          try tokens.skip(value)
        }
      case ("values", .arrayStart) where isKept:
        // Growing arrays would be copied again and again; all series of an answer have about as many.
        let expected = series.last?.times.count ?? byteCount / Self.shortestSample
        one.times.reserveCapacity(expected)
        one.values.reserveCapacity(expected)
        try readValues(&one)
      default:
        if key == "histograms" { hasHistograms = true }
        try tokens.skip(token)
      }
    }
    guard isKept else {
      leftOut += 1
      return
    }
    one.order()
    series.append(one)
  }

  private mutating func readValues(_ one: inout Series) throws(PlotError) {
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return }
      let start = tokens.position
      guard token == .arrayStart else {
        badLines.add(at: start, "a sample is no pair of time and value")
        try tokens.skip(token)
        continue
      }
      var time: Int64?
      var value: Double?
      let first = try tokens.take()
      if first == .number {
        time = tokens.withBytes { Timestamp.decimal($0, step: 1_000_000_000) }
        let second = try tokens.take()
        if second == .string || second == .number {
          value = tokens.withBytes { bytes in
            if let whole = AsciiNumber.integer(bytes), whole.magnitude < 1 << 53 {
              return Double(whole)
            }
            guard let number = AsciiNumber.real(bytes) else { return nil }
            one.isWhole = false
            return number.isFinite ? number : .nan
          }
        }
        if second != .arrayEnd { try close(second) }
      } else if first != .arrayEnd {
        try close(first)
      }
      if let time, let value {
        one.times.append(time)
        one.values.append(value)
      } else {
        badLines.add(at: start, "a sample is no pair of time and value")
      }
    }
  }

  /// Goes to the end of the sample's array.
  private func close(_ token: JSONTokens.Token) throws(PlotError) {
    try tokens.skip(token)
    while true {
      let next = try tokens.take()
      if next == .arrayEnd { return }
      try tokens.skip(next)
    }
  }
}

extension MatrixAnswer.Series {
  /// Puts the samples in order of time, where they are not.
  mutating func order() {
    guard !zip(times, times.dropFirst()).allSatisfy({ $0 <= $1 }) else { return }
    let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
    times = order.map { times[$0] }
    values = order.map { values[$0] }
  }
}
