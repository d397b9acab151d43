import PlotTesting
import Foundation
import PlotCore
import PlotLayout
import PlotScene
import Testing

@testable import PlotConfig

struct ConfigThemeFileTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func load(_ theme: String, outputs: String = #"["a.png"]"#) throws -> RunSpec {
    try folder.write(
      "run.jsonc",
      #"""
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": \#(outputs), "theme": \#(theme) }
      """#)
    return try ConfigFile.load(path: folder.path + "/run.jsonc", registry: Registry.stubs())
  }

  private func message(_ theme: String) -> String {
    let error = #expect(throws: ConfigErrors.self) { try load(theme) }
    return error?.errors.map(\.description).joined(separator: "\n")
      .replacingOccurrences(of: folder.path + "/", with: "") ?? ""
  }

  @Test func inheritsAFileElementByElement() throws {
    try folder.write(
      "looks/house.json",
      #"""
      // The house's colours.
      { "extends": "base.jsonc", "grid": "#112233", "sizes": { "title": 20 },
        "series": { "heap": { "color": "#ff0000", "width": 2 } } }
      """#)
    try folder.write(
      "looks/base.jsonc",
      ##"{ "extends": "dark", "grid": "#445566", "axis": "#778899", "sizes": { "label": 9 } }"##)
    let spec = try load(
      #"""
      { "extends": "looks/house.json", "sizes": { "title": 30 },
        "series": { "heap": { "color": "#00ff00" } } }
      """#, outputs: #"["a.png", { "path": "b.png", "theme": "looks/base.jsonc" }]"#)
    #expect(spec.theme.base == "dark")
    #expect(spec.theme.grid == Color(hex: "#112233"))
    #expect(spec.theme.axis == Color(hex: "#778899"))
    #expect(spec.theme.sizes.title == 30)
    #expect(spec.theme.sizes.label == 9)
    #expect(spec.theme.series["heap"]?.color == Color(hex: "#00ff00"))
    #expect(spec.theme.series["heap"]?.width == 2)
    #expect(spec.outputs[1].theme?.grid == Color(hex: "#445566"))
    #expect(
      spec.configFiles.map { URL(fileURLWithPath: $0).lastPathComponent } == [
        "run.jsonc", "base.jsonc", "house.json",
      ])
  }

  @Test func nullGivesBackWhatTheFileChanged() throws {
    try folder.write("house.json", ##"{ "grid": "#112233" }"##)
    #expect(try load(#"{ "extends": "house.json", "grid": null }"#).theme.grid == nil)
  }

  @Test func pointsIntoTheThemesFile() throws {
    try folder.write("house.json", "{\n  \"grid\": \"greenish\",\n  \"gird\": 1\n}")
    let message = message(#""house.json""#)
    #expect(message.contains("house.json:2:11: theme.grid: expected a string (colour"))
    #expect(message.contains("house.json:3:3: theme: unknown key \"gird\""))
  }

  @Test func tellsThemesThatExtendThemselves() throws {
    try folder.write("a.json", #"{ "extends": "b.json" }"#)
    try folder.write("b.json", #"{ "extends": "a.json" }"#)
    #expect(message(#""a.json""#).contains("the theme extends itself: a.json → b.json → a.json"))
  }

  @Test func tellsAThemeThatIsNotThere() throws {
    #expect(message(#""no/such.json""#).contains("cannot open the theme"))
    #expect(message(#""darkk""#).contains("did you mean \"dark\"?"))
    try folder.write("list.json", "[]")
    #expect(message(#""list.json""#).contains("expected a theme's object, not an array"))
  }

  @Test func neverWritesOverATheme() throws {
    try folder.write("house.json", "{}")
    let error = #expect(throws: ConfigErrors.self) {
      try load(#""house.json""#, outputs: #"[{ "type": "csv", "path": "house.json" }]"#)
    }
    #expect(error?.description.contains("would overwrite the config") == true)
  }
}
