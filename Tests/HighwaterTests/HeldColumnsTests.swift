import Foundation
import Testing

/// Of a table all amounts in use are held against a limit that names no column, and nothing else.
@Suite struct HeldColumnsTests {
  /// Tables, a limit, who breaks it, and who is held and does not.
  @Test(
    arguments: [
      (
        "time [s],heap [MiB],rss [MiB]\n0,100,110\n10,120,500\n20,110,600\n", "400MiB", "rss",
        "heap"
      ),
      (
        "time [s],rss [MiB],heap [MiB]\n0,100,110\n10,120,500\n20,110,600\n", "400MiB", "heap",
        "rss"
      ),
      ("time [s],p50 [ms],p99 [ms]\n0,3,9\n10,4,30\n20,3,12\n", "15ms", "p99", "p50"),
      ("time [s],used_mb,cached_mb\n0,30,20\n10,40,90\n20,30,30\n", "64MiB", "cached", "used"),
    ])
  func whoeverIsAboveItIsNamed(
    table: String, limit: String, above: String, within: String
  ) throws {
    try Tool.inNewFolder { tool in
      try tool.write(table, to: "a.csv")
      let text = try tool("stat", "--limit", limit, "a.csv").text
      #expect(text.components(separatedBy: "\n  limit ").count == 3, "\(text)")
      _ = try tool("plot", "-q", "--limit", limit, "a.csv", "-o", "a.svg")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(page.contains(": \(above) over from 10 s"), "\(page)")
      #expect(!page.contains("\(within) over"))
    }
  }

  @Test(arguments: ["vms", "virtual", "VmSize", "mem_free", "available", "heap_limit", "mem_total"])
  func whatIsNotInUseIsHeldAgainstNothing(other: String) throws {
    try Tool.inNewFolder { tool in
      try tool.write(
        "time [s],rss [MiB],\(other) [MiB]\n0,100,900\n10,120,910\n20,110,920\n", to: "a.csv")
      let page = try tool("plot", "-q", "--limit", "400MiB", "a.csv", "-o", "a.svg")
      #expect(page.status == 0, "\(page.messages)")
      let text = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(text.contains("limit 400 MiB: rss 30 % at 10 s") && !text.contains("over from"))
    }
  }
}
