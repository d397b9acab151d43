import PlotCore
import PlotTesting
import Testing

@testable import StandardTransforms

@Suite struct FilterDateTests {
  /// Rows at 02:40:00 on 14 July 2017 and each minute after it.
  private static let source: MemorySource = {
    var time = Column(
      "time", unit: .seconds, offset: 1_500_000_000_000_000_000, scale: 1e-9, isAscending: true)
    time.isDated = true
    return MemorySource([
      (time, .integers((0..<10).map { 1_500_000_000_000_000_000 + $0 * 60_000_000_000 })),
      (Column("heap", unit: .bytes), .integers(Array(0..<10))),
    ])
  }()

  @Test(arguments: [
    (#""2017-07-14T02:41:00Z""#, 9), (#""2017-07-14T02:41:30Z""#, 8), (#""2017-07-14""#, 10),
    (#""2017-07""#, 10), (#""2017""#, 10), (#""2017-07-14T04:49:00+02:00""#, 1), ("1500000060", 9),
    ("1500000060000", 9), ("1500000060001", 8), ("1500000540000000", 1), ("60", 9),
    (#""1min""#, 9), ("0", 10),
  ]) func keepsRowsFromADateOn(_ bound: String, _ count: Int) throws {
    let value: ConfigValue =
      bound.hasPrefix("\"") ? .string(bound.dropFirst().dropLast()) : .digits(bound)
    let result = try apply(
      FilterTransform.self, ["field": "time", "range": [value, nil]], to: Self.source)
    #expect(result.rowCount == count)
    #expect(result.columns[0].clockStart?.seconds == 1_500_000_000)
  }

  @Test func aColumnWithoutAClockIsTold() {
    let error = failure(
      of: FilterTransform.self, ["field": "heap", "range": ["2017-07-14", nil]], on: Self.source)
    #expect(error?.message == "\"2017-07-14\" is a date, and the column \"heap\" has no clock")
    #expect(error?.place?.path == "transform[0].range[0]")
  }
}

extension ConfigValue {
  fileprivate static func string(_ text: Substring) -> ConfigValue {
    ConfigValue(.string(String(text)), at: Place(file: "test"))
  }

  fileprivate static func digits(_ text: String) -> ConfigValue {
    ConfigValue(.number(text), at: Place(file: "test"))
  }
}
