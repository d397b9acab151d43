import PlotCore
import Testing

private enum Shade: String, CaseIterable { case light, dark }

private struct Inner: ComponentOptions {
  var depth: Int
  init(from reader: inout OptionReader) {
    depth = reader.integer("depth", default: 3, in: 1...9, help: "how deep")
  }
}

private struct Every: ComponentOptions {
  var isOn: Bool
  var scale: Double
  var width: Double?
  var count: Int
  var name: String
  var shade: Shade
  var words: [String]
  var dashes: [Double]?
  var inner: Inner

  init(from reader: inout OptionReader) {
    isOn = reader.flag("isOn", default: true, help: "whether")
    scale = reader.number("scale", default: 1, in: 0.1...16, help: "how much")
    width = reader.optionalNumber("width", .length, help: "how wide")
    count = reader.integer("count", default: 2, in: 0...10, help: "how many")
    name = reader.requiredText("name", help: "what it is called")
    shade = reader.choice("shade", default: Shade.light, help: "which")
    words = reader.texts("words", default: ["a"], help: "some words")
    dashes = reader.numbers("dashes", in: 0...9, help: "dashes")
    inner = reader.object("inner", Inner.self, help: "more")
  }
}

@Suite struct OptionReaderTests {
  private func value(_ kind: ConfigValue.Kind) -> ConfigValue {
    ConfigValue(kind, at: Place(file: "run.json", position: .init(line: 2, column: 3)))
  }

  private func object(_ members: [(String, ConfigValue.Kind)]) -> ConfigValue {
    value(
      .object(
        members.map { key, kind in
          ConfigValue.Member(
            key: key, place: Place(file: "run.json", position: .init(line: 2, column: 1)),
            value: value(kind))
        }))
  }

  private func read(_ members: (String, ConfigValue.Kind)...) -> (Every, [String]) {
    var reader = OptionReader(object(members), path: "outputs[0]")
    let options = Every(from: &reader)
    reader.finish()
    return (options, reader.errors.map(\.description))
  }

  @Test func takesWhatIsThere() {
    let (options, errors) = read(
      ("isOn", .bool(false)), ("scale", .number("2.5")), ("width", .string("25.4mm")),
      ("count", .number("1e1")), ("name", .string("x")), ("shade", .string("dark")),
      ("words", .array([value(.string("b")), value(.string("c"))])),
      ("dashes", .array([value(.number("4")), value(.number("2.5"))])),
      ("inner", object([("depth", .number("5"))]).kind))
    #expect(errors == [])
    #expect(!options.isOn && options.scale == 2.5 && options.width == 72 && options.count == 10)
    #expect(options.name == "x" && options.shade == .dark && options.words == ["b", "c"])
    #expect(options.dashes == [4, 2.5] && options.inner.depth == 5)
  }

  @Test func fallsBackWhereNothingOrNullIs() {
    let (options, errors) = read(("name", .string("x")), ("scale", .null), ("inner", .null))
    #expect(errors == [])
    #expect(options.isOn && options.scale == 1 && options.width == nil && options.inner.depth == 3)
    #expect(options.words == ["a"] && options.dashes == nil)
  }

  @Test func readsOneTextAsAnArrayOfOne() {
    #expect(read(("name", .string("x")), ("words", .string("w"))).0.words == ["w"])
  }

  @Test func tellsEverythingThatIsWrongAtOnce() {
    let (_, errors) = read(
      ("isOn", .string("yes")), ("scale", .number("0")), ("count", .number("2.5")),
      ("shade", .string("drak")), ("dashes", .array([value(.number("99"))])),
      ("inner", object([("depht", .number("5"))]).kind), ("sclae", .number("1")))
    #expect(
      errors == [
        "run.json:2:3: outputs[0].isOn: expected true or false, not the string \"yes\"",
        "run.json:2:3: outputs[0].scale: 0 is outside 0.1...16\n  leave it out for 1",
        "run.json:2:3: outputs[0].count: expected a whole number in 0...10, not the number 2.5",
        "run.json:2:3: outputs[0]: \"name\" is missing\n"
          + "  add it, a string (text): what it is called",
        "run.json:2:3: outputs[0].shade: expected \"light\", \"dark\", not the string \"drak\"\n"
          + "  did you mean \"dark\"?",
        "run.json:2:3: outputs[0].dashes[0]: 99 is outside 0...9",
        "run.json:2:1: outputs[0].inner: unknown key \"depht\"\n  did you mean \"depth\"?",
        "run.json:2:1: outputs[0]: unknown key \"sclae\"\n  did you mean \"scale\"?",
      ])
  }

  @Test func refusesNumbersThatNoDoubleHolds() {
    let (options, errors) = read(("name", .string("x")), ("scale", .number("1e999")))
    #expect(options.scale == 1)
    #expect(errors.count == 1)
    #expect(read(("name", .string("x")), ("count", .number("1e300"))).1.count == 1)
  }

  @Test func wantsAnObject() {
    var reader = OptionReader(value(.array([])), path: "theme")
    _ = Every(from: &reader)
    #expect(
      reader.errors.first?.description
        == "run.json:2:3: theme: expected an object, not an array")
  }

  @Test func declaresEachOptionWithItsDefault() {
    let declarations = Every.declarations
    #expect(
      declarations.map(\.key) == [
        "isOn", "scale", "width", "count", "name", "shade", "words", "dashes", "inner",
      ])
    #expect(
      declarations.map(\.defaultText) == [
        "true", "1", nil, "2", nil, "\"light\"", "[\"a\"]", nil, nil,
      ])
    #expect(declarations.filter(\.isRequired).map(\.key) == ["name"])
    #expect(declarations[1].form.inWords == "a number in 0.1...16")
    #expect(declarations[2].form.inWords == "a length, such as \"180mm\"")
    if case .object(let inner) = declarations[8].form {
      #expect(inner.map(\.key) == ["depth"])
    } else {
      Issue.record("the inner options are not declared")
    }
  }

  @Test func makesDefaultsWithoutErrors() {
    #expect(Every.defaults.inner.depth == 3)
    #expect(Every.defaults.name == "")
  }
}
