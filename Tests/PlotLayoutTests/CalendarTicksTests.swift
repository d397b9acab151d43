import PlotCore
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct CalendarTicksTests {
  /// A span on an axis with a clock: year, month, day and seconds of the day at either end, some of what
  /// stands at its ticks, and what does not.
  struct Row: CustomTestStringConvertible, Sendable {
    var start: [Double]
    var end: [Double]
    var title: String
    var labels: [String]
    var others: [String]

    init(
      _ start: [Double], _ end: [Double], _ title: String, _ labels: [String],
      without others: [String] = []
    ) {
      (self.start, self.end, self.title) = (start, end, title)
      (self.labels, self.others) = (labels, others)
    }

    var testDescription: String { title }

    static func moment(_ parts: [Double]) -> Double {
      NaiveCalendar.seconds(Int(parts[0]), Int(parts[1]), Int(parts[2]))
        + (parts.count > 3 ? parts[3] : 0)
    }
  }

  private static let day = 86_400.0

  private static func column(_ start: Double) -> Column {
    var column = Column(
      "date", unit: .seconds, offset: Int64(start * 1e9), scale: 1e-9, isAscending: true)
    column.isDated = true
    return column
  }

  static let rows = [
    Row(
      [2023, 1, 1], [2024, 12, 1], "Jan 2023 – Dec 2024, UTC",
      ["Jan 2023", "Apr", "Jul", "Oct", "Jan 2024"], without: ["12 Feb", "Jan"]),
    Row([2024, 1, 1], [2024, 12, 31], "Jan – Dec 2024, UTC", ["Jan 2024", "Jul"]),
    Row([2020, 1, 1], [2023, 1, 1], "Jan 2020 – Jan 2023, UTC", ["Jan 2021", "Jul"]),
    Row([2024, 2, 27], [2024, 3, 7], "27 Feb – 7 Mar 2024, UTC", ["29 Feb", "1 Mar"]),
    Row(
      [2023, 2, 27], [2023, 3, 7], "27 Feb – 7 Mar 2023, UTC", ["28 Feb", "1 Mar"],
      without: ["29 Feb"]),
    Row(
      [1900, 2, 26], [1900, 3, 4], "26 Feb – 4 Mar 1900, UTC", ["28 Feb", "1 Mar"],
      without: ["29 Feb"]),
    Row([2000, 2, 26], [2000, 3, 4], "26 Feb – 4 Mar 2000, UTC", ["29 Feb", "1 Mar"]),
    Row(
      [2100, 2, 26], [2100, 3, 4], "26 Feb – 4 Mar 2100, UTC", ["28 Feb", "1 Mar"],
      without: ["29 Feb"]),
    Row(
      [1890, 1, 1], [2010, 1, 1], "1890 – 2010, UTC", ["1900", "1920", "2000"],
      without: ["1,900"]),
    Row([1700, 1, 1], [2200, 1, 1], "1700 – 2200, UTC", ["1800", "1900", "2000", "2100"]),
    Row([1800, 1, 1], [1821, 1, 1], "1800 – 1821, UTC", ["1810", "1820"]),
    Row([1950, 1, 1], [1960, 1, 1], "Jan 1950 – Jan 1960, UTC", ["1952", "1958"]),
    Row([1680, 1, 1], [1690, 1, 1], "Jan 1680 – Jan 1690, UTC", ["1682", "1688"]),
    Row([2250, 1, 1], [2261, 1, 1], "Jan 2250 – Jan 2261, UTC", ["2252", "2260"]),
    Row(
      [2024, 2, 27], [2024, 4, 26], "27 Feb – 26 Apr 2024, UTC", ["4 Mar", "11 Mar", "1 Apr"],
      without: ["1 Mar"]),
    Row([2024, 6, 1], [2024, 7, 16], "1 Jun – 16 Jul 2024, UTC", ["3 Jun", "8 Jul"]),
    Row([1999, 12, 30], [2000, 1, 3], "30 Dec 1999 – 3 Jan 2000, UTC", ["31 Dec", "1 Jan"]),
    Row(
      [1969, 12, 28], [1970, 1, 5], "28 Dec 1969 – 5 Jan 1970, UTC", ["30 Dec", "1 Jan 1970"]),
    Row([2026, 11, 22], [2026, 11, 23], "22 Nov – 23 Nov 2026, UTC", ["12:00", "18:00"]),
    Row(
      [2026, 11, 22, 61_200], [2026, 11, 22, 64_800], "22 Nov 2026, UTC", ["17:10", "17:20"]),
    Row(
      [1871, 11, 22, 61_200], [1871, 11, 22, 63_000], "22 Nov 1871, UTC", ["17:05", "17:10"]),
    Row(
      [2026, 11, 22, 61_200], [2026, 11, 22, 72_000], "22 Nov 2026, UTC", ["17:00", "18:00"]),
    Row(
      [2026, 11, 23, 61_380], [2026, 11, 23, 61_440], "23 Nov 2026, UTC",
      ["17:03:10", "17:03:50"]),
    Row(
      [2026, 11, 24, 61_380], [2026, 11, 24, 61_381], "24 Nov 2026, UTC",
      ["17:03:00.2", "17:03:00.4"]),
    Row(
      [2026, 11, 25, 61_380], [2026, 11, 25, 61_380.01], "25 Nov 2026, UTC",
      ["17:03:00.000", "17:03:00.010"]),
  ]

  @Test(arguments: rows) func labelsAreThoseOfACalendar(_ row: Row) throws {
    let start = Row.moment(row.start)
    // Seconds since 1970 are no finer than this.
    let span = ((Row.moment(row.end) - start) * 1e6).rounded() / 1e6
    let placed = try PlacedAxis.sample(
      0, span, of: Self.column(start), length: 420,
      scale: ScaleSpec(.time))
    for label in row.labels { #expect(placed.labels.contains(label), "\(label) \(placed.labels)") }
    for label in row.others { #expect(!placed.labels.contains(label), "\(placed.labels)") }
    #expect(placed.axis.title == row.title)
  }

  /// Every candidate against a walk over all days, or over all multiples of its seconds in a day.
  @Test func ticksAreThoseOfANaiveCalendar() throws {
    var random = SeededGenerator(seed: 3)
    var seen: Set<CalendarStep> = []
    for _ in 0..<600 {
      let scale = [0.05, 3, 200, 9000, 2e5, 4e6, 9e7, 3e9][random.below(8)]
      let span = ((0.2 + random.fraction()) * scale * 1e3).rounded() / 1e3
      let start = NaiveCalendar.seconds(1700 + random.below(450)) + random.fraction() * 3e7
      let clock = (start * 1e3).rounded() / 1e3
      let zero = ClockStart(nanoseconds: Int64((clock * 1e3).rounded()) * 1_000_000)
      let search = TickSearch(
        lowest: 0, highest: span, isLooseBelow: false, isLooseAbove: false,
        family: .time, target: 7)
      for candidate in CalendarTicks(search: search, clock: zero).candidates() {
        seen.insert(candidate.step)
        let expected = Self.naive(candidate.step, from: clock, to: clock + span)
        let found = candidate.values.map { $0 + clock }
        let about: Comment = "\(clock) \(span) \(candidate.step): \(found) \(expected)"
        #expect(found.count == expected.count, about)
        #expect(zip(found, expected).allSatisfy { abs($0 - $1) < 2e-6 }, about)
      }
    }
    // Every kind was among them.
    for step in [
      CalendarStep.seconds(0.001), .seconds(0.2), .seconds(15), .seconds(1800), .seconds(21_600),
      .days(1), .days(2), .days(7), .days(14), .months(1), .months(3), .months(6), .years(1),
      .years(5), .years(20), .years(50),
    ] { #expect(seen.contains(step), "\(step)") }
  }

  private static func naive(_ step: CalendarStep, from low: Double, to high: Double) -> [Double] {
    switch step {
    case .seconds(let size):
      // Whole microseconds since the day's beginning that the step divides; both ends are whole
      // milliseconds, which is as fine as seconds since 1970 are told apart in any century.
      let begin = (low / day).rounded(.down) * day
      let (micro, first, last) = (
        Int((size * 1e6).rounded()), Int(((low - begin) * 1e3).rounded()) * 1000,
        Int(((high - begin) * 1e3).rounded()) * 1000
      )
      return stride(from: (first + micro - 1) / micro * micro, through: last, by: micro)
        .map { begin + Double($0) / 1e6 }
    case .days(let count):
      return NaiveCalendar.beginnings(from: low, to: high) { day in
        count % 7 == 0
          ? day.weekday == 0 && (day.number + 3) % Int(count) == 0
          : day.number % Int(count) == 0
      }
    case .months(let count):
      return NaiveCalendar.beginnings(from: low, to: high) {
        $0.day == 1 && ($0.month - 1) % Int(count) == 0
      }
    case .years(let count):
      return NaiveCalendar.beginnings(from: low, to: high) {
        $0.day == 1 && $0.month == 1 && $0.year % Int(count) == 0
      }
    }
  }

  @Test(arguments: [
    (1600, 2, 29), (1678, 1, 1), (1752, 9, 14), (1900, 2, 28), (1900, 3, 1), (1969, 12, 31),
    (1970, 1, 1), (1972, 2, 29), (1999, 12, 31), (2000, 2, 29), (2000, 3, 1), (2023, 1, 1),
    (2024, 2, 29), (2100, 2, 28), (2100, 3, 1), (2261, 12, 31), (2299, 6, 5), (1601, 1, 1),
    (1800, 2, 28), (2038, 1, 19), (2096, 2, 29),
  ]) func daysAreCountedAsBySteppingThroughThem(_ date: (Int, Int, Int)) {
    let number = Int64(NaiveCalendar.seconds(date.0, date.1, date.2) / Self.day)
    #expect(
      Timestamp.day(year: Int64(date.0), month: Int64(date.1), day: Int64(date.2)) == number)
    let back = Timestamp.date(ofDay: number)
    #expect((Int(back.year), Int(back.month), Int(back.day)) == date)
  }

  /// Labels never touch, whatever the span, the century and the length; and there are at least two
  /// where there is room for them.
  @Test func anyClockAxisHasTicksApart() throws {
    var random = SeededGenerator(seed: 8)
    for _ in 0..<500 {
      let span =
        [0.004, 0.3, 20, 2000, 3e5, 2e7, 8e8, 6e9][random.below(8)] * (0.3 + random.fraction())
      let start = (-8e9 + random.fraction() * 1.4e10).rounded()
      let length = 150 + random.fraction() * 700
      let placed = try PlacedAxis.sample(
        0, span, of: Self.column(start), length: length, scale: ScaleSpec(.time))
      let about: Comment = "\(start) \(span) \(length) \(placed.labels)"
      #expect(placed.ticks.count >= (length > 300 ? 2 : 1), about)
      // Months and times come again, but never at once.
      #expect(zip(placed.labels, placed.labels.dropFirst()).allSatisfy { $0 != $1 }, about)
      let boxes = placed.ticks.map {
        ($0.share * length - $0.width / 2, $0.share * length + $0.width / 2)
      }
      #expect(zip(boxes, boxes.dropFirst()).allSatisfy { $0.1 < $1.0 }, about)
    }
  }

  @Test func aClockMayBeginAtTheEpochItself() throws {
    #expect(Self.column(0).clockStart == ClockStart(seconds: 0))
    #expect(Column("time", unit: .seconds, scale: 1e-9).clockStart == nil)
    #expect(Self.column(-8e9).clockStart == ClockStart(seconds: -8e9))
  }
}
