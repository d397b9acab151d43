import PlotTesting
import Foundation
import PlotCore
import Testing

@testable import PlotConfig

struct ResolvedConfigTests {
  private let folder: ScratchFolder

  init() throws {
    folder = try ScratchFolder()
    try folder.write(
      "house.jsonc",
      """
      { "version": 1,
        "outputs": [{ "path": "a.png", "scale": 2 }],
        "figure": { "width": 100 } }
      """)
    try folder.write(
      "run.jsonc",
      """
      { "version": 1, "extends": "house.jsonc",
        "params": { "name": "a", "many": { "type": "number", "value": 70.50 } },
        "inputs": { "run": "${name}.mem" },
        "figure": { "height": "${many}", "title": "$${{plain}}" } }
      """)
  }

  private func resolve(_ flags: ConfigFlags = ConfigFlags()) throws -> ResolvedConfig {
    try ConfigFile.resolve(path: folder.path + "/run.jsonc", flags: flags)
  }

  private func origins(_ flags: ConfigFlags = ConfigFlags()) throws -> [String] {
    try resolve(flags).leaves.map { leaf in
      "\(leaf.path) = \(leaf.text) < \(leaf.origin)"
        .replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  @Test func tellsWhereEveryValueWasWritten() throws {
    #expect(
      try origins() == [
        "version = 1 < run.jsonc:1:14",
        "outputs[0].path = \"a.png\" < house.jsonc:2:25",
        "outputs[0].scale = 2 < house.jsonc:2:43",
        "figure.width = 100 < house.jsonc:3:24",
        "figure.height = 70.50 < run.jsonc:2:65",
        "figure.title = \"$${{plain}}\" < run.jsonc:4:45",
        "inputs.run = \"a.mem\" < run.jsonc:3:22",
      ])
  }

  @Test func flagsAreTheOriginOfWhatTheyGive() throws {
    let all = try origins(
      ConfigFlags(params: ["many=70"], sets: ["outputs[0].scale=3"]))
    #expect(all.contains("outputs[0].scale = 3 < --set outputs[0].scale=3"))
    #expect(all.contains("figure.height = 70 < --param many=70"))
  }

  @Test func outputsOfFlagsReplaceTheConfigs() throws {
    let flags = ConfigFlags(sets: ["outputs[0].scale=3"], outputs: ["x/${y}.png", "-"])
    let all = try origins(flags).filter { $0.hasPrefix("outputs") }
    #expect(all.first == "outputs[0].path = \"x/$${y}.png\" < -o x/${y}.png")
    #expect(all.contains("outputs[1].type = \"png\" < -o -"))
    #expect(!all.contains { $0.contains("a.png") })
    let spec = try ConfigFile.load(
      path: folder.path + "/run.jsonc", registry: Registry.stubs(), flags: flags)
    // Seen from the current folder, not the config's.
    #expect(spec.outputs.map(\.path) == ["x/${y}.png", "-"])
  }

  @Test func isAConfigThatSaysTheSame() throws {
    let json = try resolve().json
    #expect(!json.contains("params"))
    #expect(!json.contains("extends"))
    try folder.write("again.jsonc", json)
    let again = try ConfigFile.resolve(path: folder.path + "/again.jsonc")
    #expect(again.json == json)
  }
}
