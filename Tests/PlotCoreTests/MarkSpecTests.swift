import PlotCore
import PlotScene
import Testing

@Suite struct MarkSpecTests {
  @Test func optionsComeBackAsTheyWereGiven() {
    let mark = MarkSpec(
      .step, color: Color(red: 1, green: 2, blue: 255), strokeWidth: 0.1, strokeDash: [4.5, 2],
      opacity: 1.0 / 3, fill: 0.25, size: 1e-7, label: "peak {y}", which: .min)
    #expect(mark.kind == .step)
    #expect(mark.color == Color(red: 1, green: 2, blue: 255))
    #expect(mark.strokeWidth == 0.1 && mark.opacity == 1.0 / 3 && mark.size == 1e-7)
    #expect(mark.strokeDash == [4.5, 2])
    #expect(mark.fill == 0.25 && mark.label == "peak {y}" && mark.which == .min)
  }

  @Test func whatIsNotGivenIsNoOption() {
    var mark = MarkSpec(.extremum)
    #expect(mark.options.isEmpty && mark.which == .max && mark.fill == nil && mark.color == nil)
    mark.fill = MarkSpec.themeFill
    #expect(mark.fill == MarkSpec.themeFill && mark.options.map(\.key) == ["fill"])
    mark.fill = nil
    #expect(mark == MarkSpec(.extremum))
  }

  @Test func coloursKeepTheirOpacityToA255th() {
    let color = Color(red: 9, green: 8, blue: 7, alpha: 51.0 / 255)
    #expect(MarkSpec(.rule, color: color).color == color)
  }

  @Test func equalOptionsAreEqualWhereverTheyWereWritten() {
    func option(_ key: String, _ kind: ConfigValue.Kind, _ line: Int) -> ConfigValue.Member {
      let place = Place(file: "run.json", position: Place.Position(line: line, column: 1))
      return ConfigValue.Member(key: key, place: place, value: ConfigValue(kind, at: place))
    }
    let one = MarkSpec(
      .line, options: [option("fill", .number("0.50"), 1), option("label", .string("a"), 2)])
    let two = MarkSpec(
      .line,
      options: [
        option("label", .string("a"), 7), option("size", .null, 8),
        option("fill", .number("0.5"), 9),
      ])
    #expect(one == two)
    #expect(one == MarkSpec(.line, fill: 0.5, label: "a"))
    #expect(one != MarkSpec(.line, fill: 0.5, label: "b"))
    #expect(one != MarkSpec(.step, fill: 0.5, label: "a"))
    #expect(one != MarkSpec(.line, fill: 0.5, size: 1, label: "a"))
  }

  @Test func aMarkOfAPluginIsNamedByItsId() {
    var mark = MarkSpec("lollipop")
    mark["stem"] = .bool(false)
    #expect(mark.kind.rawValue == "lollipop" && "\(mark.kind)" == "lollipop")
    #expect(mark.options.map(\.key) == ["stem"])
  }
}
