import Foundation
import PlotCore
import PlotTesting
import Testing

@testable import MemusageParser

@Suite struct ClockTests {
  func time(_ name: String, _ clock: ConfigValue) throws -> (Column, any Source) {
    let source = try parser(clock).open(
      Input(name: name, file: InputFile(path: captures.appending(path: name + ".mem").path)))
    return (source.columns[1], source)
  }

  @Test func staysInTicksWhereNoRateIsKnown() throws {
    #expect(try time("ls", [:]).0.unit == .ticks)
    #expect(try time("ls", ["unit": "ticks"]).0.scale == 1)
  }

  @Test func takesTheRateThatTheUserGives() throws {
    let (column, source) = try time("ls", ["hz": 2.596126e9])
    #expect(column.unit == .seconds)
    #expect(column.scale == 1 / 2.596126e9)
    let extent = try #require(source.info.extents["time"])
    #expect(extent.lowerBound == 88_036 / 2.596126e9 || abs(extent.lowerBound - 33.91e-6) < 1e-8)
    #expect(try time("ls", ["hz": "2.6GHz"]).0.scale == 1 / 2.6e9)
  }

  @Test func findsTheRateFromTheDuration() throws {
    // 1,372,540 ticks from start to end.
    let (column, _) = try time("ls", ["duration": "1ms"])
    #expect(abs(1 / column.scale - 1_372_540_000) < 1)
    // No end in the header: the last sample's.
    let (killed, source) = try time("killed", ["duration": 2])
    #expect(abs(1 / killed.scale - 228_116_694 / 2) < 1e-3)
    #expect(abs((source.info.extents["time"]?.upperBound ?? 0) - 2) < 1e-9)
  }

  /// Whoever says how long it took finds just that, and no time behind it.
  @Test func aDurationThatIsGivenIsExact() throws {
    for ticks: Int64 in [7, 1_372_540, 1_000_000_007, 3_333_333_333_331] {
      for seconds in [100, 1, 0.1, 1.5, 2.7, 1e-3, 86_400, 0.3] {
        let samples = [
          Row(time: 1001, heap: 5, stack: 0), Row(time: 990 + ticks, heap: 7, stack: 0),
        ]
        try withFile(MemusageParserTests.capture(samples, start: 1000)) { file in
          let source = try parser(["duration": ConfigValue(floatLiteral: seconds)]).open(
            Input(name: "run", file: file))
          #expect(source.info.runs.first?.end == seconds, "\(ticks) \(seconds)")
          let last = try source.value(row: 1, column: 1).double
          #expect(last <= seconds && seconds - last < seconds * 12 / Double(ticks))
        }
      }
    }
  }

  @Test func rejectsTwoRates() {
    for clock: ConfigValue in [
      ["hz": 1e9, "duration": 1],
      ["hz": 1e9, "unit": "host"],
      ["duration": 1, "unit": "ticks"],
      ["hz": 0], ["hz": -5],
    ] {
      #expect(throws: PlotError.self) { try parser(clock) }
    }
  }

  @Test func rejectsADurationOfAClockThatStandsStill() throws {
    let samples = [Row(time: 1000, heap: 1, stack: 0)]
    let file = MemusageParserTests.capture(samples, isComplete: false)
    try withFile(file) { file in
      let error = #expect(throws: PlotError.self) {
        try parser(["duration": 1]).open(Input(name: "run", file: file))
      }
      #expect(error?.message.contains("stands still") == true)
    }
  }

  @Test func takesMicrosecondsOnlyWhereTheFilesDateAgrees() throws {
    let now = 1_700_000_000
    let samples = orderedSamples(10, start: Int64(now) * 1_000_000)
    let file = MemusageParserTests.capture(samples, start: Int64(now) * 1_000_000)
    func unit(_ modified: Double) throws -> PlotCore.Unit {
      try withFile(file, modified: modified) {
        try parser().open(Input(name: "run", file: $0)).columns[1].unit
      }
    }
    for seconds in [60.0, 80_000, -80_000] {
      #expect(try unit(Double(now) + seconds) == .seconds, "\(seconds)")
    }
    #expect(try unit(Double(now) + 90_000) == .ticks)
    #expect(try unit(Double(now) - 90_000) == .ticks)
  }

  @Test func readsMicrosecondsOnDemand() throws {
    let (column, _) = try time("ls", ["unit": "microseconds"])
    #expect(column.unit == .seconds && column.scale == 1e-6)
  }

  @Test func measuresThisMachineOrSaysWhyNot() throws {
    do {
      let (column, _) = try time("ls", ["unit": "host"])
      #expect(column.unit == .seconds)
      #expect((1e8...1e11).contains(1 / column.scale))
      #expect(try time("ls", ["unit": "host"]).0 == column)
    } catch let error as PlotError {
      #expect(error.remedy?.contains("clock.hz") == true)
    }
  }
}
