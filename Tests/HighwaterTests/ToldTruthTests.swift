import Foundation
import Testing

/// What is left out of a picture, or cannot be sure, is said where the picture or its numbers are.
@Suite struct ToldTruthTests {
  private static func columns(_ count: Int, name: (Int) -> String = { "c\($0)" }) -> String {
    (["time"] + (0..<count).map(name)).joined(separator: ",") + "\n"
      + (0..<3).map { row in
        (["\(row)"] + (0..<count).map { "\($0 + row)" }).joined(separator: ",") + "\n"
      }.joined()
  }

  @Test(
    arguments: [
      ("a.csv", "time,heap_mb\n0,1\n1,x\n2,3\n3,y\n4,5\n", "2 values were left out"),
      ("a.csv", "time,heap_mb\n0,1\n1,2\n2\n3,4\n4,5\n5,6\n", "1 line was left out"),
      (
        "a.dat", "MEM 10.0 1795387593.0000\nMEM x\nMEM y\nMEM 9.0 1795387594.0000\n",
        "2 lines were left out"
      ),
    ])
  func linesLeftOutStandInThePicture(name: String, text: String, words: String) throws {
    try Tool.inNewFolder { tool in
      try tool.write(text, to: name)
      #expect(try tool("plot", "-q", name, "-o", "a.svg").status == 0)
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      // In the line under the headline, and in the description.
      #expect(page.components(separatedBy: words).count >= 3, "\(page)")
    }
  }

  @Test func whatHasNoEndIsNoDamage() throws {
    try Tool.inNewFolder { tool in
      try tool.write("time,heap_mb\n0,1\n1,2", to: "a.csv")
      let text = try tool("stat", "a.csv").text
      #expect(text.contains("[open-end] the last line has no end: it may be cut"))
      _ = try tool("plot", "-q", "a.csv", "-o", "a.svg")
      #expect(!String(decoding: try tool.data("a.svg"), as: UTF8.self).contains("left out"))
    }
  }

  @Test func ofTwoColumnsOfOneNameTheHighestIsChecked() throws {
    try Tool.inNewFolder { tool in
      try tool.write("time,heap,heap\n0,1,2\n1,3,9\n", to: "a.csv")
      #expect(try tool("check", "a.csv", "-e", "peak < 5").status == 5)
      #expect(try tool("check", "a.csv", "-e", "peak < 10").status == 0)
      // Which one ends there nobody can say.
      #expect(try tool("check", "a.csv", "-e", "end < 100").status == 2)
    }
  }

  @Test func theMainColumnIsToldFirst() throws {
    try Tool.inNewFolder { tool in
      try tool.write("time,mem_free_mb,mem_used_mb\n0,90,10\n1,60,40\n", to: "a.csv")
      let text = try tool("stat", "a.csv").text
      let used = try #require(text.range(of: "peak mem used"))
      let free = try #require(text.range(of: "peak mem free"))
      #expect(used.lowerBound < free.lowerBound)
    }
  }

  @Test func aComparisonsDescriptionBeginsWithItsResult() throws {
    try Tool.inNewFolder { tool in
      try tool.write("time,heap_mb\n0,1\n1,2\n", to: "a.csv")
      try tool.write("time,heap_mb\n0,1\n1,3\n", to: "b.csv")
      #expect(try tool("compare", "-q", "a.csv", "b.csv", "-o", "d.svg").status == 0)
      let page = String(decoding: try tool.data("d.svg"), as: UTF8.self)
      let start = try #require(page.range(of: "<desc"))
      let end = try #require(page.range(of: "</desc>"))
      let words = page[start.upperBound..<end.lowerBound]
      #expect(words.contains("a → b: peak heap +1 MiB, +50.0 %. a: heap rises"), "\(words)")
    }
  }

  @Test(arguments: [(48, false), (49, true), (60, true)])
  func curvesThatLookAlikeAreCounted(count: Int, areTold: Bool) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.columns(count), to: "a.csv")
      let messages = try tool("plot", "a.csv", "-o", "a.svg")
      let all = messages.messages + messages.text
      #expect(all.contains("[alike-curves]") == areTold, "\(all)")
      #expect(!areTold || all.contains("a panel has \(count) curves, and 48 look different"))
    }
  }

  @Test(arguments: [("", 1), (",,7\n,,9\n", 3)])
  func aBinWithoutBoundsIsTold(more: String, count: Int) throws {
    try Tool.inNewFolder { tool in
      try tool.write("from,to,n\n0,1,5\n1,2,6\n,,8\n\(more)2,,3\n", to: "d.csv")
      try tool.write(
        """
        { "version": 1, "inputs": { "d": "d.csv" }, "outputs": ["o.svg"], "figure": {
          "layer": [{ "mark": "bar", "encoding": { "x": "from", "x2": "to", "y": "n" } }] } }
        """, to: "c.jsonc")
      let result = try tool("run", "c.jsonc")
      let all = result.messages + result.text
      let rows = count == 1 ? "1 row has" : "\(count) rows have"
      #expect(all.contains("[unbounded-bin] \(rows) neither \"from\" nor \"to\""), "\(all)")
    }
  }

  @Test func tablesWithLongFirstLinesAreTables() throws {
    try Tool.inNewFolder { tool in
      let long = String(repeating: "x", count: 20_000)
      for text in [Self.columns(3000), Self.columns(2) { $0 == 0 ? long : "heap_mb" }] {
        try tool.write(text, to: "a.csv")
        let result = try tool("stat", "--json", "a.csv")
        #expect(result.status == 0 && result.text.contains("\"table\""), "\(result.messages)")
      }
      // What is no text with a line end in reach is none.
      try tool.write(String(repeating: "x", count: 600_000), to: "b.csv")
      #expect(try tool("stat", "b.csv").status != 0)
    }
  }

  @Test func namesOfAFileDoNotSteerTheTerminal() throws {
    try Tool.inNewFolder { tool in
      try tool.write(
        #"[{"metric":{"__name__":"m_bytes","pod":"\u001b[31mred"},"values":[[0,"1"],[9,"2"]]},"#
          + #"{"metric":{"__name__":"m_bytes","pod":"b"},"values":[[0,"1"],[9,"2"]]}]"#,
        to: "a.json")
      let result = try tool("stat", "a.json")
      #expect(result.text.contains("[31mred") && !result.text.contains("\u{1B}"))
    }
  }
}
