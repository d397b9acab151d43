import PlotCore
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct LogTicksTests {
  /// Two values on a log axis whose ends are fixed.
  static let ends: [(Double, Double)] = [
    (1.01, 1.05), (1, 2), (1, 3), (2, 3), (5, 9), (9, 11), (0.5, 0.7), (0.011, 0.012), (700, 900),
    (1e6, 1.5e6), (3, 30), (1, 10), (1, 20), (8, 80), (1, 99), (1, 100), (0.001, 0.1), (1, 1000),
    (4e-7, 6e-7), (1e12, 1.2e12), (99.9, 100.1), (1.001, 1.002), (6, 7), (1, 1e6), (1, 1e12),
  ]

  @Test(arguments: ends) func atLeastTwoTicksStandOnAnyLogAxis(_ low: Double, _ high: Double) throws
  {
    for unit in [PlotCore.Unit.none, .bytes, .seconds] {
      guard unit != .bytes || high - low >= 8 else { continue }
      for (channel, length) in [(Channel.y, 100.0), (.y, 230), (.y, 400), (.x, 400)] {
        let placed = try PlacedAxis.sample(
          low, high, of: Column("y", unit: unit, storage: .real), channel: channel, length: length,
          scale: ScaleSpec(.log, lowest: low, highest: high))
        let about: Comment = "\(low) \(high) \(unit.symbol) \(length) \(placed.labels)"
        #expect(placed.ticks.count >= 2, about)
        #expect(Set(placed.labels).count == placed.labels.count, about)
        #expect(placed.ticks.allSatisfy { placed.scale.contains($0.value) }, about)
        #expect(placed.minor.allSatisfy { $0 > -1e-9 && $0 < 1 + 1e-9 }, about)
        let shares = Set(placed.ticks.map { ($0.share * 1e6).rounded() })
        #expect(placed.minor.allSatisfy { !shares.contains(($0 * 1e6).rounded()) }, about)
      }
    }
  }

  @Test func minorLinesStandAtTwoToNineTimesAPower() throws {
    let placed = try PlacedAxis.sample(
      1, 1000, of: Column("y", storage: .real), channel: .y, length: 240, scale: ScaleSpec(.log))
    let all = placed.ticks.map(\.value) + placed.minor.map { placed.scale.value(atShare: $0) }
    var expected: [Double] = [1000]
    for power in [1.0, 10, 100] { expected += (1...9).map { Double($0) * power } }
    #expect(all.count == expected.count)
    for value in expected { #expect(all.contains { abs($0 / value - 1) < 1e-9 }, "\(value)") }
  }

  @Test func powersWithoutALabelHaveALine() throws {
    let placed = try PlacedAxis.sample(
      1, 1e20, of: Column("y", storage: .real), channel: .y, length: 200, scale: ScaleSpec(.log))
    #expect(placed.ticks.count < 21)
    #expect(placed.ticks.count + placed.minor.count == 21)
  }

  @Test func withinTwoDecadesMinorTicksHaveLabels() throws {
    let placed = try PlacedAxis.sample(
      1, 9, of: Column("y", storage: .real), channel: .y, length: 400,
      scale: ScaleSpec(.log, lowest: 1, highest: 9))
    #expect(placed.labels.contains("2") && placed.labels.contains("3"))
    #expect(placed.labels.count > 4)
  }

  /// The ends, the least value above zero, and where the axis begins.
  @Test(arguments: [
    (0.0, 1000.0, 5.0, 1.0), (0, 1000, 0.5, 0.1), (-5, 1e6, 20, 10), (0, 1e9, 1e-3, 1e-3),
    (0, 100, 100, 100), (0, 1, 0.02, 0.01), (0, 5e6, 1, 1), (-1e9, 1e9, 7, 1), (0, 3e3, 999, 100),
    (0, 3e3, 1000, 1000), (0, 3e3, 1001, 1000), (0, 42, 42, 10), (0, 1e15, 3e14, 1e14),
    (0, 1e-3, 4e-6, 1e-6), (0, 12, 2, 1), (0, 1e4, 9e-9, 1e-9), (0, 250, 30, 10), (0, 99, 1.5, 1),
    (-3, 70, 0.7, 0.1), (0, 8e3, 11, 10),
  ]) func theLeastPositiveValueDecides(
    _ low: Double, _ high: Double, _ least: Double, _ begin: Double
  ) throws {
    let placed = try PlacedAxis.sample(
      low, high, of: Column("y", storage: .real), channel: .y, length: 240, scale: ScaleSpec(.log),
      leastPositive: least)
    if high >= least * 10 {
      #expect(abs(placed.scale.lowest / begin - 1) < 1e-9, "\(placed.scale.lowest)")
    }
    #expect(placed.scale.lowest <= least * (1 + 1e-9) && placed.scale.highest >= high)
    #expect(placed.ticks.count >= 2)
  }

  @Test func valuesWithinADecadeAreNotWidenedToAWholeOne() throws {
    let placed = try PlacedAxis.sample(
      620, 880, of: Column("y", storage: .real), channel: .y, length: 240, scale: ScaleSpec(.log))
    #expect(placed.scale.lowest == 600 && placed.scale.highest == 900)
  }
}
