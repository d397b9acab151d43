import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import PlotLayout

@Suite struct ThemeTests {
  @Test(arguments: ["light", "dark", "print"])
  func everyTextAndCurveStandsOutOnItsGround(name: String) throws {
    let plugin = try #require(Plugin.standardThemes.first { $0.id == name })
    #expect(checkTheme(plugin) == [])
    let theme = try Theme(config: "\(name)")
    // What the palette has becomes darker or lighter until it can be seen.
    for index in 0..<12 {
      let color = theme.paletteColor(index)
      #expect(color.contrast(with: theme.ground) >= 3)
      #expect(theme.textColor(like: color).contrast(with: theme.ground) >= 4.5)
    }
  }

  @Test func misspeltNamesAreToldTheNearest() {
    #expect {
      try Theme(config: "drak")
    } throws: { error in
      let error = error as? PlotError
      return error?.remedy == "did you mean \"dark\"?" && error?.place?.path == "theme"
    }
    // Where no config is read, too: a program names a theme by a string.
    #expect {
      try Theme(ThemeSpec(base: "drak"), among: .standard)
    } throws: { error in
      (error as? PlotError)?.remedy == "did you mean \"dark\"?"
    }
  }

  @Test func overridesChangeOneElementEach() throws {
    let theme = try Theme(config: [
      "extends": "dark", "text": "#ff0000", "background": "none", "sizes": ["label": 9],
      "palette": "tol-bright", "series": ["heap": ["color": "#56b4e9"]],
    ])
    #expect(theme.text == Color(hex: "#ff0000"))
    #expect(theme.background == nil)
    #expect(theme.sizes.label == 9)
    #expect(theme.sizes.title == Theme.dark.sizes.title)
    #expect(theme.muted == Theme.dark.muted)
    #expect(theme.palette == Palette.tolBright.colors)
    #expect(theme.series == ["heap": SeriesStyle(color: Color(hex: "#56b4e9"))])
  }

  @Test func overridesOfACurveKeepTheRestOfItsLooks() throws {
    var own = Theme.dark
    own.series = [
      "heap": SeriesStyle(color: .white, dash: [2, 1]), "stack": SeriesStyle(width: 2),
    ]
    let theme = try Theme(
      config: ["extends": "own", "series": ["heap": ["color": "#56b4e9"]]],
      plugins: [.theme("own", summary: "draws", own)])
    #expect(theme.series["heap"] == SeriesStyle(color: Color(hex: "#56b4e9"), dash: [2, 1]))
    #expect(theme.series["stack"] == own.series["stack"])
  }

  @Test func everyWrongValueIsTold() {
    var reader = OptionReader(nil)
    _ = ThemeSpec(
      [
        "extends": "lite", "text": "reddish", "txet": 1, "sizes": ["lable": 9],
        "palette": "okabe", "series": ["heap": ["colour": "#123456"]],
      ], path: "theme", among: ThemeSet.standard.names, errors: &reader)
    let paths = reader.errors.compactMap { $0.place?.path }
    #expect(reader.errors.count == 6)
    #expect(paths.contains("theme.text"))
    #expect(reader.errors.contains { $0.remedy == "did you mean \"text\"?" })
    #expect(reader.errors.contains { $0.remedy == "did you mean \"label\"?" })
    #expect(reader.errors.contains { $0.remedy == "did you mean \"color\"?" })
  }

  @Test func aThemeOfTheNameOfAStandardOneStandsInItsPlace() throws {
    var own = Theme.light
    own.text = .black
    let registry = try Registry([.theme("light", summary: "draws", own)]).withStandards
    #expect(registry.themes.names == ["light", "dark", "print", "auto"])
    #expect(try registry.themes.theme("light") == own)
    #expect(try registry.themes.theme("dark") == .dark)
  }

  @Test func curvesWithoutColourOfTheirOwnDifferFromHeapAndStack() {
    let theme = Self.ofMemory
    let keys = ["heap", "stack", "rss", "vms"].map { CurveKey(input: "a", x: "time", y: $0) }
    let looks = SeriesLooks(theme: theme, inputs: ["a": 0], keys: keys)
    let styles = keys.map { looks.style(of: $0, byDashes: false) }
    #expect(Set(styles.map(\.color)).count == 4)
    #expect(styles.allSatisfy { ($0.dash ?? []).isEmpty })
  }

  @Test(arguments: [false, true], [1, 2, 4])
  func noTwoCurvesLookAlike(byDashes: Bool, columns: Int) {
    for theme in [Theme.light, .dark, .print] {
      let most = theme.palette.count * Theme.dashes.count
      let inputs = (0..<most / columns).map { "input \($0)" }
      let keys = inputs.flatMap { input in
        (0..<columns).map { CurveKey(input: input, x: "time", y: "column \($0)") }
      }
      // One column of each input has the input's colour; several have its dashes, too.
      let looks = SeriesLooks(
        theme: theme,
        inputs: Dictionary(uniqueKeysWithValues: inputs.enumerated().map { ($1, $0) }), keys: keys)
      let count = byDashes || columns == 1 ? keys.count : theme.palette.count * columns
      let styles = keys.prefix(count).map { looks.style(of: $0, byDashes: byDashes) }
      #expect(Set(styles.map { "\(String(describing: $0.color)) \($0.dash ?? [])" }).count == count)
    }
  }

  @Test func ninePlainColumnsLookDifferent() {
    let keys = (0..<9).map { CurveKey(input: "a", x: "time", y: "p\($0)") }
    let looks = SeriesLooks(theme: .light, inputs: ["a": 0], keys: keys)
    let styles = keys.map { looks.style(of: $0, byDashes: false) }
    #expect(Set(styles).count == 9)
    #expect(styles.prefix(8).allSatisfy { $0.dash == [] })
  }

  /// In print, curves that share their grey have other dashes, and those with the same dashes another grey.
  @Test(arguments: [false, true]) func printDistinguishesEight(byDashes: Bool) {
    let keys = (0..<8).map { CurveKey(input: "a", x: "time", y: "p\($0)") }
    let looks = SeriesLooks(theme: .print, inputs: ["a": 0], keys: keys)
    let styles = keys.map { looks.style(of: $0, byDashes: byDashes) }
    for a in styles.indices {
      for b in styles.indices where b > a {
        #expect(styles[a].color != styles[b].color || styles[a].dash != styles[b].dash)
      }
    }
    // Neighbours in a legend differ in both.
    guard byDashes else { return }
    for (a, b) in zip(styles, styles.dropFirst()) {
      #expect(a.color != b.color && a.dash != b.dash)
    }
  }

  @Test(arguments: ["light", "dark", "print"])
  func whatLiesBeyondALimitIsSeen(name: String) throws {
    let theme = try Theme(config: "\(name)")
    let tone = theme.beyond.flattened(over: theme.ground)
    #expect(tone.contrast(with: theme.ground) >= 1.15)
    // Words and curves stand out from it, too.
    #expect(theme.text.contrast(with: tone) >= 4.5)
    for index in 0..<8 { #expect(theme.paletteColor(index).contrast(with: tone) >= 2.2) }
    // Print has no hue.
    if name == "print" { #expect(tone.red == tone.green && tone.green == tone.blue) }
    #expect(try Theme(config: "auto").beyond == Theme.light.beyond)
  }

  @Test func autoIsTheInstalledLightAndDark() throws {
    var own = Theme.light
    own.text = .black
    let themes = try Registry([.theme("light", summary: "draws", own)]).withStandards.themes
    #expect(try themes.theme("auto") == own)
    var spec = ThemeSpec(base: "auto")
    spec.font = "serif"
    #expect(spec.inTheDark?.base == "dark" && spec.inTheDark?.font == "serif")
    for name in ["light", "dark", "print"] { #expect(ThemeSpec(base: name).inTheDark == nil) }
  }

  @Test func severalInputsAreToldApartByColour() {
    let theme = Self.ofMemory
    let keys = ["a", "b", "c"].flatMap { input in
      ["heap", "stack"].map { CurveKey(input: input, x: "time", y: $0) }
    }
    let looks = SeriesLooks(theme: theme, inputs: ["a": 0, "b": 1, "c": 2], keys: keys)
    #expect(
      looks.style(of: keys[0], byDashes: false).color
        == looks.style(of: keys[1], byDashes: false).color)
    #expect(
      looks.style(of: keys[0], byDashes: false).dash
        != looks.style(of: keys[1], byDashes: false).dash)
    #expect(Set(keys.map { looks.style(of: $0, byDashes: false).color }).count == 3)
    #expect(looks.name(of: keys[2], title: "heap") == "b heap")
  }

  @Test func columnsOfDifferentInputsKeepTheirOwnColours() {
    let theme = Self.ofMemory
    let keys = [("a", "heap"), ("b", "rss")].map { CurveKey(input: $0, x: "time", y: $1) }
    let looks = SeriesLooks(theme: theme, inputs: ["a": 0, "b": 1], keys: keys)
    #expect(looks.style(of: keys[0], byDashes: false).color == theme.series["heap"]?.color)
    #expect(looks.style(of: keys[1], byDashes: false).color != theme.series["stack"]?.color)
    #expect(
      looks.style(of: keys[1], byDashes: false).color
        != looks.style(of: keys[0], byDashes: false).color)
  }

  /// A theme with looks for two columns.
  private static let ofMemory: Theme = {
    var theme = Theme.light
    theme.series = [
      "heap": SeriesStyle(color: Color(hex: "#0b6bb5"), dash: []),
      "stack": SeriesStyle(color: Color(hex: "#bf4e16"), dash: []),
    ]
    return theme
  }()
}
