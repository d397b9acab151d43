import Foundation
import LollipopPlugins
import PlotCLI
import PlotCore
import PlotTesting
import SVGRenderer
import TableParser
import Testing

/// The tool of `main.swift`, but for fonts, which a machine may lack.
@Suite struct LollipopToolTests {
  private static let tool = PlotTool(
    name: "lollipop", version: "1.0.0", about: "Draw tables with stems and dots.",
    plugins: [
      .table, .lollipop, .paper, .svg,
      .textMeasurer("fixed-width", summary: "measures without fonts") { () throws(PlotError) in
        FixedWidthMeasurer()
      },
    ])

  /// Runs the tool on a layer and a theme of a config; returns its status and the picture.
  private func run(
    _ mark: String, theme: String = #""light""#
  ) throws -> (status: Int32, picture: String?) {
    let folder = try ScratchFolder()
    try folder.write("a.csv", "time,sweets\n1,3\n2,1\n3,\n4,2\n")
    let config = try folder.write(
      "run.json",
      """
      { "version": 1, "inputs": { "a": "a.csv" },
        "figure": { "layer": [
          { "mark": \(mark), "encoding": { "x": "time", "y": "sweets" } },
          { "mark": "extremum", "encoding": { "x": "time", "y": "sweets" } }],
          "legend": "box" },
        "theme": \(theme),
        "outputs": ["a.svg"] }
      """)
    let status = Self.tool.run(["run", "--quiet", config])
    let picture = try? String(contentsOfFile: folder.path + "/a.svg", encoding: .utf8)
    return (status, picture)
  }

  @Test func drawsTheMarkBesideStandardOnes() throws {
    let (status, picture) = try run(##"{ "type": "lollipop", "color": "#ff0000", "size": "3pt" }"##)
    #expect(status == 0)
    let svg = try #require(picture)
    #expect(svg.contains("sweets, lollipops"))
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

  @Test func drawsInItsTheme() throws {
    let (status, picture) = try run(#""lollipop""#, theme: #""paper""#)
    #expect(status == 0)
    let svg = try #require(picture)
    for color in ["#faf4e6", "#3b2a1a", "#b2223a"] { #expect(svg.contains(color), "\(color)") }
    let extended = try run(#""lollipop""#, theme: ##"{ "extends": "paper", "grid": "#123456" }"##)
    #expect(extended.picture?.contains("#123456") == true)
    #expect(try run(#""lollipop""#, theme: #""papre""#).status == 2)
  }

  @Test func takesItsThemeAsAFlag() throws {
    let folder = try ScratchFolder()
    let table = try folder.write("a.csv", "time,sweets\n1,3\n2,1\n")
    let file = folder.path + "/a.svg"
    #expect(Self.tool.run(["plot", "--quiet", "--theme", "paper", table, "-o", file]) == 0)
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("#faf4e6"))
    #expect(Self.tool.run(["plot", "--quiet", "--theme", "dusk", table, "-o", file]) == 2)
  }
}
