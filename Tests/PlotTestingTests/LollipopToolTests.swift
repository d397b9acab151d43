import Foundation
import PlotCLI
import PlotCore
import PlotTesting
import SVGRenderer
import Testing

/// Somebody else's tool: its parser, its mark, and a renderer that is there already.
@Suite struct LollipopToolTests {
  private static let plugins: [Plugin] = [
    .numbers, .lollipop, .svg,
    .textMeasurer("fixed-width", summary: "measures without fonts") { () throws(PlotError) in
      FixedWidthMeasurer()
    },
  ]

  /// Runs the tool on a layer of a config; returns its status and the picture.
  private func run(_ mark: String) throws -> (status: Int32, picture: String?) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data("3\n1\nnone\n2\n".utf8).write(to: folder.appendingPathComponent("a.txt"))
    let config = """
      { "version": 1, "inputs": { "a": { "path": "a.txt", "format": "numbers" } },
        "figure": { "layer": [
          { "mark": \(mark), "encoding": { "x": "event", "y": "value" } },
          { "mark": "extremum", "encoding": { "x": "event", "y": "value" } }],
          "legend": "box" },
        "outputs": ["a.svg"] }
      """
    let file = folder.appendingPathComponent("run.json")
    try Data(config.utf8).write(to: file)
    let tool = PlotTool(
      name: "sweets", version: "1", about: "Draw lollipops.", plugins: Self.plugins)
    let status = tool.run(["run", "--quiet", file.path])
    let picture = try? String(
      contentsOf: folder.appendingPathComponent("a.svg"), encoding: .utf8)
    return (status, picture)
  }

  @Test func drawsTheMarkBesideStandardOnes() throws {
    let (status, picture) = try run(##"{ "type": "lollipop", "color": "#ff0000", "size": "3pt" }"##)
    #expect(status == 0)
    let svg = try #require(picture)
    #expect(svg.contains("value, lollipops"))
    #expect(svg.contains("#ff0000") || svg.contains("#f00"))
    #expect(svg.contains("peak 3"))
  }

  @Test func refusesOptionsThatTheMarkDoesNotTake() throws {
    for mark in [
      #"{ "type": "lollipop", "size": 21 }"#, #"{ "type": "lollipop", "fill": true }"#,
      #"{ "type": "lollipop", "stem": 1 }"#, #""lollypop""#,
    ] {
      let (status, picture) = try run(mark)
      #expect(status == 2, "\(mark)")
      #expect(picture == nil)
    }
  }
}
