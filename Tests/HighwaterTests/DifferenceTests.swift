import Foundation
import Testing

/// Two captures, and what one has more than the other, as Configs/difference.jsonc draws them.
@Suite struct DifferenceTests {
  @Test func drawsBeforeAfterAndTheDifferenceUnderThem() throws {
    try Tool.inNewFolder { tool in
      let file = Tool.root.appending(path: "Configs/difference.jsonc")
      let config = try String(contentsOf: file, encoding: .utf8)
        .replacingOccurrences(
          of: "../Tests/Fixtures/captures/", with: Tool.capture("cc1").dropLast(7)
        )
        .replacingOccurrences(
          of: #""../out/difference.png""#, with: #"{"type": "json", "path": "a.json"}"#
        )
        .replacingOccurrences(of: "../out/difference.svg", with: "a.svg")
      try tool.write(config, to: "run.jsonc")
      let result = try tool("run", "run.jsonc")
      #expect(result.status == 0, "\(result.messages)")

      let page = try SVGPage(tool.data("a.svg"))
      #expect(page.complaints.isEmpty, "\(page.complaints)")
      #expect(page.texts.contains("git log − cc1") && page.texts.contains("Share of the run"))

      let summary = try #require(
        try JSONSerialization.jsonObject(with: tool.data("a.json")) as? [String: Any])
      let inputs = try #require(summary["inputs"] as? [[String: Any]])
      func heap(_ name: String, _ key: String, of field: String = "heap") throws -> Int {
        let input = try #require(inputs.first { $0["name"] as? String == name })
        let fields = try #require(input["fields"] as? [String: [String: Any]])
        return try #require(fields[field]?[key] as? Int)
      }
      for key in ["first", "last"] {
        #expect(try heap("delta", key) == heap("git", key) - heap("cc1", key))
      }
      for key in ["min", "max", "first", "last"] {
        #expect(try heap("both", key, of: "git_heap") == heap("git", key))
        #expect(try heap("both", key, of: "cc1_heap") == heap("cc1", key))
      }
    }
  }
}
