import PlotCore
import Testing

@testable import PlotLayout

@Suite struct ElapsedFormatTests {
  /// The largest tick, the step, and how the largest is written.
  static let rows: [(Double, Double, String)] = [
    (2, 0.5, "2 s"), (1.5, 0.1, "1.5 s"), (100, 20, "100 s"), (300, 30, "300 s"),
    (600, 50, "600 s"), (120, 60, "2 min"), (1800, 300, "30 min"), (3600, 600, "60 min"),
    (3600, 900, "60 min"), (7200, 1200, "120 min"), (10_800, 1800, "180 min"),
    (12_600, 1800, "3.5 h"), (18_000, 1800, "5 h"), (16_200, 1800, "4.5 h"),
    (18_000, 3600, "5 h"), (15_300, 900, "4.25 h"), (86_400, 21_600, "24 h"),
    (172_800, 43_200, "48 h"), (432_000, 43_200, "5 d"), (388_800, 43_200, "4.5 d"),
    (864_000, 172_800, "10 d"), (15_000, 600, "4:10 h"), (14_405, 5, "4:00:05 h"),
    (3005, 5, "50:05 min"), (720, 15, "12 min"), (885, 15, "14.75 min"),
    (867_600, 3600, "10 d 1 h"), (864_000, 3600, "10 d"), (867_900, 300, "10 d 1:05 h"),
    (867_905, 5, "10 d 1:05:05 h"), (5000.5, 0.5, "5000.5 s"), (31_536_000, 8_640_000, "365 d"),
  ]

  @Test(arguments: rows) func oneUnitSuitsAllTicks(
    _ largest: Double, _ step: Double, _ text: String
  ) {
    let format = TickFormat(unit: .seconds, system: .si, step: step, largest: largest)
    #expect(format.string(largest) == text)
    #expect(format.string(-largest) == "−" + text)
    #expect(format.string(0) == "0")
  }

  /// "5 h", not "270 min".
  @Test func noAxisCountsHundredsOfMinutes() throws {
    let column = Column("time", unit: .seconds, storage: .real)
    for hours in 3...70 {
      for length in [150.0, 300, 600, 900] {
        let labels = try PlacedAxis.sample(0, Double(hours) * 3600, of: column, length: length)
          .labels
        #expect(labels.count > 1, "\(hours) \(labels)")
        #expect(
          labels.allSatisfy { label in
            !label.hasSuffix("min") || (Double(label.split(separator: " ")[0]) ?? 999) <= 180
          }, "\(hours) \(length) \(labels)")
      }
    }
  }

  /// The axis' ends, a time on it, and its words at a mark.
  @Test(arguments: [
    (14_400.0, 14_800.0, 14_406.0, "4:00:06 h"), (0, 18_000, 14_406, "4 h"),
    (0, 300, 138, "2.3 min"), (864_000, 864_100, 864_005, "10 d 0:00:05 h"), (0, 1, 0.5, "500 ms"),
    (-14_800, -14_400, -14_406, "−4:00:06 h"),
  ]) func wordsOfANarrowTimeGoToTheSecond(
    _ low: Double, _ high: Double, _ value: Double, _ words: String
  ) {
    let axis = MarkAxis(
      channel: .x, scale: Scale(.linear, lowest: low, highest: high), unit: .seconds)
    #expect(axis.string(value) == words)
  }
}
