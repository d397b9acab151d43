import PlotCore
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct WholeTicksTests {
  /// Columns of whole numbers: ends of the axis, and its ticks.
  @Test(arguments: [
    (0.0, 1.0), (0, 2), (0, 3), (0, 4), (0, 5), (0, 7), (1, 2), (1, 3), (5, 6), (-1, 1), (-2, 0),
    (-3, 2), (10, 12), (99, 101), (0, 9), (0, 11), (0, 25), (3, 9), (7, 8), (1000, 1001), (0, 6),
    (0, 1000),
  ]) func ticksOfWholeNumbersHaveNoHalves(_ low: Double, _ high: Double) throws {
    for unit in [PlotCore.Unit.none, .ticks, Unit("%"), Unit("threads")] {
      for channel in Channel.allCases {
        for length in [60.0, 250, 900] {
          let placed = try PlacedAxis.sample(
            low, high, of: Column("count", unit: unit), channel: channel, length: length)
          let values = placed.ticks.map(\.value)
          #expect(values.allSatisfy { $0 == $0.rounded() }, "\(low) \(high) \(length) \(values)")
          #expect(!values.isEmpty)
        }
      }
    }
  }

  @Test func realNumbersAndTimesHaveHalves() throws {
    let real = try PlacedAxis.sample(
      0, 1, of: Column("load", storage: .real), channel: .y, length: 250)
    #expect(real.labels.contains("0.5"))
    let time = try PlacedAxis.sample(0, 1, of: Column("time", unit: .seconds))
    #expect(time.labels.contains("0.5 s"))
    let scaled = try PlacedAxis.sample(
      0, 1, of: Column("load", scale: 0.01), channel: .y, length: 250)
    #expect(scaled.labels.contains("0.5"))
  }

  @Test func oneColumnOfRealNumbersIsEnoughForHalves() throws {
    var axis = ResolvedAxis(AxisSpec("y", channel: .y))
    try axis.adopt(Column("a"))
    #expect(axis.countsWholes)
    try axis.adopt(Column("b", storage: .real))
    try axis.adopt(Column("c"))
    #expect(!axis.countsWholes)
  }

  @Test(arguments: [
    "year", "Year", "YEAR", "years", "yyyy",
  ]) func yearsHaveNoSeparators(_ name: String) throws {
    for storage in [Column.Storage.integer, .real] {
      let labels = try PlacedAxis.sample(
        1990, 2024, of: Column(name, storage: storage)
      ).labels
      #expect(labels.contains("2000") && !labels.contains { $0.contains(",") }, "\(labels)")
    }
  }

  @Test(arguments: ["count", "yearly", "size", "y"]) func otherNumbersHaveSeparators(
    _ name: String
  ) throws {
    #expect(try PlacedAxis.sample(1990, 2024, of: Column(name)).labels.contains("2,000"))
  }

  /// "1,600 %", never "1.6 k%".
  @Test(arguments: [
    ("%", 1600.0, "1,600 %"), ("%", 250, "250 %"), ("%", 4, "4 %"), ("°C", 3000, "3,000 °C"),
    ("‰", 2000, "2,000 ‰"), ("%", 1e6, "1,000,000 %"), ("ppm", 5000, "5,000 ppm"),
  ]) func sharesAndDegreesTakeNoPrefix(_ sign: String, _ high: Double, _ text: String) throws {
    let labels = try PlacedAxis.sample(
      0, high, of: Column("load", unit: Unit(sign), storage: .real), channel: .y, length: 300
    ).labels
    #expect(labels.contains(text), "\(labels)")
    #expect(labels.dropFirst().allSatisfy { $0.hasSuffix(" " + sign) })
    #expect(QuantityFormat.string(high, unit: Unit(sign)) == text)
  }
}
