import Foundation
import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct TickTests {
  /// Chooses ticks for an axis along a side of some length.
  func axis(
    _ low: Double, _ high: Double, unit: PlotCore.Unit = .none, channel: Channel = .x,
    length: Double = 600, scale: ScaleSpec = ScaleSpec(), prefix: Prefix.System? = nil
  ) -> PlacedAxis {
    var axis = ResolvedAxis(
      AxisSpec("a", channel: channel, scale: scale, unit: unit, prefix: prefix))
    axis.extent.add(low)
    axis.extent.add(high)
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    let room = PlacedAxis.Room(
      length: length,
      span: { share, width in
        let size = channel == .x ? width : 12
        return (share * length - size / 2)...(share * length + size / 2)
      },
      gap: 4, pitch: channel == .x ? 80 : 50)
    return PlacedAxis(axis, room: room, style: style)
  }

  func labels(_ axis: PlacedAxis) -> [String] { axis.ticks.map(\.label) }

  @Test func thereAreTicksBetweenTheLeastAndTheGreatestNumber() {
    for (low, high) in [(-1.7e308, 1.7e308), (-1e308, 1.5e308), (-1.7e308, 2e307)] {
      let found = labels(axis(low, high, channel: .y, length: 290))
      #expect(found.count > 2 && Set(found).count == found.count, "\(found)")
    }
  }

  @Test func bytesStepInPowersOfTwoOfOnePrefix() {
    #expect(
      labels(axis(0, 8.97 * 0x1p20, unit: .bytes, channel: .y, length: 290))
        == ["0", "2 MiB", "4 MiB", "6 MiB", "8 MiB", "10 MiB"])
    #expect(
      labels(axis(0, 13_900, unit: .bytes, channel: .y, length: 80)) == ["0", "8 KiB", "16 KiB"])
    #expect(labels(axis(0, 500, unit: .bytes, channel: .y, length: 100)).last == "512 B")
  }

  /// Talbot, Lin and Hanrahan, "An Extension of Wilkinson's Algorithm": simplicity, which zero among
  /// the ticks makes better by one, coverage of the data and density, with their weights.
  @Test func scoresStepsAsThePaperDoes() throws {
    for (low, simplicity) in [(0.0, 1.0), (100, 0)] {
      let search = TickSearch(
        lowest: low, highest: low + 10.5, isLooseBelow: true, isLooseAbove: true,
        family: .decimal(least: 0), target: 6)
      let one = try #require(search.candidates().first { $0.step.size == 1 })
      #expect(one.values == (0...11).map { low + Double($0) })
      let beyond = (11 - 10.5) / 1.05
      let coverage = 1 - 0.5 * beyond * beyond
      // Eleven steps where five are wanted.
      let density = 2 - 11.0 / 5
      let score = 0.2 * simplicity + 0.25 * coverage + 0.5 * density
      #expect(abs(one.score - score) < 1e-12, "\(low)")
    }
  }

  @Test func zeroIsWrittenWithoutASign() throws {
    let search = TickSearch(
      lowest: -0.3, highest: 5, isLooseBelow: false, isLooseAbove: false,
      family: .decimal(least: 0), target: 6)
    let one = try #require(search.candidates().first { $0.step.size == 1 })
    #expect(one.values.first == 0 && one.values.first?.sign == .plus)
  }

  @Test func powersAreFoundThoughTheirLogarithmsRound() {
    for exponent in -200...200 {
      let low = exponent < 0 ? 1 / pow(10, Double(-exponent)) : pow(10, Double(exponent))
      let scale = Scale(.log, lowest: low, highest: low * 1e8)
      #expect(LogTicks.candidates(scale, base: 10).first?.first == low, "1e\(exponent)")
      let nice = LogTicks.nice((low, low * 1e8), base: 10)
      #expect(abs(nice.0 / low - 1) < 1e-9, "1e\(exponent)")
    }
  }

  @Test func halvesOfAPrefixAreBetterThanQuarters() {
    #expect(
      labels(axis(0, 2.02 * 0x1p20, unit: .bytes, channel: .y, length: 290))
        == ["0", "0.5 MiB", "1 MiB", "1.5 MiB", "2 MiB"])
  }

  @Test func anAxisEndsAtARoundNumberOnlyWhereThatWastesLittle() {
    let far = axis(0, 2.02 * 0x1p20, unit: .bytes, channel: .y, length: 100)
    #expect(labels(far) == ["0", "1 MiB", "2 MiB"])
    #expect(far.scale.highest > 2.02 * 0x1p20 && far.scale.highest < 2.3 * 0x1p20)
    let asked = axis(
      0, 2.02 * 0x1p20, unit: .bytes, channel: .y, length: 100, scale: ScaleSpec(nice: true))
    #expect(asked.scale.highest == asked.ticks.last?.value)
    var random = SeededGenerator(seed: 11)
    for _ in 0..<500 {
      let high = random.fraction() * 1e9 + 1
      let placed = axis(
        0, high, unit: .bytes, channel: .y, length: 60 + random.fraction() * 400)
      #expect(placed.scale.highest >= high && placed.scale.highest < high * 1.23, "\(high)")
    }
  }

  @Test func bytesInDecimalPrefixesStepInDecimals() {
    #expect(
      labels(axis(0, 9e6, unit: .bytes, channel: .y, length: 250, prefix: .si)).last == "10 MB")
  }

  @Test func secondsStepAsClocksDo() {
    #expect(labels(axis(0, 0.823, unit: .seconds)).contains("200 ms"))
    #expect(labels(axis(0, 299, unit: .seconds)).contains("30 s"))
    #expect(labels(axis(0, 1700, unit: .seconds)).contains("5 min"))
    #expect(labels(axis(0, 40_000, unit: .seconds)).contains("2 h"))
    #expect(labels(axis(0, 3e-6, unit: .seconds)).contains { $0.hasSuffix(" µs") })
  }

  @Test func oneAxisHasOneUnit() {
    for high in [0.9, 70, 130, 4000, 90_000] {
      let labels = labels(axis(0, high, unit: .seconds)).dropFirst()
      let units = Set(labels.map { $0.split(separator: " ")[1] })
      #expect(units.count == 1)
    }
  }

  @Test func eventsAreGroupedAndWhole() {
    #expect(labels(axis(0, 61_701, unit: .events)).contains("20,000"))
    #expect(labels(axis(0, 3, unit: .events)) == ["0", "1", "2", "3"])
  }

  @Test func clockTicksTakePrefixes() {
    #expect(labels(axis(0, 6.1e9, unit: .ticks)).contains("2 Gticks"))
  }

  @Test func decadesOfLogAxes() {
    let decades = axis(1, 1e6, channel: .y, length: 300, scale: ScaleSpec(.log))
    #expect(decades.ticks.map(\.value).contains(1000))
    let binary = axis(1, 0x1p30, unit: .bytes, channel: .y, length: 200, scale: ScaleSpec(.log))
    #expect(labels(binary).contains("1 MiB"))
  }

  @Test func symlogHasTicksOnBothSidesOfZero() {
    let values = axis(-1e6, 1e6, channel: .y, length: 300, scale: ScaleSpec(.symlog))
      .ticks.map(\.value)
    #expect(values.contains(0))
    #expect(values.contains { $0 < 0 } && values.contains { $0 > 0 })
  }

  @Test func symlogIsLinearUpToTheLeastMagnitudeOrAShareOfTheGreatest() {
    func linearRange(
      _ low: Double, _ high: Double, _ scale: ScaleSpec = ScaleSpec(.symlog),
      unit: PlotCore.Unit = .bytes
    ) -> Double {
      var axis = ResolvedAxis(AxisSpec("a", channel: .y, scale: scale, unit: unit))
      var extent = Extent()
      extent.add(low...high)
      axis.addData(extent)
      return axis.linearRange ?? .nan
    }
    #expect(linearRange(0, 0x1p30) == 0x1p18)
    #expect(linearRange(-0x1p30, 0x1p20) == 0x1p18)
    // Data that keep clear of zero are shown from their least on.
    #expect(linearRange(5000, 0x1p23) == 4096)
    #expect(linearRange(-0x1p30, -0x1p20) == 0x1p20)
    #expect(linearRange(0, 1e6, unit: .none) == 100)
    #expect(linearRange(0, 1e6, ScaleSpec(.symlog, constant: 7)) == 7)
    #expect(linearRange(0, 3) == 1)
    #expect(linearRange(0, 0).isNaN == false)
  }

  @Test func symlogTicksKeepClearOfOneAnother() {
    for high in [1.0, 300, 1e6, 1e12, 1e19] {
      for low in [0, -high, -high / 1000] {
        let placed = axis(
          low, high, unit: .bytes, channel: .y, length: 250, scale: ScaleSpec(.symlog))
        #expect(placed.ticks.count >= 2, "\(low) \(high) \(labels(placed))")
      }
    }
  }

  @Test func labelsAreUniqueRoundAndApartForAnyDomainAndLength() {
    var random = SeededGenerator(seed: 7)
    let units: [PlotCore.Unit] = [.bytes, .seconds, .events, .ticks, .none]
    for round in 0..<4000 {
      func number() -> Double {
        let digits = [1e-9, 1e-4, 1, 60, 1e3, 1e6, 1e9, 1e13, 1e18][random.below(9)]
        return (random.fraction() - (random.below(4) == 0 ? 0.5 : 0)) * digits * 20
      }
      let (a, b) = (number(), number())
      let unit = units[round % units.count]
      let isX = random.below(2) == 0
      let length = 5 + random.fraction() * 900
      let placed = axis(
        min(a, b), max(a, b), unit: unit, channel: isX ? .x : .y, length: length)
      let labels = labels(placed)
      let about: Comment = "\(a) \(b) \(unit.symbol) \(length): \(labels)"
      #expect(Set(labels).count == labels.count, about)
      #expect(labels.allSatisfy { $0.count <= 18 && !$0.contains("0000000") }, about)
      let boxes = placed.ticks.map { tick -> (Double, Double) in
        let size = isX ? tick.width : 12
        return (tick.share * length - size / 2, tick.share * length + size / 2)
      }
      #expect(zip(boxes, boxes.dropFirst()).allSatisfy { $0.1 < $1.0 }, about)
      #expect(placed.ticks.allSatisfy { $0.share > -1e-6 && $0.share < 1 + 1e-6 }, about)
      #expect(placed.scale.lowest <= max(a, b) && placed.scale.highest >= min(a, b), about)
    }
  }

  @Test func fractionsAreWrittenWithoutRoundingNoise() {
    #expect(labels(axis(0, 1, length: 900)).contains("0.3"))
    #expect(labels(axis(0.1, 0.7)).allSatisfy { $0.count <= 4 })
  }

  @Test func hugeNumbersWithoutPrefixShareOneExponent() {
    let labels = labels(axis(0, 1e19))
    #expect(labels.dropFirst().allSatisfy { $0.hasSuffix("e19") || $0.hasSuffix("e18") })
  }

  @Test func oneAxisHasNoNumbersOfFiveDigits() {
    func label(of value: Double, upTo largest: Double) -> String {
      TickFormat(unit: .ticks, system: .si, step: 5000, largest: largest).string(value)
    }
    #expect(label(of: 5000, upTo: 5e6) == "5 kticks")
    #expect(label(of: 5000, upTo: 5e7) == "0.005 Mticks")
  }

  @Test func alignedAxesHoldTheirDataAtAnyHeight() throws {
    let tight = ScaleSpec(zero: false)
    // Neither axis shows zero: rows of one begin just below its data, wherever the other's do.
    let left = axis(5.2e6, 9e6, unit: .bytes, channel: .y, length: 250, scale: tight)
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    let room = PlacedAxis.Room(
      length: 250, span: { share, _ in (share * 250 - 6)...(share * 250 + 6) }, gap: 2, pitch: 40)
    var random = SeededGenerator(seed: 6)
    for _ in 0..<300 {
      let low = random.fraction() * 4e6
      let high = low + random.fraction() * 1e6 + 1
      var other = ResolvedAxis(
        AxisSpec("b", channel: .y, scale: tight, unit: .bytes, align: "a"))
      other.extent.add(low...high)
      guard let right = PlacedAxis(other, sharing: left, room: room, style: style) else { continue }
      #expect(right.scale.lowest <= low && right.scale.highest >= high, "\(low)...\(high)")
    }
  }

  @Test func dataBeyondTheLastTickKeepOffThePanelsEdges() {
    var random = SeededGenerator(seed: 12)
    var loose = (below: 0, above: 0)
    for _ in 0..<300 {
      let low = -random.fraction() * 1e9 - 1
      let high = random.fraction() * 1e9 + 1
      let placed = axis(low, high, unit: .bytes, channel: .y, length: 60 + random.fraction() * 400)
      let air = (high - low) * 0.03
      if let first = placed.ticks.first, first.value > low {
        loose.below += 1
        #expect(placed.scale.lowest <= low - air * 0.999, "\(low)...\(high)")
      }
      if let last = placed.ticks.last, last.value < high {
        loose.above += 1
        #expect(placed.scale.highest >= high + air * 0.999, "\(low)...\(high)")
      }
    }
    #expect(loose.below > 20 && loose.above > 20)
  }

  @Test func alignedAxesShareRows() throws {
    let left = axis(0, 9e6, unit: .bytes, channel: .y, length: 250)
    let style = PageStyle(
      .light, size: Size(width: 720, height: 440), measurer: FixedWidthMeasurer())
    let room = PlacedAxis.Room(
      length: 250, span: { share, _ in (share * 250 - 6)...(share * 250 + 6) }, gap: 2, pitch: 40)
    for high in [3.0, 700, 13_900, 1e7, 5e12] {
      var other = ResolvedAxis(AxisSpec("b", channel: .y, unit: .bytes, align: "a"))
      other.extent.add(0...high)
      let right = try #require(PlacedAxis(other, sharing: left, room: room, style: style))
      #expect(right.ticks.map(\.share) == left.ticks.map(\.share))
      #expect(right.scale.highest >= high && right.scale.lowest <= 0)
      for tick in right.ticks { #expect(abs(right.scale.share(tick.value) - tick.share) < 1e-9) }
    }
  }
}
