import PlotCore
import Testing

@testable import TextReading

@Suite struct MeasureTests {
  @Test(arguments: [
    (["pid", "time", "rss"], "rss"), (["index", "heap"], "heap"), (["id", "load"], "load"),
    (["", "vms", "rss"], "rss"), (["Unnamed: 0", "VmSize", "VmRSS"], "VmRSS"),
    (["cpu", "MemUsage"], "MemUsage"), (["cpu_percent", "mem_percent"], "mem_percent"),
    (["mem_percent", "mem"], "mem"), (["heap_objects", "heapUsed"], "heapUsed"),
    (["free", "used_memory"], "used_memory"), (["memory.total", "memory.used"], "memory.used"),
    (["swap", "cached_mem"], "cached_mem"), (["heapTotal", "heapUsed", "rss"], "heapUsed"),
    (["latency", "ops"], "latency"), (["x", "n", "y"], "y"), (["memtable_id", "v"], "v"),
    (["VIRT", "RES", "SHR"], "RES"), (["maxrss", "pss"], "maxrss"),
  ])
  func ranksMemoryFirstAndNumberingsLast(_ names: [String], _ main: String) {
    let ranks = names.map { Measure($0, .none).rank }
    let least = ranks.min() ?? 0
    #expect(names[ranks.firstIndex(of: least) ?? 0] == main, "\(ranks)")
  }

  @Test func ranksBytesOfMemoryBeforeOtherBytes() {
    let columns = [("disk_read", Unit.bytes), ("net", .bytes), ("rss", .none), ("used", .bytes)]
    let ranks = columns.map { Measure($0.0, $0.1).rank }
    #expect(ranks == ranks.sorted(by: >))
    #expect(Measure("mem_seconds", .seconds).rank == Measure("latency", .seconds).rank)
  }

  @Test(arguments: [
    ("heapUsed", ["heap", "used"]), ("heap_used", ["heap", "used"]), ("VmRSS", ["vm", "rss"]),
    ("RSSMax", ["rss", "max"]), ("memory.used [x]", ["memory", "used", "x"]), ("t1", ["t1"]),
    ("ElapsedTime", ["elapsed", "time"]), ("", []), ("CPU%", ["cpu%"]),
  ])
  func takesNamesApart(_ name: String, _ words: [String]) { #expect(NameWords(name).all == words) }
}
