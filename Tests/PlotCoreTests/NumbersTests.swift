import PlotCore
import Testing

@Suite struct NumbersTests {
  @Test func readsQuantitiesInTheirDimension() {
    #expect(Quantity.parse("2GiB", as: .bytes) == 0x1p31)
    #expect(Quantity.parse(" 1.5 kB ", as: .bytes) == 1500)
    #expect(Quantity.parse("25.4mm", as: .length) == 72)
    #expect(Quantity.parse("180", as: .length) == 180)
    #expect(Quantity.parse("250ms", as: .time) == 0.25)
    #expect(Quantity.parse("-2e3", as: .number) == -2000)
    #expect(Quantity.parse("2.6 ghz", as: .frequency) == 2.6e9)
    #expect(Quantity.parse("1e3s", as: .time) == 1000)
  }

  /// Beyond 2^53 of the last place there are no digits that the number has; those written name it.
  @Test(arguments: [
    (7_750_000_000_000_001.28, 2, "7750000000000001"), (0x1p53, 1, "9007199254740992"),
    (123_456_789_012_345.67, 2, "123456789012345.67"),
    (-7_750_000_000_000_001.5, 3, "-7750000000000002"),
    (1e15 / 3, 4, "333333333333333.3"), (12.5, 2, "12.5"), (1e15 / 3, 1, "333333333333333.3"),
  ]) func writesNoDigitsThatANumberHasNot(_ value: Double, _ places: Int, _ text: String) {
    #expect(Decimal.trimmed(value, places: places) == text)
    #expect(text.filter(\.isNumber).count <= 17)
  }

  @Test func knowsEveryUnitOfTime() {
    let seconds = [
      "s": 1, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9, "min": 60, "h": 3600, "d": 86_400,
    ]
    #expect(Set(Quantity.Dimension.time.units.map(\.symbol)) == Set(seconds.keys))
    for (symbol, factor) in seconds {
      #expect(Quantity.parse("2\(symbol)", as: .time) == 2 * factor, "\(symbol)")
    }
  }

  @Test(arguments: [
    "", " ", "GiB", "1.2.3B", "--1", "1e400", "nan", "inf", "1 2", "2 apples", "0x10",
  ])
  func refusesWhatIsNoQuantity(_ text: String) {
    #expect(Quantity.parse(text, as: .bytes) == nil)
  }

  @Test func refusesQuantitiesThatNoNumberHolds() {
    #expect(Quantity.parse("1e308 GiB", as: .bytes) == nil)
    #expect(Quantity.parseAny("1e308 GiB") == nil)
  }

  @Test func prefersTheUnitAsWritten() {
    #expect(Quantity.parse("1MB", as: .bytes) == 1e6)
    #expect(Quantity.parse("1mib", as: .bytes) == 0x1p20)
    #expect(Quantity.parse("1s", as: .bytes) == nil)
  }

  @Test func findsTheDimensionByItsUnit() {
    #expect(Quantity.parseAny("3 MiB")?.dimension == .bytes)
    #expect(Quantity.parseAny("3ms")?.value == 0.003)
    #expect(Quantity.parseAny("3")?.dimension == .number)
    #expect(Quantity.parseAny("3 parsecs") == nil)
  }

  @Test func writesFixedDecimals() {
    #expect(Decimal.fixed(1.005, places: 2) == "1.00")
    #expect(Decimal.fixed(0.125, places: 2) == "0.12")
    #expect(Decimal.fixed(-0.001, places: 2) == "0.00")
    #expect(Decimal.fixed(-12.345, places: 1) == "-12.3")
    #expect(Decimal.fixed(7, places: 0) == "7")
    #expect(Decimal.fixed(0.05, places: 2) == "0.05")
    #expect(Decimal.fixed(.nan, places: 2) == "NaN")
    #expect(Decimal.fixed(-.infinity, places: 2) == "-∞")
    #expect(Decimal.fixed(1e300, places: 2) == "1e+300")
  }

  @Test func trimsZerosBehindThePoint() {
    #expect(Decimal.trimmed(2.50, places: 2) == "2.5")
    #expect(Decimal.trimmed(100, places: 2) == "100")
    #expect(Decimal.trimmed(100, places: 0) == "100")
    #expect(Decimal.trimmed(0, places: 3) == "0")
  }

  @Test func groupsDigitsByThree() {
    #expect(Decimal.grouped(61_702) == "61,702")
    #expect(Decimal.grouped(-999) == "-999")
    #expect(Decimal.grouped(.min) == "-9,223,372,036,854,775,808")
  }

  @Test func choosesThePrefixThatLeavesOneOrMore() {
    func symbol(_ value: Double, _ unit: Unit) -> String {
      Prefix.best(for: value, unit: unit, system: .usual(for: unit)).symbol
    }
    #expect(symbol(1023, .bytes) == "B")
    #expect(symbol(1024, .bytes) == "KiB")
    #expect(symbol(-0x1p30, .bytes) == "GiB")
    #expect(symbol(0.25, .seconds) == "ms")
    #expect(symbol(119, .seconds) == "s")
    #expect(symbol(120, .seconds) == "min")
    #expect(symbol(1e-12, .seconds) == "ns")
    #expect(symbol(2.6e9, .ticks) == "Gticks")
    #expect(symbol(0, .bytes) == "B")
    #expect(symbol(.infinity, .bytes) == "B")
  }

  @Test func writesAmountsForLabels() {
    #expect(QuantityFormat.string(12_752, unit: .bytes) == "12.45 KiB")
    #expect(QuantityFormat.string(0, unit: .bytes) == "0 B")
    #expect(QuantityFormat.string(0.82, unit: .seconds) == "820 ms")
    #expect(QuantityFormat.string(61_702, unit: .events) == "61,702")
    #expect(QuantityFormat.string(368_640, unit: .none) == "368,640")
    #expect(QuantityFormat.string(-9999, unit: .none) == "-9999")
    #expect(QuantityFormat.string(5e-11, unit: .none) == "5e-11")
    #expect(QuantityFormat.string(0.001234, unit: .none) == "0.00123")
    #expect(QuantityFormat.string(-0.0567, unit: .none) == "-0.0567")
    #expect(QuantityFormat.string(.leastNonzeroMagnitude, unit: .none).hasSuffix("e-324"))
    #expect(QuantityFormat.string(-5e303, unit: .bytes).hasPrefix("-4.34e285 EiB"))
    #expect(QuantityFormat.string(71 * 3600, unit: .seconds) == "71 h")
    #expect(QuantityFormat.string(1170 * 86_400, unit: .seconds) == "3.2 years")
    #expect(QuantityFormat.string(1023.99, unit: .bytes) == "1 KiB")
    #expect(QuantityFormat.string(-1536, unit: .bytes) == "-1.5 KiB")
    #expect(QuantityFormat.string(1e9, unit: .bytes, system: .si) == "1 GB")
    #expect(QuantityFormat.string(.nan, unit: .bytes) == "NaN")
    #expect(QuantityFormat.string(1e300, unit: .events) != "")
    #expect(QuantityFormat.string(.greatestFiniteMagnitude, unit: .bytes) != "")
  }

  @Test(
    arguments: [
      (1600, "%", "1,600 %"), (999.4, "%", "999 %"), (999.6, "%", "1,000 %"),
      (87.26, "%", "87.3 %"),
      (1e6, "%", "1,000,000 %"), (-1600, "%", "-1,600 %"), (0, "%", "0 %"), (0.05, "%", "0.05 %"),
      (1234, "°C", "1,234 °C"), (5000, "ppm", "5,000 ppm"), (1e16, "%", "1e16 %"),
      // Others keep their prefixes.
      (1600, "W", "1.6 kW"), (1600, "Hz", "1.6 kHz"), (1600, "", "1600"),
    ])
  func sharesAndDegreesTakeNoPrefix(value: Double, unit: String, text: String) {
    #expect(QuantityFormat.string(value, unit: Unit(unit)) == text)
  }

  @Test func namesValuesWithoutLoss() {
    #expect(Value.integer(.min).digits == "-9223372036854775808")
    #expect(Value.real(0.1).digits == "0.1")
    #expect(Value.real(4).digits == "4")
    #expect(Value.real(0x1p60).digits == "1.152921504606847e+18")
    #expect(Value.real(.nan).digits == "nan")
  }

  @Test func writesMomentsBeforeAndAfter1970() {
    #expect(Timestamp.text(0) == "1970-01-01 00:00:00 UTC")
    #expect(Timestamp.text(-1) == "1969-12-31 23:59:59 UTC")
    #expect(Timestamp.text(-86_400_000_000_000) == "1969-12-31 00:00:00 UTC")
    #expect(Timestamp.text(1_709_164_799_999_999_999) == "2024-02-28 23:59:59 UTC")
    #expect(Timestamp.text(1_709_251_200_000_000_000) == "2024-03-01 00:00:00 UTC")
  }

  @Test func findsTheNearestWord() {
    let known = ["scale", "stage", "step", "background"]
    #expect(Spelling.nearest(to: "sclae", among: known) == "scale")
    #expect(Spelling.nearest(to: "Backgroud", among: known) == "background")
    #expect(Spelling.nearest(to: "stpe", among: known) == "step")
    #expect(Spelling.nearest(to: "colour", among: known) == nil)
    #expect(Spelling.nearest(to: String(repeating: "x", count: 90), among: known) == nil)
    #expect(Spelling.nearest(to: "scale", among: []) == nil)
    #expect(Spelling.nearest(to: "back", among: known) == "background")
    #expect(Spelling.nearest(to: "st", among: known) == nil)
    #expect(Spelling.remedy(for: "x", among: ["heap"]) == "there is only heap")
  }
}
