import PlotCore

extension TimeReading {
  /// Chooses by the first values of a column, which decide about the order of dates, and its label.
  package init(samples: [String], label: ColumnLabel) {
    // A broken one among them tells nothing.
    let readable = samples.filter { text in
      var text = text
      return text.withUTF8 { bytes in
        let bytes = UnsafeRawBufferPointer(bytes)
        return AsciiNumber.real(bytes) != nil || Timestamp.iso8601(bytes) != nil
          || Self.isCalendar(bytes)
      }
    }
    let found = (readable.isEmpty ? samples : readable).map { text in
      var text = text
      return text.withUTF8 { UnsafeRawBufferPointer($0).map { $0 } }
    }
    let form = Self.withBuffers(found[...], []) { Self.calendar($0, label: label) }
    self =
      form ?? (found.first ?? [0x30]).withUnsafeBytes { TimeReading(first: $0, label: label) }
  }

  /// Whether a text is a date or a time of day, in whatever order.
  package static func isCalendar(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard let first = bytes.first, bytes.count >= 4 else { return false }
    if (0x61...0x7A).contains(first | 0x20) { return WordedDate(bytes) != nil }
    guard first &- 0x30 < 10 || first == 0x5B else { return false }
    return Timestamp.clock(bytes) != nil || WordedDate(bytes) != nil
      || DateOrder.allCases.contains { Timestamp.dated(bytes, order: $0) != nil }
  }

  /// The form of dates that are no ISO 8601, or of times of day; nil where they are neither.
  static func calendar(
    _ samples: [UnsafeRawBufferPointer], label: ColumnLabel
  ) -> TimeReading? {
    guard let first = samples.first, isCalendar(first), Timestamp.iso8601(first) == nil else {
      return nil
    }
    if Timestamp.clock(first) != nil {
      let words = NameWords(label.name)
      return .clock(isSpan: words.has(["elapsed", "etime", "etimes", "uptime", "duration"]))
    }
    if let worded = WordedDate(first) { return .worded(hasYear: worded.year != nil) }
    func reads(_ order: DateOrder) -> Bool {
      samples.allSatisfy { Timestamp.dated($0, order: order) != nil }
    }
    if reads(.yearFirst), !reads(.dayFirst) || first.firstIndex(where: { $0 &- 0x30 > 9 }) == 4 {
      return .dates(.yearFirst, isSure: true)
    }
    let (day, month) = (reads(.dayFirst), reads(.monthFirst))
    guard day || month else { return nil }
    if day != month {
      // `26-11-23` may as well begin with its year, as dates between hyphens do.
      let isYearFirst = first.contains(0x2D) && reads(.yearFirst)
      return .dates(day ? .dayFirst : .monthFirst, isSure: !isYearFirst)
    }
    // Between points the day comes first; between slashes both are usual.
    if first.contains(0x2E), first.prefix(6).contains(0x2E) {
      return .dates(.dayFirst, isSure: true)
    }
    return .dates(.monthFirst, isSure: false)
  }

  /// Gives the bytes of several texts at once.
  private static func withBuffers<Result>(
    _ texts: ArraySlice<[UInt8]>, _ buffers: [UnsafeRawBufferPointer],
    _ body: ([UnsafeRawBufferPointer]) -> Result
  ) -> Result {
    guard let first = texts.first else { return body(buffers) }
    return first.withUnsafeBytes { withBuffers(texts.dropFirst(), buffers + [$0], body) }
  }
}

/// Reads moments one after the other, since a time of day is known only beside the one before.
package struct MomentReader {
  private let reading: TimeReading
  private let step: Int64
  private let knowsDay: Bool
  private var last: Int64?
  private var day: Int64 = 0
  /// The year of dates that name none: a leap year first.
  private var year = 2000
  private static let dayLength: Int64 = 86_400_000_000_000
  /// Whether a date was found that only another order of day and month can read.
  package private(set) var isContradicted = false
  private var shared = SharedZone()

  /// The zone that all moments so far name; UTC where they name several or none.
  package var zone: ClockZone { shared.told }

  /// Creates a reader of moments in a form; of plain numbers it reads none. Where the day of a time of
  /// day is known from elsewhere, no midnight is looked for.
  package init(_ reading: TimeReading, knowsDay: Bool = false) {
    self.reading = reading
    self.knowsDay = knowsDay
    if case .moments(let step) = reading { self.step = step } else { step = 1 }
  }

  /// Returns a moment in nanoseconds; nil where the text is none.
  package mutating func nanoseconds(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    switch reading {
    case .plain: return nil
    case .moments:
      guard TimeReading.isISO(bytes) else { return Timestamp.decimal(bytes, step: step) }
      return told(Timestamp.zoned(bytes))
    case .dates(let order, let isSure):
      if let moment = told(Timestamp.dated(bytes, order: order)) { return moment }
      let other: DateOrder = order == .dayFirst ? .monthFirst : .dayFirst
      if !isSure, Timestamp.dated(bytes, order: other) != nil { isContradicted = true }
      return nil
    case .worded:
      guard let date = WordedDate(bytes) else { return nil }
      return date.year == nil ? inItsYear(date) : told(date.moment())
    case .clock(let isSpan):
      guard let clock = Timestamp.clock(bytes, isSpan: isSpan) else { return nil }
      return isSpan || knowsDay ? clock : onItsDay(clock)
    }
  }

  @inline(__always)
  private mutating func told(_ moment: ZonedMoment?) -> Int64? {
    guard let moment else { return nil }
    shared.add(moment.zone)
    return moment.nanoseconds
  }

  /// A date without a year that goes back by more than half of one has passed its end.
  private mutating func inItsYear(_ date: WordedDate) -> Int64 {
    var moment = date.moment(in: year).nanoseconds
    if let last, last - moment > 183 * Self.dayLength {
      year += 1
      moment = date.moment(in: year).nanoseconds
    }
    last = moment
    return moment
  }

  /// A clock that goes back by more than half a day has passed midnight; one that goes on by almost a
  /// whole one is a late sample of the day before.
  private mutating func onItsDay(_ clock: Int64) -> Int64 {
    defer { last = clock }
    guard let last else { return clock }
    if last - clock > Self.dayLength / 2 { day += 1 }
    if clock - last > Self.dayLength / 24 * 23, day > 0 { day -= 1 }
    return clock + day * Self.dayLength
  }
}

extension Timestamp {
  /// Writes a time of day to the second: `18:53:36`.
  static func clockText(_ nanoseconds: Int64) -> String {
    let seconds = nanoseconds / 1_000_000_000
    func two(_ value: Int64) -> String { value < 10 ? "0\(value)" : "\(value)" }
    return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
  }
}
