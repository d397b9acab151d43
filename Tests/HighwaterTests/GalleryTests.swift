import PlotConfig
import Foundation
import MemoryRecordings
import MemusageParser
import PlotCore
import PlotEngine
import PlotTesting
import StandardTransforms
import TableParser
import Testing

/// Writes the page as text that needs no font, for goldens.
private struct SceneDumpRenderer: Renderer {
  static let id = "scene-dump"
  static let summary = "writes the page's parts as text"
  static let fileExtensions = ["scene"]
  // As the pictures beside the configs, which are SVG.
  var demand: Demand { .scene(columnsPerPoint: 2, columnLimit: 2000) }

  init(options: NoOptions) {}

  func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    try sink.write(SceneDump.text(of: try figure.makeScene(), pathLimit: 24))
  }
}

/// The configs of the gallery: each is right, draws, and draws what its golden shows.
@Suite struct GalleryTests {
  private static let folder = Tool.root.appending(path: "Examples/gallery")
  private static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".jsonc") }.map { String($0.dropLast(6)) }.sorted()

  @Test func holdsAtLeastSixteenFigures() { #expect(Self.names.count >= 16) }

  @Test(arguments: names) func saysWhatItShowsAndHasItsPictureBesideIt(name: String) throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "\(name).jsonc"), encoding: .utf8)
    #expect(text.hasPrefix("// "), "the first line says what is shown")
    #expect(text.contains("\"outputs\": [\"\(name).svg\"]"))
    let picture = try Data(contentsOf: Self.folder.appending(path: "\(name).svg"))
    #expect(picture.count <= 110_000, "\(picture.count) bytes")
    let page = try String(
      contentsOf: Self.folder.appending(path: "README.md"), encoding: .utf8)
    #expect(page.contains("(\(name).jsonc)") && page.contains("(\(name).svg)"))
  }

  @Test(arguments: names) func isRightAndDraws(name: String) throws {
    try Tool.inNewFolder { tool in
      let config = Self.folder.appending(path: "\(name).jsonc").path
      let check = try tool("validate", config)
      #expect(check.status == 0, "\(check.messages)")
      let result = try tool("run", config, "-o", "a.svg")
      #expect(result.status == 0, "\(result.messages)")
      let page = try SVGPage(tool.data("a.svg"))
      #expect(page.complaints.isEmpty, "\(page.complaints)")
      #expect(!page.texts.contains { $0.contains("00000") || $0.contains("99999") })
    }
  }

  @Test(arguments: names) func drawsTheSceneOfItsGolden(name: String) throws {
    let registry = try Registry(
      [
        .memusage, .table, .renderer(SceneDumpRenderer.self),
        .textMeasurer("fixed-width", summary: "measures without fonts") {
          () throws(PlotError) in FixedWidthMeasurer()
        },
      ] + Plugin.standardTransforms + Plugin.memoryThemes)
    try Tool.inNewFolder { tool in
      let spec = try ConfigFile.load(
        path: Self.folder.appending(path: "\(name).jsonc").path, registry: registry,
        flags: ConfigFlags(outputs: [tool.path("a.scene")]))
      let report = try Run(
        spec, registry: registry, options: RunOptions(temporaryFolder: tool.folder.path)
      ).execute()
      #expect(report.outputs.allSatisfy { $0.error == nil }, "\(report.outputs)")
      let scene = String(decoding: try tool.data("a.scene"), as: UTF8.self)
      let violations = checkGolden(
        scene, at: Tool.fixtures.appending(path: "gallery/\(name).txt").path)
      #expect(violations.isEmpty, "\(violations)")
    }
  }
}
