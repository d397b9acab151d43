import Foundation
import Testing

/// Each format against a tool that knows it.
@Suite struct FormatTests {
  private static let sizes = [(300, 200), (720, 440), (1600, 1000), (4000, 3000)]
  private static let titles = [
    "メモリ使用量", "Μνήμη", "build 🚀 done", String(repeating: "long title ", count: 28), "a < b & \"c\"",
  ]

  @Test(
    .enabled(if: Tool.find("pngcheck") != nil && Tool.find("xmllint") != nil), arguments: titles)
  func pngAndSvgAreValidWhateverTheTitle(title: String) throws {
    try Tool.inNewFolder { tool in
      for (width, height) in Self.sizes {
        let result = try tool(
          "plot", Tool.capture("git-log"), "--title", title, "--width", "\(width)", "--height",
          "\(height)", "-o", "a.png", "-o", "a.svg")
        #expect(result.status == 0, "\(result.messages)")
        let png = try tool.run(Tool.find("pngcheck")!, ["-q", "a.png"])
        #expect(png.status == 0, "\(png.text)")
        let svg = try tool.run(Tool.find("xmllint")!, ["--noout", "a.svg"])
        #expect(svg.status == 0, "\(svg.messages)")
        #expect(try tool.data("a.svg").count < 200_000)
      }
    }
  }

  @Test(.enabled(if: Tool.find("xmllint") != nil), arguments: Tool.captures)
  func svgOfEveryCaptureIsSmallAndSaysWhatItShows(capture: String) throws {
    try Tool.inNewFolder { tool in
      for flags in [["-t", "-T"], ["--stack", "different-scales"]] {
        let result = try tool.run(
          Tool.product("highwater"), ["plot", Tool.capture(capture), "-o", "a.svg"] + flags)
        #expect(result.status == 0, "\(result.messages)")
        let text = String(decoding: try tool.data("a.svg"), as: UTF8.self)
        #expect(try tool.run(Tool.find("xmllint")!, ["--noout", "a.svg"]).status == 0)
        #expect(text.utf8.count < 200_000)
        #expect(text.contains("<title>") && text.contains("<desc>") && text.contains("role="))
        #expect(!text.contains("NaN") && !text.contains("<script"))
      }
    }
  }

  @Test(.enabled(if: Tool.find("pdftotext") != nil && Tool.find("pdffonts") != nil))
  func pdfGivesItsLabelsAndFontsBack() throws {
    try Tool.inNewFolder { tool in
      try tool(
        "plot", "-t", "--hz", "2.596126GHz", Tool.capture("git-log"), "--title", "Git ログ", "-o",
        "a.pdf")
      let text = try tool.run(Tool.find("pdftotext")!, ["-layout", "a.pdf", "-"]).text
      for label in [
        "Git ログ", "61,702 events", "10 MiB", "8 KiB", "200 ms", "peak 8.97 MiB at 820 ms", "heap",
      ] {
        #expect(text.contains(label), "\(label) in \(text)")
      }
      let fonts = try tool.run(Tool.find("pdffonts")!, ["a.pdf"]).text.split(separator: "\n")
        .dropFirst(2)
      #expect(!fonts.isEmpty)
      // name type … emb sub uni: every font is embedded.
      for font in fonts { #expect(font.contains(" yes yes yes"), "\(font)") }
    }
  }

  @Test(.enabled(if: Tool.find("pdfinfo") != nil))
  func pdfHasAHeadlineAndAFigureForEachPanel() throws {
    try Tool.inNewFolder { tool in
      try tool("plot", Tool.capture("ls"), "-o", "a.pdf")
      let pdfinfo = Tool.find("pdfinfo")!
      #expect(try tool.run(pdfinfo, ["a.pdf"]).text.contains(/Tagged: +yes/))
      let elements = try tool.run(pdfinfo, ["-struct", "a.pdf"]).text.split(separator: "\n")
        .map { $0.trimmingCharacters(in: .whitespaces) }
      #expect(elements == ["Document", "H1 (block)", "Figure", "Figure"])
    }
  }

  @Test(.enabled(if: Tool.find("python3") != nil))
  func csvAndJsonLoadInPython() throws {
    try Tool.inNewFolder { tool in
      try tool.write(
        """
        { "version": 1, "inputs": { "run": "\(Tool.capture("threads"))" }, "outputs": [
          { "type": "csv", "path": "raw.csv", "stage": "raw" },
          { "type": "csv", "path": "plotted.csv", "stage": "plotted" },
          { "type": "json", "path": "raw.json", "stage": "raw" },
          { "type": "json", "path": "summary.json" }, "a.png" ] }
        """, to: "run.json")
      let run = try tool("run", "run.json")
      #expect(run.status == 0, "\(run.messages)")
      let check = try tool.run(Tool.find("python3")!, ["-c", Self.load, Tool.capture("threads")])
      #expect(check.status == 0, "\(check.messages)")
    }
  }

  private static let load = """
    import csv, json, struct, sys
    raw = open(sys.argv[1], "rb").read()
    start = struct.unpack_from("<Q", raw, 16)[0]
    want = sorted((struct.unpack_from("<qqQ", raw, at) for at in range(48, len(raw), 24)), key=lambda r: r[2])
    rows = list(csv.reader(open("raw.csv", newline="")))
    assert rows[0] == ["event", "time", "heap", "stack", "total"], rows[0]
    assert [[int(v) for v in row] for row in rows[1:]] == [
        [k, t - start, h, s, h + s] for k, (h, s, t) in enumerate(want)]
    data = json.load(open("raw.json"))["inputs"][0]
    assert data["rows"] == [[k, t - start, h, s, h + s] for k, (h, s, t) in enumerate(want)]
    peak = max(h for h, s, t in want)
    assert json.load(open("summary.json"))["inputs"][0]["fields"]["heap"]["max"] == peak
    plotted = list(csv.DictReader(open("plotted.csv", newline="")))
    heap = [row for row in plotted if row["y_field"] == "heap"]
    assert max(int(row["y"]) for row in heap) == peak
    assert all(int(row["y"]) == want[int(row["row"])][0] for row in heap)
    """

  @Test(arguments: ["everyday", "print", "compare"])
  func theConfigsThatShipRun(name: String) throws {
    try Tool.inNewFolder { tool in
      // Their paths are relative to the project, so a copy of it is laid out in the folder.
      let manager = FileManager.default
      // Scripts/try makes the folder of outputs.
      for folder in ["Configs", "Tests", "out"] {
        try manager.createDirectory(
          atPath: tool.path(folder), withIntermediateDirectories: true)
      }
      try manager.createSymbolicLink(
        atPath: tool.path("Tests/Fixtures"), withDestinationPath: Tool.fixtures.path)
      try manager.copyItem(
        at: Tool.root.appending(path: "Configs/\(name).jsonc"),
        to: tool.folder.appending(path: "Configs/\(name).jsonc"))
      let valid = try tool("validate", "Configs/\(name).jsonc")
      #expect(valid.status == 0, "\(valid.messages)")
      let result = try tool("run", "Configs/\(name).jsonc")
      #expect(result.status == 0, "\(result.messages)")
      #expect(try manager.contentsOfDirectory(atPath: tool.path("out")).count >= 2)
    }
  }
}
