import PlotCore
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct AxisOriginTests {
  /// The lower end, the span, the unit, and what differences are counted from; nil for whole labels.
  static let rows: [(Double, Double, PlotCore.Unit, String?)] = [
    (0x1p40, 24, .bytes, "1 TiB"), (0x1p40 + 100, 24, .bytes, "1 TiB"),
    (0x1.8p40, 100, .bytes, "1.5 TiB"), (0x1p30, 1024, .bytes, "1 GiB"),
    (0x1p30, 0x1p20, .bytes, nil), (0x1p40, 0x1p30, .bytes, nil), (0, 24, .bytes, nil),
    (1e9, 4, .none, "1,000,000,000"), (1_234_567_890, 50, .none, "1,234,560,000"),
    (1e6, 1000, .none, nil), (1e6, 5, .none, "1,000,000"), (100, 1e-4, .none, "100"),
    (100, 1, .none, nil), (5e9, 100, .events, "5,000,000,000"), (1e5, 0.5, .seconds, "100,000 s"),
    (1e5, 5, .seconds, nil), (3600, 0.001, .seconds, "3,600 s"), (2e9, 1000, .ticks, "2 Gticks"),
    (-1e9, 4, .none, "−1,000,000,000"), (-10, 20, .none, nil), (1.5e6, 1, Unit("%"), "1,500,000 %"),
    (1e9, 1e4, .none, "1,000,000,000"), (1e9, 1e5, .none, nil), (0.5, 1e-9, .none, "0.5"),
  ]

  @Test(arguments: rows) func aNarrowRangeIsCountedFromALargeNumber(
    _ low: Double, _ span: Double, _ unit: PlotCore.Unit, _ label: String?
  ) {
    let origin = AxisOrigin(of: (low, low + span), unit: unit, system: .usual(for: unit))
    #expect(origin?.label == label)
    if let origin {
      #expect(origin.value <= low && low - origin.value < 2000 * span)
    }
  }

  @Test func labelsAreDifferencesAndTheAxisSaysFromWhat() throws {
    let placed = try PlacedAxis.sample(
      0x1p40, 0x1p40 + 24, of: Column("heap", unit: .bytes), channel: .y, length: 250,
      scale: ScaleSpec(zero: false))
    #expect(placed.labels == ["0", "+8 B", "+16 B", "+24 B"] || placed.labels.last == "+24 B")
    #expect(placed.ticks.map(\.value).last == 0x1p40 + 24)
    #expect(placed.axis.title == "1 TiB + …")
  }

  @Test func wordsAtMarksAreWhole() {
    var axis = MarkAxis(
      channel: .y, scale: Scale(.linear, lowest: 0x1p40, highest: 0x1p40 + 24), unit: .bytes)
    axis.origin = AxisOrigin(of: (0x1p40, 0x1p40 + 24), unit: .bytes, system: .iec)
    #expect(axis.quantity(0x1p40 + 24) == "1 TiB + 24 B")
    #expect(axis.quantity(0x1p40) == "1 TiB")
  }

  /// Labels of any narrow range are few figures, all different, and add up to the value.
  @Test func anyNarrowRangeHasTicks() throws {
    var random = SeededGenerator(seed: 12)
    for _ in 0..<400 {
      let low = 1e6 * (1 + random.fraction()) * [1.0, 1e3, 1e6][random.below(3)]
      let span = low * [1e-9, 1e-8, 1e-6, 1e-5][random.below(4)] * (0.3 + random.fraction())
      let unit = [PlotCore.Unit.none, .bytes, .ticks, .seconds][random.below(4)]
      guard unit != .bytes || span >= 4 else { continue }
      let placed = try PlacedAxis.sample(
        low, low + span, of: Column("a", unit: unit, storage: .real), length: 500)
      let about: Comment = "\(low) \(span) \(unit) \(placed.labels) \(placed.axis.title ?? "")"
      #expect(placed.ticks.count >= 2, about)
      #expect(Set(placed.labels).count == placed.labels.count, about)
      #expect(placed.labels.allSatisfy { $0.count <= 16 }, about)
    }
  }
}
