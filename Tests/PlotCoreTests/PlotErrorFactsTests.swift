import PlotCore
import Testing

@Suite struct PlotErrorFactsTests {
  @Test func anErrorWithoutACodeHasThatOfItsStage() {
    var error = PlotError(.input, "holds no samples")
    #expect(error.code.rawValue == "input-error" && error.facts == PlotError.Facts())
    error.stage = .config
    #expect(error.code == .general(.config))
    #expect(error.of(.usage).code.rawValue == "usage-error")
  }

  @Test func anErrorWithACodeKeepsItWhereverItIsTold() {
    let place = Place(file: "a.json")
    let error = PlotError.unknown(.column, "heep", among: ["time", "heap"]).of(.output).at(place)
    #expect(error.code == .unknownName && error.stage == .output && error.place == place)
    #expect(error.facts == PlotError.Facts(.column, "heep", known: ["time", "heap"]))
    #expect(error.facts.nearest == "heap")
  }

  @Test func wordsOfUnknownNamesComeFromTheFacts() {
    func words(_ error: PlotError) -> [String?] { [error.message, error.remedy] }
    #expect(
      words(.unknown(.column, "heep", among: ["heap"]))
        == ["no column \"heep\"", "did you mean \"heap\"?"])
    #expect(
      words(.unknown(.input, "x", among: ["run"], before: "the run has ", after: " now"))
        == ["the run has no input \"x\" now", "there is only run"])
    #expect(words(.unknown(.axis, "x", among: [])) == ["no axis \"x\"", "there is none"])
    #expect(
      words(.unknown(.axis, "x", among: [], otherwise: nil)) == ["no axis \"x\"", nil])
    let long = PlotError.unknown(
      .param, "abcdefgh", among: [], shown: "abc…", otherwise: "declare it")
    #expect(words(long) == ["no param \"abc…\"", "declare it"])
    #expect(long.facts.name == "abcdefgh")
  }

  @Test func readersOfOptionsTellWhatIsWrongByCode() {
    let place = Place(file: "a.json")
    func value(_ kind: ConfigValue.Kind) -> ConfigValue { ConfigValue(kind, at: place) }
    let members: [(String, ConfigValue.Kind)] = [
      ("widht", .number("3")), ("scale", .number("99")), ("title", .bool(true)),
    ]
    var reader = OptionReader(
      value(
        .object(members.map { .init(key: $0.0, place: place, value: value($0.1)) })),
      path: "outputs[0]", stage: .usage)
    _ = reader.requiredText("width", help: "how wide it is")
    _ = reader.number("scale", default: 1, in: 0.1...16, help: "how large it is")
    _ = reader.text("title", default: "", help: "what it shows")
    reader.reject("title", .missing("type"))
    reader.finish()
    #expect(
      reader.errors.map(\.code) == [
        .missingKey, .outsideRange, .wrongType, .missingKey, .unknownKey,
      ])
    #expect(reader.errors.map(\.stage) == Array(repeating: .usage, count: 5))
    #expect(reader.errors[0].facts.name == "width" && reader.errors[4].facts.nearest == "width")
    #expect(reader.errors[3].place?.path == "outputs[0].title")
  }
}
