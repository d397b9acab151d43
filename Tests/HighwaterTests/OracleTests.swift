import Foundation
import Testing

/// Our numbers against somebody else's.
@Suite struct OracleTests {
  @Test(.enabled(if: Tool.hasNumpy), arguments: Tool.captures)
  func statEqualsNumpy(capture: String) throws {
    try Tool.inNewFolder { tool in
      let stat = try tool("stat", "--json", Tool.capture(capture))
      #expect(stat.status == 0, "\(stat.messages)")
      let oracle = try tool.run(
        Tool.find("python3")!, ["-c", Self.numpy, Tool.capture(capture)])
      #expect(oracle.status == 0, "\(oracle.messages)")
      let ours = try object(stat.output)
      let theirs = try object(oracle.output)
      let input = try #require((ours["inputs"] as? [[String: Any]])?.first)
      #expect(input["rows"] as? Int == theirs["rows"] as? Int)
      let fields = try #require(input["fields"] as? [String: [String: Any]])
      let expected = try #require(theirs["fields"] as? [String: [String: Any]])
      for (name, figures) in expected {
        for (key, value) in figures {
          let found = fields[name]?[key] as? NSNumber
          #expect(found == value as? NSNumber, "\(capture) \(name).\(key)")
        }
      }
    }
  }

  /// Repairs as the README of the captures says, and adds up in integers where floats would round.
  private static let numpy = """
    import sys, json
    import numpy as np
    from fractions import Fraction
    path = sys.argv[1]
    raw = open(path, "rb").read()
    head = np.frombuffer(raw, "<u8", 6)
    records = np.frombuffer(raw, "<i8", (len(raw) - 48) // 24 * 3, 48).reshape(-1, 3)
    if path.endswith("unbuffered-repeat.mem"):
        assert (records[-1] == records[-2]).all()
        records = records[:-1]
    records = records[records[:, 2] != 0]
    records = records[np.argsort(records[:, 2], kind="stable")]
    time = records[:, 2] - int(head[2])
    # The header tells the end, where the program came to one and nothing was cut off.
    ended = (head[[1, 3, 4]].any() or head[5] != head[2]) and (len(raw) - 48) % 24 == 0
    end = int(head[5]) - int(head[2]) if ended else int(time[-1])
    steps = np.append(np.diff(time), end - time[-1])
    fields = {"time": {"min": int(time.min()), "max": int(time.max())}}
    for name, values in (("heap", records[:, 0]), ("stack", records[:, 1]),
                         ("total", records[:, 0] + records[:, 1])):
        at = int(values.argmax())
        weighted = sum(int(v) * int(s) for v, s in zip(values, steps))
        fields[name] = {
            "min": int(values.min()), "max": int(values.max()), "maxEvent": at,
            "maxTime": int(time[at]), "first": int(values[0]), "last": int(values[-1]),
            "mean": float(values.mean()),
            "timeMean": float(weighted) / float(end - int(time[0])),
        }
    print(json.dumps({"rows": len(records), "fields": fields}))
    """

  @Test(
    .enabled(if: Tool.find("python3") != nil),
    arguments: Tool.captures + ["header-only", "aborted-no-samples"])
  func dumpEqualsAFewLinesOfPython(capture: String) throws {
    try Tool.inNewFolder { tool in
      let dump = try tool("dump", Tool.capture(capture))
      let oracle = try tool.run(
        Tool.find("python3")!, ["-c", Self.records, Tool.capture(capture)])
      #expect(dump.status == 0, "\(dump.messages)")
      #expect(dump.output == oracle.output)
      let flag = try tool("plot", "--print-parsed-entries", Tool.capture(capture))
      #expect(flag.output == oracle.output)
    }
  }

  private static let records = """
    import sys, struct
    raw = open(sys.argv[1], "rb").read()
    zero, total, low0, high0 = struct.unpack_from("<QQII", raw, 0)
    heap, stack, low1, high1 = struct.unpack_from("<QQII", raw, 24)
    print(" " * 17 + ": %d" % zero)
    print("maxsize_total    : %d" % total)
    print("maxsize time_low : %d" % low0)
    print("maxsize time_high: %d" % high0)
    print("maxsize_heap     : %d" % heap)
    print("maxsize_stack    : %d" % stack)
    print("        time_low : %d" % low1)
    print("        time_high: %d" % high1)
    for k in range((len(raw) - 48) // 24):
        h, s, low, high = struct.unpack_from("<QQII", raw, 48 + 24 * k)
        print("%d: (%d, %d, %d, %d (%d))" % (k, h, s, low, high, high << 32 | low))
    """

  @Test(
    arguments: [
      ("killed", "incomplete-header", 1), ("truncated", "truncated-record", 1),
      ("threads", "out-of-order", 192), ("threads-unfilled-slot", "unfilled-record", 1),
      ("threads-unfilled-slot", "out-of-order", 83), ("unbuffered-repeat", "repeated-tail", 1),
      ("forks", "several-writers", 1), ("mmap-underflow", "mmap-underflow", nil),
      ("truncated", "header-disagrees", 1),
    ] as [(String, String, Int?)])
  func statNamesEachCapturesDamage(capture: String, code: String, count: Int?) throws {
    try Tool.inNewFolder { tool in
      let stat = try object(tool("stat", "--json", Tool.capture(capture)).output)
      let input = try #require((stat["inputs"] as? [[String: Any]])?.first)
      let notes = try #require(input["notes"] as? [[String: Any]])
      let note = try #require(notes.first { $0["code"] as? String == code })
      if let count { #expect(note["count"] as? Int == count) }
      #expect((note["text"] as? String)?.isEmpty == false)
    }
  }

  @Test(arguments: ["ls", "cc1", "git-log", "mmap-deepstack"])
  func cleanCapturesHaveNoNotes(capture: String) throws {
    try Tool.inNewFolder { tool in
      let stat = try object(tool("stat", "--json", Tool.capture(capture)).output)
      let input = try #require((stat["inputs"] as? [[String: Any]])?.first)
      #expect((input["notes"] as? [Any])?.isEmpty == true)
      #expect(input["complete"] as? Bool == true)
    }
  }

  private func object(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }
}
