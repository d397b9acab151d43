import Foundation
import Testing

/// Two recordings in numbers, by the real tool.
@Suite struct CompareTests {
  private func figures(_ data: Data) throws -> [String: [String: Any]] {
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let list = try #require(root["figures"] as? [[String: Any]])
    return Dictionary(uniqueKeysWithValues: list.map { ($0["name"] as? String ?? "", $0) })
  }

  @Test(
    .enabled(if: Tool.hasNumpy),
    arguments: [
      ("ls", "cc1"), ("git-log", "threads"), ("forks", "mmap-underflow"),
      ("threads-unfilled-slot", "mmap-deepstack"), ("truncated", "killed"),
    ])
  func figuresEqualNumpyOnAnyNumberOfThreads(before: String, after: String) throws {
    try Tool.inNewFolder { tool in
      let captures = [Tool.capture(before), Tool.capture(after)]
      let one = try tool("compare", "--json", "--threads", "1", captures[0], captures[1])
      let many = try tool("compare", "--json", "--threads", "3", captures[0], captures[1])
      #expect(one.status == 0, "\(one.messages)")
      #expect(one.output == many.output)
      let oracle = try tool.run(Tool.find("python3")!, ["-c", Self.numpy] + captures)
      #expect(oracle.status == 0, "\(oracle.messages)")
      let theirs = try #require(
        try JSONSerialization.jsonObject(with: oracle.output) as? [[String: Double]])
      let ours = try figures(one.output)
      for (side, key) in [(0, "before"), (1, "after")] {
        for (name, value) in theirs[side] {
          #expect(ours[name]?[key] as? Double == value, "\(key) \(name)")
        }
      }
      for (name, row) in ours {
        let (a, b) = (row["before"] as? Double, row["after"] as? Double)
        let change = try #require(row["change"] as? Double)
        // Foundation reads some decimals one step beside the double that they name.
        let expected = (b ?? 0) - (a ?? 0)
        #expect(abs(change - expected) <= 1e-12 * max(abs(expected), abs(b ?? 0)), "\(name)")
        let share = a.flatMap { $0 > 0 ? expected / $0 : nil }
        let relative = row["relative"] as? Double
        #expect((share == nil) == (relative == nil), "\(name)")
        #expect(abs((share ?? 0) - (relative ?? 0)) <= 1e-12 * max(1, abs(share ?? 0)), "\(name)")
      }
    }
  }

  private static let numpy = """
    import sys, json
    import numpy as np
    sides = []
    for path in sys.argv[1:]:
        raw = open(path, "rb").read()
        head = np.frombuffer(raw, "<u8", 6)
        records = np.frombuffer(raw, "<i8", (len(raw) - 48) // 24 * 3, 48).reshape(-1, 3)
        records = records[records[:, 2] != 0]
        records = records[np.argsort(records[:, 2], kind="stable")]
        heap, time = records[:, 0], records[:, 2] - int(head[2])
        ended = (head[[1, 3, 4]].any() or head[5] != head[2]) and (len(raw) - 48) % 24 == 0
        end = int(head[5]) - int(head[2]) if ended else int(time[-1])
        steps = np.append(np.diff(time), end - time[-1])
        weighted = sum(int(v) * int(s) for v, s in zip(heap, steps))
        side = {"peak": heap.max(), "end": heap[-1], "mean": heap.mean(), "events": len(heap),
                "timeMean": weighted / float(end - int(time[0])), "duration": end}
        for p in 50, 95, 99:
            side["p%d" % p] = np.percentile(heap, p, method="inverted_cdf")
        sides.append({name: float(value) for name, value in side.items()})
    print(json.dumps(sides))
    """

  /// Every parser's main column, against numpy over the rows that the tool itself exports.
  @Test(
    .enabled(if: Tool.hasNumpy),
    arguments: [
      "massif.out", "massif-bytes.out", "heaptrack-export.massif", "mprof.dat", "psrecord.log",
      "pidstat-two.txt", "prometheus-matrix.json", "records.ndjson", "table-units.csv",
      "table-dates.csv",
    ])
  func everyParsersMainColumnIsCompared(sample: String) throws {
    try Tool.inNewFolder { tool in
      let path = Tool.fixtures.appending(path: "samples/\(sample)").path
      try tool.write(
        """
        { "version": 1, "inputs": { "a": "\(path)" },
          "outputs": [{ "type": "csv", "path": "a.csv", "stage": "raw" }] }
        """, to: "rows.jsonc")
      let result = try tool("compare", "--json", path, path)
      #expect(result.status == 0, "\(result.messages)")
      let root = try #require(
        try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
      let column = try #require(root["column"] as? String)
      #expect(try tool("run", "rows.jsonc").status == 0)
      let oracle = try tool.run(
        Tool.find("python3")!,
        [
          "-c",
          """
          import csv, json, sys
          import numpy as np
          rows = list(csv.DictReader(open("a.csv")))
          name = next(key for key in rows[0] if key.split(" ")[0] == sys.argv[1])
          values = np.array([float(row[name]) for row in rows if row[name] not in ("", "nan")])
          figures = {"peak": values.max(), "end": values[-1]}
          for p in 50, 95, 99:
              figures["p%d" % p] = np.percentile(values, p, method="inverted_cdf")
          print(json.dumps(figures))
          """, column,
        ])
      #expect(oracle.status == 0, "\(oracle.messages)")
      let theirs = try #require(
        try JSONSerialization.jsonObject(with: oracle.output) as? [String: Double])
      let ours = try figures(result.output)
      for (name, value) in theirs {
        #expect(ours[name]?["after"] as? Double == value, "\(name)")
        #expect(ours[name]?["change"] as? Double == 0, "\(name)")
      }
    }
  }

  @Test func severalRunsASideTellTheSpreadAndDrawTheMedianRuns() throws {
    try Tool.inNewFolder { tool in
      let result = try tool(
        "compare", "--before", Tool.capture("ls"), Tool.capture("cc1"), Tool.capture("git-log"),
        "--after", Tool.capture("cc1"), Tool.capture("killed"), "-o", "a.svg")
      #expect(result.status == 0, "\(result.messages)")
      #expect(result.text.contains("before (median of 3)") && result.text.contains("spread"))
      let page = try SVGPage(tool.data("a.svg"))
      #expect(page.complaints.isEmpty, "\(page.complaints)")
      #expect(
        page.texts.contains("the runs with the median peaks of 3 before and 2 after"),
        "\(page.texts)")
    }
  }

  @Test func markdownIsATableAndNothingElseOnStandardOutput() throws {
    try Tool.inNewFolder { tool in
      let result = try tool(
        "compare", "--markdown", Tool.capture("ls"), Tool.capture("cc1"), "-o", "a.png")
      #expect(
        result.status == 0 && result.text.hasPrefix("|  | before | after | change |  |\n|:--|"))
      #expect(result.text.contains("| peak heap | 64.52 KiB | 1.99 MiB |"), "\(result.text)")
      #expect(tool.exists("a.png"))
    }
  }

  @Test(
    arguments: [
      (["a.mem"], "takes two recordings, not 1"), (["a", "b", "c"], "not 3"),
      (["--before", "a"], "both --before and --after"),
      (["--json", "--markdown", "a", "b"], "exclude"),
      (["--json", "-o", "-", "a", "b"], "standard output"),
      (["-", "b", "-o", "c.png"], "read once"), (["-", "-"], "read once"),
    ])
  func wrongUsageIsStatusTwo(arguments: [String], message: String) throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(Tool.product("highwater"), ["compare"] + arguments)
      #expect(result.status == 2)
      #expect(result.messages.contains(message), "\(result.messages)")
    }
  }
}
