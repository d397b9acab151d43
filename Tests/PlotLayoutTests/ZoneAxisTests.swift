import PlotCore
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct ZoneAxisTests {
  /// A column that counts from 2026-11-21 22:30:00 UTC, or from that many seconds later.
  private static func column(zone: Int, later: Double = 0) -> Column {
    var column = Column(
      "time", unit: .seconds, offset: 1_795_300_200_000_000_000 + Int64(later * 1e9), scale: 1e-9,
      isAscending: true)
    column.isDated = true
    column.zone = ClockZone(seconds: zone)
    return column
  }

  /// Four days: labels at midnight of the zone, and where the first one stands in seconds.
  @Test(arguments: [
    (0, "21 Nov – 25 Nov 2026, UTC", 5400.0), (7200, "22 Nov – 26 Nov 2026, +02:00", 84_600),
    (-12_600, "21 Nov – 25 Nov 2026, −03:30", 18_000),
    (20_700, "22 Nov – 26 Nov 2026, +05:45", 71_100),
    (50_400, "22 Nov – 26 Nov 2026, +14:00", 41_400),
  ]) func daysBeginAtMidnightOfTheZone(_ zone: Int, _ title: String, _ first: Double) throws {
    let placed = try PlacedAxis.sample(
      0, 4 * 86_400, of: Self.column(zone: zone), scale: ScaleSpec(.time))
    #expect(placed.axis.title == title)
    let midnights = placed.ticks.filter { $0.label.contains("Nov") }
    #expect(midnights.first?.value == first, "\(placed.labels)")
    #expect(
      midnights.allSatisfy { ($0.value - first).remainder(dividingBy: 86_400) == 0 })
  }

  @Test func aPeakIsToldOnTheClockOfTheTicks() throws {
    let placed = try PlacedAxis.sample(
      0, 7200, of: Self.column(zone: 7200), scale: ScaleSpec(.time))
    #expect(placed.labels.contains("01:00"))
    let clock = try #require(placed.axis.clock)
    #expect(ClockFormat.moment(1800, from: clock, span: 7200) == "01:00")
  }

  @Test func columnsOfDifferentZonesAreToldInUTC() throws {
    var axis = ResolvedAxis(AxisSpec("x", channel: .x, scale: ScaleSpec(.time)))
    try axis.adopt(Self.column(zone: 7200))
    try axis.adopt(Self.column(zone: 3600))
    #expect(axis.clock == Self.column(zone: 0).clockStart)
    try axis.adopt(Self.column(zone: 3600, later: 1))
    #expect(axis.clock == nil)
  }

  /// A date without a zone is one of the column's.
  @Test(arguments: [
    (true, 0, 0.0), (true, 7200, 0), (false, 0, 0), (false, 7200, -7200), (false, -12_600, 12_600),
  ]) func aDateWithoutAZoneIsInThatOfTheColumn(_ hasZone: Bool, _ zone: Int, _ value: Double) {
    let date = FigureDate(1_795_300_200_000_000_000, text: "then", hasZone: hasZone)
    #expect(date.value(in: Self.column(zone: zone)) == value)
  }

  /// Neighbouring labels differ, in any century, down to nanoseconds.
  @Test(arguments: [1700.0, 1969, 1970, 2026, 2259]) func labelsOfPartsOfASecondDiffer(
    _ year: Double
  ) throws {
    let start = (year - 1970) * 31_556_952 + 12_345
    for span in [3.0, 0.57, 0.04, 0.003, 570e-6, 20e-6, 3e-6, 90e-9] {
      var column = Column(
        "time", unit: .seconds, offset: Int64(start) * 1_000_000_000 + 123_456_789, scale: 1e-9,
        isAscending: true)
      column.isDated = true
      let placed = try PlacedAxis.sample(0, span, of: column, scale: ScaleSpec(.time))
      #expect(placed.labels.count > 1, "\(span)")
      #expect(Set(placed.labels).count == placed.labels.count, "\(placed.labels)")
      // What a label says is where it stands.
      for tick in placed.ticks {
        let parts = tick.label.split(separator: ".")
        guard parts.count == 2, let fraction = Double("0." + parts[1]) else { continue }
        let moment = (0.123_456_789 + tick.value).truncatingRemainder(dividingBy: 1)
        let error = abs((moment - fraction).remainder(dividingBy: 1))
        #expect(error < 1e-9 + span * 1e-6, "\(tick)")
      }
    }
  }

  /// Whole numbers that are as large as doubles tell apart, and what a range of them is counted from.
  @Test(arguments: [(0.0, 24.0), (0, 9), (0, 3), (4000, 4100)])
  func aNarrowRangeOfLargeWholesIsNotFlat(_ low: Double, _ high: Double) throws {
    let base = 0x1p53 - 4100
    var scale = ScaleSpec()
    scale.zero = false
    let placed = try PlacedAxis.sample(
      base + low, base + high, of: Column("count"), channel: .y, scale: scale)
    let share = placed.scale.share(base + high) - placed.scale.share(base + low)
    #expect(share > 0.1, "\(share)")
    #expect(placed.axis.origin != nil && placed.ticks.count > 1, "\(placed.labels)")
    #expect(Set(placed.labels).count == placed.labels.count, "\(placed.labels)")
  }

  @Test func noiseOfRealsIsStillFlat() throws {
    var scale = ScaleSpec()
    scale.zero = false
    let placed = try PlacedAxis.sample(
      115, 115.000_000_000_000_01, of: Column("v", storage: .real), channel: .y, scale: scale)
    #expect(placed.scale.highest - placed.scale.lowest > 1e-12)
  }

  /// Symlog axes have a label for each decade where there is room: the base, the reach, and the length.
  @Test(arguments: [(10.0, 1e8, 700.0), (10, 1e5, 500), (10, 1e4, 400), (2, 0x1p39, 700)])
  func symlogAxesHaveALabelForEachDecade(_ base: Double, _ reach: Double, _ length: Double) throws {
    let column = Column("v", unit: base == 2 ? .bytes : .none, storage: .real)
    let placed = try PlacedAxis.sample(
      -reach, reach, of: column, channel: .y, length: length, scale: ScaleSpec(.symlog))
    let linear = placed.scale.linearRange
    var decade = linear
    while decade * 10 <= reach {
      let found = placed.ticks.contains { $0.value >= decade * 0.99 && $0.value <= decade * 10.01 }
      #expect(found, "\(decade): \(placed.labels)")
      decade *= 10
    }
    let near = placed.ticks.map(\.value).filter { $0 > 0 }.min() ?? .infinity
    #expect(near <= linear * 10, "\(linear) \(placed.labels)")
  }
}
