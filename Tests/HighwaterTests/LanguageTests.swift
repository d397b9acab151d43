import PlotConfig
import Foundation
import PlotCore
import Testing

@testable import PlotEngine

struct LanguageTests {
  private static let config = """
    { "version": 1, "params": { "title": "first words" },
      "inputs": { "run": "ls.mem" }, "figure": { "title": "${title}", "height": 200 },
      "outputs": ["a.svg", { "path": "a.csv", "stage": "plotted" }] }
    """

  private func inFolder(_ body: (Tool) throws -> Void) throws {
    try Tool.inNewFolder { tool in
      try FileManager.default.copyItem(atPath: Tool.capture("ls"), toPath: tool.path("ls.mem"))
      try tool.write(Self.config, to: "run.jsonc")
      try body(tool)
    }
  }

  @Test func flagsWinOverTheConfig() throws {
    try inFolder { tool in
      let result = try tool(
        "run", "run.jsonc", "--param", "title=other words", "--set", "figure.height=321", "-o",
        "b.svg")
      #expect(result.status == 0, "\(result.messages)")
      let text = String(decoding: try tool.data("b.svg"), as: UTF8.self)
      #expect(text.contains("other words") && !text.contains("first words"))
      #expect(text.contains("height=\"321"))
      #expect(!tool.exists("a.svg") && !tool.exists("a.csv"))
      let wrong = try tool("validate", "run.jsonc", "--set", "figure.height=tall")
      #expect(wrong.status == 2)
      #expect(wrong.messages.contains("--set figure.height=tall: figure.height: expected a length"))
    }
  }

  @Test func resolvedConfigDrawsTheSame() throws {
    try inFolder { tool in
      #expect(try tool("run", "run.jsonc", "--param", "title=other words").status == 0)
      let first = try tool.data("a.svg")
      let config = try tool("config", "run.jsonc", "--param", "title=other words")
      try tool.write(config.text, to: "again.jsonc")
      #expect(try tool("run", "again.jsonc").status == 0)
      #expect(try tool.data("a.svg") == first)
      let origins = try tool("config", "run.jsonc", "--param", "title=other words", "--origin")
      #expect(origins.text.contains("figure.title = \"other words\""))
      #expect(origins.text.contains("    --param title=other words\n"))
      #expect(origins.text.contains("figure.height = 200             run.jsonc:2:"))
    }
  }

  @Test func checkComparesAndWritesNothing() throws {
    try inFolder { tool in
      let missing = try tool("run", "run.jsonc", "--check")
      #expect(missing.status == 5)
      #expect(missing.messages.contains("a.svg: is missing"))
      #expect(!tool.exists("a.svg") && !tool.exists("a.csv"))
      #expect(try tool("run", "run.jsonc").status == 0)
      let same = try tool("run", "run.jsonc", "--check")
      #expect(same.status == 0)
      #expect(same.text == "a.svg: the same\na.csv: the same\n")
      let drawn = try tool.data("a.svg")
      try tool.write(String(decoding: drawn, as: UTF8.self) + " ", to: "a.svg")
      let other = try tool("run", "run.jsonc", "--check")
      #expect(other.status == 5)
      #expect(other.messages.contains("a.svg: goes on after \(drawn.count) bytes"))
      #expect(!other.messages.contains("a.csv"))
      #expect(try tool.data("a.svg").count == drawn.count + 1)
      #expect(try tool("run", "run.jsonc", "--check", "-o", "-").status == 2)
    }
  }

  @Test func writesAConfigToStartFrom() throws {
    try inFolder { tool in
      #expect(try tool("init", "ls.mem", "-o", "new.jsonc").status == 0)
      let text = String(decoding: try tool.data("new.jsonc"), as: UTF8.self)
      #expect(text.contains("\"$schema\"") && text.contains("heap in B"))
      #expect(text.contains("The rate of its clock is not known"))
      #expect(try tool("run", "new.jsonc").status == 0)
      #expect(tool.exists("ls.png"))
      let again = try tool("init", "ls.mem", "-o", "new.jsonc")
      #expect(again.status == 2 && again.messages.contains("the file is there already"))
      #expect(try tool("init", "-o", "new.jsonc", "--force").status == 0)
      #expect(try tool("validate", "new.jsonc").status == 0)
      try FileManager.default.createDirectory(
        atPath: tool.path("sub"), withIntermediateDirectories: true)
      #expect(try tool("init", "ls.mem", "-o", "sub/new.jsonc").status == 0)
      #expect(try tool("run", "sub/new.jsonc").status == 0)
      // Every comment is a line that may be taken in as it stands.
      let taken = text.split(separator: "\n").map { line in
        let rest = line.drop { $0 == " " }
        let isCode = rest.hasPrefix("// \"") || rest.hasPrefix("// {")
        return isCode && !rest.contains("duration") ? rest.dropFirst(3) : line
      }
      try tool.write(taken.joined(separator: "\n"), to: "all.jsonc")
      let all = try tool("validate", "all.jsonc")
      #expect(all.status == 0, "\(all.messages)")
    }
  }

  /// A dollar and braces are words of the config's language, and may stand in a file's name.
  @Test func startsFromARecordingWithAnyName() throws {
    try inFolder { tool in
      let name = "a${b} {c}.mem"
      try FileManager.default.copyItem(
        atPath: Tool.capture("ls"), toPath: tool.path(name))
      let text = try tool("init", name).text
      #expect(text.contains(##""text": "a$${{b}} {{c}}""##), "\(text)")
      try tool.write(text, to: "run.jsonc")
      let result = try tool("run", "run.jsonc")
      #expect(result.status == 0, "\(result.messages)")
      #expect(tool.exists("a${b} {c}.png"))
    }
  }

  /// Which columns there are is known only when the capture is open; the place is told all the same.
  @Test(arguments: [
    (#""layer": [{ "mark": "step", "encoding": { "x": "seconds", "y": "heap" } }]"#, "seconds"),
    (#""layer": [{ "mark": "step", "encoding": { "y": { "field": ["heap", "hep"] } } }]"#, "hep"),
    (#""layer": [{ "mark": "step", "encoding": { "y": { "field": ["heap", "time"] } } }]"#, "time"),
    (#""title": "{peak.heep} in all""#, "{peak.heep} in all"),
  ])
  func tellsWhereAColumnIsNamedThatIsNotThere(figure: String, word: String) throws {
    try Tool.inNewFolder { tool in
      let config =
        #"{ "version": 1, "inputs": { "run": "\#(Tool.capture("ls"))" }, "figure": { "#
        + figure + #" }, "outputs": ["a.svg"] }"#
      try tool.write(config, to: "run.json")
      let result = try tool("run", "run.json")
      #expect(result.status == 2)
      let before = try #require(config.range(of: "\"\(word)\""))
      let column = config.distance(from: config.startIndex, to: before.lowerBound) + 1
      #expect(result.messages.contains("run.json:1:\(column): figure"), "\(result.messages)")
    }
  }

  @Test func tellsWhereAFileIsNamedThatIsNotThere() throws {
    try Tool.inNewFolder { tool in
      try tool.write(
        #"{ "version": 1, "inputs": { "run": "no.mem" }, "outputs": ["a.svg"] }"#, to: "run.json")
      let result = try tool("run", "run.json")
      #expect(result.status == 3)
      #expect(
        result.messages.hasPrefix(
          "error: run.json:1:36: inputs.run: no.mem: cannot open: no such file or directory\n"),
        "\(result.messages)")
    }
  }

  @Test func themesComeFromFiles() throws {
    try inFolder { tool in
      try tool.write(##"{ "extends": "dark", "background": "#123456" }"##, to: "house.json")
      let flags = ["--set", "theme=house.json", "-o", "b.svg"]
      #expect(try tool.run(Tool.product("highwater"), ["run", "run.jsonc"] + flags).status == 0)
      #expect(String(decoding: try tool.data("b.svg"), as: UTF8.self).contains("#123456"))
      #expect(try tool("plot", "ls.mem", "--theme", "house.json", "-o", "c.svg").status == 0)
      #expect(String(decoding: try tool.data("c.svg"), as: UTF8.self).contains("#123456"))
    }
  }

  @Test func themesAreListedWithWhatAConfigMayChange() throws {
    try inFolder { tool in
      let list = try tool("plugins").text
      #expect(list.contains("themes\n  light "))
      #expect(list.contains("\n  memusagestat "))
      let dark = try tool("plugins", "dark").text
      #expect(dark.hasPrefix("dark (theme)  draws light words") && dark.contains("palette"))
      let wrong = try tool("plot", "ls.mem", "--theme", "memusagestats", "-o", "c.svg")
      #expect(wrong.status == 2)
      #expect(
        wrong.messages.contains(
          "--theme: expected \"light\", \"dark\", \"print\", \"memusagestat\""))
      #expect(wrong.messages.contains("did you mean \"memusagestat\"?"))
      let help = try tool("plot", "--help").text.split(whereSeparator: \.isWhitespace)
      #expect(help.joined(separator: " ").contains("light, dark, print, memusagestat, auto, or a"))
    }
  }

  @Test func watchDrawsAgainAndGoesOnAfterMistakes() throws {
    try inFolder { tool in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Tool.product("highwater"))
      process.arguments = ["run", "run.jsonc", "--watch", "-o", "w.svg"]
      process.currentDirectoryURL = tool.folder
      _ = FileManager.default.createFile(atPath: tool.path("log"), contents: nil)
      let log = FileHandle(forWritingAtPath: tool.path("log"))
      (process.standardOutput, process.standardError) = (log, log)
      try process.run()
      defer { if process.isRunning { process.terminate() } }
      func drawn() -> String {
        (try? tool.data("w.svg")).map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
      func said() -> String {
        (try? tool.data("log")).map { String(decoding: $0, as: UTF8.self) } ?? ""
      }
      func wait(_ holds: () -> Bool) -> Bool {
        for _ in 0..<600 where !holds() { usleep(50_000) }
        return holds()
      }
      #expect(wait { drawn().contains("first words") && said().contains("watching") })
      try tool.write(Self.config.replacing("\"first words\"", with: "\"newer\""), to: "run.jsonc")
      #expect(wait { drawn().contains("newer") })
      try tool.write("{ \"version\": 1, ", to: "run.jsonc")
      #expect(wait { said().contains("error: ") })
      try tool.write(Self.config.replacing("\"first words\"", with: "\"newest\""), to: "run.jsonc")
      #expect(wait { drawn().contains("newest") })
      let first = drawn()
      try FileManager.default.removeItem(atPath: tool.path("ls.mem"))
      try FileManager.default.copyItem(
        atPath: Tool.capture("git-log"), toPath: tool.path("ls.mem"))
      #expect(wait { drawn() != first })
      process.terminate()
      process.waitUntilExit()
      #expect(process.terminationReason == .exit)
      #expect(process.terminationStatus == 0)
    }
  }

  /// The configs to copy, and those in the documents.
  private static func examples() throws -> [(name: String, text: String)] {
    var examples: [(String, String)] = []
    func files(_ folder: URL, _ ending: String) -> [URL] {
      (FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?
        .compactMap { $0 as? URL } ?? [])
        .filter { $0.pathExtension == ending }.sorted { $0.path < $1.path }
    }
    for file in files(Tool.root.appending(path: "Configs"), "jsonc") {
      examples.append((file.lastPathComponent, try String(contentsOf: file, encoding: .utf8)))
    }
    let documents =
      [Tool.root.appending(path: "README.md")] + files(Tool.root.appending(path: "docs"), "md")
    for file in documents where FileManager.default.fileExists(atPath: file.path) {
      let parts = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "```")
      // Every second part stands between fences.
      for (index, part) in parts.enumerated() where index % 2 == 1 && part.hasPrefix("jsonc\n") {
        examples.append(("\(file.lastPathComponent) \(index)", String(part.dropFirst(6))))
      }
    }
    return examples
  }

  @Test(.enabled(if: Self.hasJSONSchema))
  func schemaAcceptsEveryConfigOfTheProject() throws {
    try Tool.inNewFolder { tool in
      var examples = try Self.examples()
      examples.append(("init", try tool("init", Tool.capture("ls")).text))
      #expect(examples.count >= 4)
      let values = examples.map { example in
        JSONCParser.parse(Array(example.text.utf8), file: example.name).value?.json() ?? "null"
      }
      try tool.write("[\(values.joined(separator: ","))]", to: "configs.json")
      try tool.write(try tool("schema").text, to: "schema.json")
      let result = try tool.run(
        "/usr/bin/env",
        [
          "python3", "-c",
          """
          import json, jsonschema
          schema = json.load(open("schema.json"))
          jsonschema.Draft202012Validator.check_schema(schema)
          validator = jsonschema.Draft202012Validator(schema)
          for i, config in enumerate(json.load(open("configs.json"))):
            for e in validator.iter_errors(config): print(i, e.json_path, e.message)
          for kind in ["renderer-png", "renderer-svg", "parser-memusage", "transform-filter"]:
            assert schema["$defs"][kind]["additionalProperties"] is False
          """,
        ])
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.text == "", "\(examples.map(\.name))")
    }
  }

  private static let hasJSONSchema: Bool = {
    guard let tool = try? Tool() else { return false }
    defer { try? FileManager.default.removeItem(at: tool.folder) }
    return (try? tool.run("/usr/bin/env", ["python3", "-c", "import jsonschema"]).status) == 0
  }()
}
