import PlotCore
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct PanelDatesTests {
  private static let start: Int64 = 1_500_000_000_000_000_000

  private func input(_ name: String = "run", offset: Int64? = Self.start) -> FigureData.Input {
    var time = Column("time", unit: .seconds, isAscending: true)
    if let offset { (time.offset, time.scale) = (offset, 1e-9) }
    return FigureData.Input(
      name: name, columns: [time, Column("heap", unit: .bytes)], rowCount: 3,
      extents: ["time": 0...1000, "heap": 0...9])
  }

  private func panel(
    lowest: FigureDate? = nil, datum: FigureDate? = nil, number: Double? = nil,
    inputs: [String] = ["run"]
  ) -> PanelSpec {
    var scale = ScaleSpec(.time, lowest: number)
    scale.lowestDate = lowest
    var rule = ChannelSpec()
    rule.datumDate = datum
    let layers = inputs.map {
      LayerSpec(
        mark: MarkSpec(.step), data: $0, encoding: Encoding(x: .field("time"), y: .field("heap")))
    }
    return PanelSpec(
      axes: [AxisSpec("x", channel: .x, scale: scale)],
      // A constant that stands before any column still finds its clock.
      layers: (datum == nil ? [] : [LayerSpec(mark: MarkSpec(.rule), encoding: Encoding(x: rule))])
        + layers)
  }

  private func date(_ seconds: Int64, isCertain: Bool = true) -> FigureDate {
    FigureDate(
      seconds * 1_000_000_000, text: "then", isCertain: isCertain, place: Place(file: "c.jsonc"))
  }

  @Test(arguments: [
    (1_500_000_000, 0.0), (1_500_000_060, 60), (1_499_999_000, -1000), (0, -1.5e9),
    (1_500_086_400, 86_400),
  ]) func datesCountFromTheClocksStart(_ seconds: Int64, _ value: Double) throws {
    let data = FigureData(inputs: [input()])
    let low = try PanelDates.resolved(panel(lowest: date(seconds)), data: data)
    func isNear(_ found: Double?) -> Bool { found.map { abs($0 - value) < 1e-6 } ?? false }
    #expect(isNear(low.axes[0].scale.lowest) && low.axes[0].scale.lowestDate == nil)
    let rule = try PanelDates.resolved(panel(datum: date(seconds)), data: data)
    #expect(isNear(rule.layers[0].encoding.x?.datum))
    // A number of that size is one only where there is a clock.
    let epoch = panel(lowest: date(seconds, isCertain: false), number: 7)
    #expect(isNear(try PanelDates.resolved(epoch, data: data).axes[0].scale.lowest))
    let none = FigureData(inputs: [input(offset: nil)])
    #expect(try PanelDates.resolved(epoch, data: none).axes[0].scale.lowest == 7)
  }

  @Test func anAxisWithoutAClockIsToldAtTheDatesPlace() throws {
    let data = FigureData(inputs: [input(offset: nil)])
    for spec in [panel(lowest: date(5)), panel(datum: date(5))] {
      let error = #expect(throws: PlotError.self) { try PanelDates.resolved(spec, data: data) }
      #expect(error?.message == "\"then\" is a date, and axis \"x\" has no clock")
      #expect(error?.place?.file == "c.jsonc" && error?.remedy?.contains("\"time\"") == true)
    }
  }

  @Test func inputsOfDifferentBeginningsHaveNoCommonDate() throws {
    let inputs = [input("a"), input("b", offset: Self.start + 1_000_000_000)]
    let error = #expect(throws: PlotError.self) {
      try PanelDates.resolved(
        panel(lowest: date(5), inputs: ["a", "b"]), data: FigureData(inputs: inputs))
    }
    #expect(error?.message.contains("count from different ones") == true)
    let same = try PanelDates.resolved(
      panel(lowest: date(1_500_000_009), inputs: ["a", "b"]),
      data: FigureData(inputs: [input("a"), input("b")]))
    #expect(abs((same.axes[0].scale.lowest ?? 0) - 9) < 1e-6)
  }
}
