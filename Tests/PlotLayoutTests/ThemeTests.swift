import PlotCore
import PlotScene
import Testing

@testable import PlotLayout

@Suite struct ThemeTests {
  @Test(arguments: ThemeSpec.builtIn)
  func everyTextAndCurveStandsOutOnItsGround(name: String) {
    let theme = Theme(ThemeSpec(base: name))
    for text in [theme.text, theme.muted] { #expect(text.contrast(with: theme.ground) >= 4.5) }
    for (_, style) in theme.series {
      let color = style.color ?? theme.text
      #expect(color.contrast(with: theme.ground) >= 3)
      #expect(theme.textColor(like: color).contrast(with: theme.ground) >= 4.5)
    }
    for index in 0..<12 {
      let color = theme.paletteColor(index)
      #expect(color.contrast(with: theme.ground) >= 3)
      #expect(theme.textColor(like: color).contrast(with: theme.ground) >= 4.5)
    }
  }

  @Test func namesAreTakenAsTheyStand() {
    var reader = OptionReader(nil)
    let spec = ThemeSpec(value("\"dark\""), path: "theme", errors: &reader)
    #expect(spec.base == "dark")
    #expect(reader.errors.isEmpty)
  }

  @Test func misspeltNamesAreToldTheNearest() {
    var reader = OptionReader(nil)
    _ = ThemeSpec(value("\"drak\""), path: "theme", errors: &reader)
    #expect(reader.errors.count == 1)
    #expect(reader.errors.first?.remedy == "did you mean \"dark\"?")
    #expect(reader.errors.first?.place?.path == "theme")
  }

  @Test func overridesChangeOneElementEach() {
    var reader = OptionReader(nil)
    let spec = ThemeSpec(
      object([
        ("extends", value("\"dark\"")), ("text", value("\"#ff0000\"")),
        ("background", value("\"none\"")),
        ("sizes", object([("label", value("9"))])),
        ("palette", value("\"tol-bright\"")),
        ("series", object([("heap", object([("color", value("\"#56b4e9\""))]))])),
      ]), path: "theme", errors: &reader)
    #expect(reader.errors.isEmpty)
    let (theme, dark) = (Theme(spec), Theme(ThemeSpec(base: "dark")))
    #expect(theme.text == Color(hex: "#ff0000"))
    #expect(theme.background == nil)
    #expect(theme.sizes.label == 9)
    #expect(theme.sizes.title == dark.sizes.title)
    #expect(theme.muted == dark.muted)
    #expect(theme.palette == Palette.tolBright.colors)
    #expect(theme.series["heap"]?.color == Color(hex: "#56b4e9"))
    #expect(theme.series["heap"]?.dash == [])
    #expect(theme.series["stack"] == dark.series["stack"])
  }

  @Test func everyWrongValueIsTold() {
    var reader = OptionReader(nil)
    _ = ThemeSpec(
      object([
        ("extends", value("\"lite\"")), ("text", value("\"reddish\"")), ("txet", value("1")),
        ("sizes", object([("lable", value("9"))])), ("palette", value("\"okabe\"")),
        ("series", object([("heap", object([("colour", value("\"#123456\""))]))])),
      ]), path: "theme", errors: &reader)
    let paths = reader.errors.compactMap { $0.place?.path }
    #expect(reader.errors.count == 6)
    #expect(paths.contains("theme.text"))
    #expect(reader.errors.contains { $0.remedy == "did you mean \"text\"?" })
    #expect(reader.errors.contains { $0.remedy == "did you mean \"label\"?" })
    #expect(reader.errors.contains { $0.remedy == "did you mean \"color\"?" })
  }

  @Test func curvesWithoutColourOfTheirOwnDifferFromHeapAndStack() {
    let theme = Theme(ThemeSpec())
    let keys = ["heap", "stack", "rss", "vms"].map { CurveKey(input: "a", x: "time", y: $0) }
    let looks = SeriesLooks(theme: theme, inputs: ["a": 0], keys: keys)
    let styles = keys.map { looks.style(of: $0) }
    #expect(Set(styles.map(\.color)).count == 4)
    #expect(Set(styles.map { $0.dash ?? [] }).count == 3)
  }

  @Test func severalInputsAreToldApartByColour() {
    let theme = Theme(ThemeSpec())
    let keys = ["a", "b", "c"].flatMap { input in
      ["heap", "stack"].map { CurveKey(input: input, x: "time", y: $0) }
    }
    let looks = SeriesLooks(theme: theme, inputs: ["a": 0, "b": 1, "c": 2], keys: keys)
    #expect(looks.style(of: keys[0]).color == looks.style(of: keys[1]).color)
    #expect(looks.style(of: keys[0]).dash != looks.style(of: keys[1]).dash)
    #expect(Set(keys.map { looks.style(of: $0).color }).count == 3)
    #expect(looks.name(of: keys[2], title: "heap") == "b heap")
  }

  @Test func columnsOfDifferentInputsKeepTheirOwnColours() {
    let theme = Theme(ThemeSpec())
    let keys = [("a", "heap"), ("b", "rss")].map { CurveKey(input: $0, x: "time", y: $1) }
    let looks = SeriesLooks(theme: theme, inputs: ["a": 0, "b": 1], keys: keys)
    #expect(looks.style(of: keys[0]).color == theme.series["heap"]?.color)
    #expect(looks.style(of: keys[1]).color != theme.series["stack"]?.color)
    #expect(looks.style(of: keys[1]).color != looks.style(of: keys[0]).color)
  }

  private let place = Place(file: "test.json")

  private func value(_ text: String) -> ConfigValue {
    text.hasPrefix("\"")
      ? ConfigValue(.string(String(text.dropFirst().dropLast())), at: place)
      : ConfigValue(.number(text), at: place)
  }

  private func object(_ members: [(String, ConfigValue)]) -> ConfigValue {
    ConfigValue(
      .object(members.map { ConfigValue.Member(key: $0.0, place: place, value: $0.1) }), at: place)
  }
}
