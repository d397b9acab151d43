import Foundation
import PlotTesting
import Testing

/// Looks that formats show in different ways: scripts from right to left, translucent areas, light and dark.
@Suite struct LooksTests {
  private static let table = "x,y\n1,1\n2,2\n3,1.5\n"

  private func inFolder(_ config: String, _ body: (Tool, Tool.Result) throws -> Void) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.table, to: "d.csv")
      try tool.write(config, to: "c.jsonc")
      let result = try tool("run", "c.jsonc")
      #expect(result.status == 0, "\(result.messages)")
      try body(tool, result)
    }
  }

  private func text(_ tool: Tool, _ file: String) throws -> String {
    String(decoding: try tool.data(file), as: UTF8.self)
  }

  @Test(.enabled(if: OutsideTool.has("pdftotext")))
  func theReportsTitleIsReadInEveryFormat() throws {
    try Tool.inNewFolder { tool in
      let folder = Tool.fixtures.appending(path: "reports/figures/rtl")
      for file in ["c.jsonc", "d.csv"] {
        try FileManager.default.copyItem(
          at: folder.appending(path: file), to: tool.folder.appending(path: file))
      }
      #expect(try tool("run", "c.jsonc").status == 0)
      let (_, text) = try OutsideTool.run("pdftotext", [tool.path("o.pdf"), "-"], input: [])
      #expect(text.contains("שלום") && text.contains("עולם") && text.contains("مرحبا"), "\(text)")
      #expect(try self.text(tool, "o.svg").contains("direction=\"rtl\" text-anchor=\"end\""))
    }
  }

  @Test func aWrappedTitleRunsAsItsFirstLetterDoes() throws {
    let title = "צריכת הזיכרון של השרת " + String(repeating: "heap server memory ", count: 12)
    let config = """
      { "version": 1, "inputs": { "d": "d.csv" }, "outputs": ["o.svg"],
        "figure": { "width": 300, "height": 200, "title": "\(title)",
          "layer": [{ "mark": "line", "encoding": { "x": "x", "y": "y" } }] } }
      """
    try inFolder(config) { tool, _ in
      let lines = try text(tool, "o.svg").split(separator: "\n").filter {
        $0.contains("heap server") && $0.contains("<text")
      }
      #expect(lines.count >= 2)
      // They share what they are drawn with.
      #expect(try text(tool, "o.svg").contains("direction=\"rtl\" text-anchor=\"end\">\n<text"))
      #expect(lines.contains { $0.contains(">\u{200F}") })
    }
  }

  @Test(arguments: [
    "\"line\"", "\"step\"", "\"point\"", "\"bar\"", "{ \"type\": \"area\", \"fill\": true }",
    "{ \"type\": \"step\", \"fill\": true }",
  ])
  func autoHoldsLightAndDark(mark: String) throws {
    func config(_ theme: String) -> String {
      """
      { "version": 1, "inputs": { "d": "d.csv" }, "theme": \(theme), "outputs": ["o.svg"],
        "figure": { "layer": [{ "mark": \(mark), "encoding": { "x": "x", "y": "y" } }] } }
      """
    }
    var light = ""
    try inFolder(config("\"light\"")) { tool, _ in light = try text(tool, "o.svg") }
    try inFolder(config("\"auto\"")) { tool, result in
      let both = try text(tool, "o.svg")
      #expect(both.contains("prefers-color-scheme:dark") && both.contains("#12161c"))
      #expect(!(result.text + result.messages).contains("[theme-auto]"))
      // Below the rules it is the light page.
      let bare = both.split(separator: "\n").filter { !$0.hasPrefix("<style>") }.joined(
        separator: "\n"
      ).replacing(#/ class="dark\d+"/#, with: "").replacing(#/ dark\d+"/#, with: "\"")
      #expect(bare == light.split(separator: "\n").joined(separator: "\n"))
    }
    try inFolder(config("{ \"extends\": \"auto\", \"font\": \"serif\" }")) { tool, _ in
      let both = try text(tool, "o.svg")
      #expect(both.contains("prefers-color-scheme:dark"))
    }
  }

  @Test func whatCannotFollowItsReaderSaysSoOnce() throws {
    try Tool.inNewFolder { tool in
      let result = try tool(
        "plot", "--theme", "auto", Tool.capture("ls"), "-o", "a.png", "-o", "b.pdf", "-o", "c.svg",
        "-o", "d.eps", "-o", "e.csv")
      #expect(result.status == 0, "\(result.messages)")
      let words = result.text + result.messages
      #expect(words.split(separator: "[theme-auto]").count == 2, "\(words)")
      #expect(words.contains("eps, pdf, png cannot follow the reader's screen"))
      let svg = try text(tool, "c.svg")
      // Heap and stack have the dark theme's own colours there.
      #expect(svg.contains("fill:#58b1f0") && svg.contains("stroke:#f0a14a"))
      #expect(try tool("plot", "--theme", "light", Tool.capture("ls"), "-o", "f.png").status == 0)
      #expect(try tool.data("a.png") == tool.data("f.png"))
    }
  }

  @Test func unjoinedLettersAreSaid() throws {
    func config(_ output: String) -> String {
      """
      { "version": 1, "inputs": { "d": "d.csv" }, "outputs": ["\(output)"],
        "figure": { "title": "स्मृति", "layer": [{ "mark": "line", "encoding": { "x": "x", "y": "y" } }] } }
      """
    }
    for output in ["o.png", "o.pdf", "o.eps"] {
      try inFolder(config(output)) { _, result in
        let words = result.text + result.messages
        #expect(words.split(separator: "[unjoined-letters]").count == 2, "\(words)")
        #expect(words.contains("letters of the Devanagari script"))
      }
    }
    for output in ["o.svg", "o.csv"] {
      try inFolder(config(output)) { _, result in
        #expect(!(result.text + result.messages).contains("unjoined-letters"))
      }
    }
  }

  @Test func autoIsListed() throws {
    try Tool.inNewFolder { tool in
      let (plugins, schema) = (try tool("plugins").text, try tool("schema").text)
      #expect(plugins.contains("auto") && schema.contains("\"auto\""))
    }
  }
}
