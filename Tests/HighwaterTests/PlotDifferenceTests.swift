import Foundation
import Testing

/// `plot before after`: two recordings of one kind, and the difference under them.
@Suite struct PlotDifferenceTests {
  private func page(_ tool: Tool, _ arguments: [String]) throws -> SVGPage {
    let result = try tool.run(Tool.product("highwater"), ["plot"] + arguments + ["-o", "a.svg"])
    #expect(result.status == 0, "\(result.messages)")
    let page = try SVGPage(tool.data("a.svg"))
    #expect(page.complaints.isEmpty, "\(page.complaints)")
    return page
  }

  @Test func twoRecordingsOfOneKindStandOverTheirDifference() throws {
    try Tool.inNewFolder { tool in
      let two = [Tool.capture("cc1"), Tool.capture("git-log")]
      let page = try page(tool, two)
      #expect(page.texts.contains("heap, git-log − cc1"), "\(page.texts)")
      #expect(page.texts.contains("share of each recording's events"))
      let timed = try self.page(tool, ["-t"] + two)
      #expect(timed.texts.contains("heap, git-log − cc1"))
      #expect(try !self.page(tool, ["--no-difference"] + two).texts.contains("heap, git-log − cc1"))
      let three = try self.page(tool, two + [Tool.capture("ls")])
      #expect(!three.texts.contains { $0.contains("−") })
    }
  }

  @Test func recordingsOfDifferentKindsAreLaidOverEachOtherOnly() throws {
    try Tool.inNewFolder { tool in
      let massif = Tool.fixtures.appending(path: "samples/massif.out").path
      let timed = Tool.fixtures.appending(path: "samples/massif-stacks-ms.out").path
      let page = try page(tool, [timed, Tool.fixtures.appending(path: "samples/mprof.dat").path])
      #expect(!page.texts.contains { $0.contains(" − ") }, "\(page.texts)")
      let bytes = Tool.fixtures.appending(path: "samples/massif-bytes.out").path
      let shares = try self.page(tool, [massif, bytes])
      #expect(shares.texts.contains("heap, massif-bytes − massif"), "\(shares.texts)")
      #expect(shares.texts.contains("share of each recording's time"))
    }
  }

  @Test func recordingsThatShareLessThanHalfOfTheirTimeAreComparedByShares() throws {
    try Tool.inNewFolder { tool in
      for (name, steps) in [("a", 0...10), ("b", 8...20), ("c", 4...14)] {
        let rows = steps.map { "\($0),\($0 * $0 % 7 + 1)\n" }.joined()
        try tool.write("step,v\n" + rows, to: "\(name).csv")
      }
      func isByShares(_ other: String) throws -> Bool {
        let page = try page(tool, ["a.csv", other])
        #expect(page.texts.contains { $0.contains(" − a") }, "\(page.texts)")
        return page.texts.contains { $0.hasPrefix("share of each recording's") }
      }
      #expect(try isByShares("b.csv"))
      #expect(try !isByShares("c.csv"))
    }
  }

  @Test(arguments: [false, true])
  func theDifferenceDrawnIsThatOfAlignAndDifference(overTime: Bool) throws {
    try Tool.inNewFolder { tool in
      let (a, b) = (Tool.capture("cc1"), Tool.capture("git-log"))
      let over = overTime ? #""on": "time""# : #""on": "progress", "over": "event""#
      try tool.write(
        """
        { "version": 1,
          "inputs": { "cc1": "\(a)", "git-log": "\(b)",
            "delta": { "from": ["cc1", "git-log"], "transform": [
              { "type": "align", \(over), "fields": "heap" }, { "type": "difference" }] } },
          "outputs": [{ "type": "csv", "path": "rows.csv", "data": "delta", "stage": "raw" }] }
        """, to: "run.jsonc")
      let run = try tool("run", "run.jsonc")
      #expect(run.status == 0, "\(run.messages)")
      func lines(_ file: String) throws -> [[Substring]] {
        String(decoding: try tool.data(file), as: UTF8.self).split(whereSeparator: \.isNewline)
          .dropFirst()
          .map { $0.split(separator: ",", omittingEmptySubsequences: false) }
      }
      let values = try lines("rows.csv").compactMap { $0.last.flatMap { Double($0) } }
      let flags = overTime ? ["-t"] : []
      let plot = try tool.run(
        Tool.product("highwater"), ["plot", a, b, "-o", "a.csv", "-o", "a.png"] + flags)
      #expect(plot.status == 0, "\(plot.messages)")
      let drawn = try lines("a.csv").filter { $0[0] == "difference" }
        .compactMap { line in Double(line[6]).map { (row: Int(line[2])!, y: $0) } }
      // Drawn are the lowest and the highest of each pixel column, each a row of the whole.
      #expect(drawn.count > 100)
      #expect(drawn.allSatisfy { values[$0.row] == $0.y })
      #expect(drawn.map(\.y).max() == values.max() && drawn.map(\.y).min() == values.min())
    }
  }

  @Test func theDifferenceIsDrawnAndLeavesAllElseOfTheRunAsItIs() throws {
    try Tool.inNewFolder { tool in
      let two = [Tool.capture("cc1"), Tool.capture("git-log")]
      for (name, flags) in [("with", []), ("without", ["--no-difference"])] {
        let result = try tool.run(
          Tool.product("highwater"),
          ["plot"] + flags + two + ["-o", "\(name).png", "-o", "\(name).json"])
        #expect(result.status == 0, "\(result.messages)")
        #expect(!result.text.contains("difference"))
      }
      #expect(try tool.data("with.json") == tool.data("without.json"))
      #expect(try tool.data("with.png") != tool.data("without.png"))
      try tool.write(
        """
        { "version": 1, "inputs": { "a": "\(two[0])", "b": "\(two[1])" },
          "outputs": ["a.png",
            { "type": "csv", "path": "a.csv", "data": "a", "stage": "transformed" }] }
        """, to: "run.jsonc")
      #expect(try tool("run", "run.jsonc").status == 0)
      let head = String(decoding: try tool.data("a.csv"), as: UTF8.self).prefix { !$0.isNewline }
      #expect(head.contains("heap") && !head.contains("progress"), "\(head)")
    }
  }

  @Test func picturesHaveTheSameBytesOnAnyNumberOfThreads() throws {
    try Tool.inNewFolder { tool in
      let two = [Tool.capture("threads"), Tool.capture("killed")]
      for threads in ["1", "4"] {
        let result = try tool.run(
          Tool.product("highwater"), ["plot", "--threads", threads, "-o", "\(threads).svg"] + two)
        #expect(result.status == 0, "\(result.messages)")
      }
      #expect(try tool.data("1.svg") == tool.data("4.svg"))
    }
  }
}
