import PlotCore

/// What a column measures, as its name and unit tell: memory, something else, or nothing at all.
package struct Measure {
  private let words: NameWords
  private let name: String
  private let unit: Unit

  /// Understands a column's name beside its unit.
  package init(_ name: String, _ unit: Unit) {
    words = NameWords(name)
    (self.name, self.unit) = (name, unit)
  }

  /// Understands a column.
  package init(_ column: Column) { self.init(column.name, column.unit) }

  /// Whether the name says that the column is about memory, whatever its unit.
  package var isMemory: Bool {
    if unit != .bytes, unit != .none, unit.symbol != "%" { return false }
    return !words.has(Self.counts) && words.all.contains { Self.isMemory($0) }
  }

  /// Whether it goes over a network or to a disk.
  package var isTraffic: Bool {
    words.has(Self.traffic) && !words.all.contains { Self.isMemory($0) }
  }

  /// Whether the name says that the numbers tell things apart, or count rows: `pid`, `index`.
  package var isNumbering: Bool {
    guard unit == .none || unit == .events else { return unit == .events }
    if name.isEmpty || name.hasPrefix("Unnamed: ") { return true }
    return words.all.count <= 2 && words.all.last.map(Self.numberings.contains) == true
      && !words.all.contains { Self.isMemory($0) }
  }

  /// Whether the name says that it is how much there is, or may be used, rather than what is used.
  package var isLimit: Bool { words.has(Self.limits) }

  /// Whether a limit is about it: an amount in use, and not what is free, only addressed, or a limit
  /// itself.
  package var isHeld: Bool {
    rank < 500 && !isLimit && !words.has(Self.free)
      && (!words.has(Self.addressed) || words.has(Self.resident))
  }

  /// Where it stands among the columns that a recording may be about; the lowest is the first.
  package var rank: Int {
    if isNumbering { return 1000 }
    // Another clock beside the one that tells when.
    if unit == .none || unit == .seconds, ColumnLabel(name).isTime { return 500 }
    let isShare = unit.symbol == "%" || words.has(["percent", "perc", "pct", "ratio", "share"])
    guard isMemory || unit == .bytes else { return 100 }
    if isShare { return 50 }
    let kind: Int =
      if isLimit { 7 } else if words.has(Self.free) {
        6
      } else if words.has(["buff", "buffer", "buffers"]) {
        5
      } else if words.has(["swap", "swpd", "swp", "vmswap"]) {
        4
      } else if words.has([
        "cache", "cached", "cach", "shared", "shr", "slab", "rssfile", "rssshmem",
      ]) { 3 } else if words.all.contains(where: { $0.hasSuffix("rss") }) {
        0
      } else if words.has(Self.reserved) { 2 } else if words.has(Self.resident) { 0 } else { 1 }
    let isNamed = isMemory || (words.has(Self.parts) && !isTraffic)
    return kind * 2 + (unit == .bytes ? 0 : 1) + (isNamed ? 0 : 20)
  }

  /// Whether two columns of one unit are equally what readers look for, so that none is the main one.
  ///
  /// A heap is no peer of resident memory, though a server's heap is one of a worker's.
  func isPeer(of other: Measure) -> Bool {
    guard unit == other.unit, unit != .none, rank == other.rank, rank < 500 else { return false }
    guard rank <= 1 else { return true }
    let shared = Set(words.all).intersection(other.words.all)
    return shared.contains { Self.isMemory($0) || Self.resident.contains($0) }
  }

  private static func isMemory(_ word: String) -> Bool {
    if memory.contains(word) || word.hasSuffix("rss") || word.hasPrefix("heap") { return true }
    for stem in ["memory", "mem"] {
      if word.hasPrefix(stem), amounts.contains(String(word.dropFirst(stem.count))) { return true }
      if word.hasSuffix(stem), amounts.contains(String(word.dropLast(stem.count))) { return true }
    }
    return false
  }

  private static let memory: Set = [
    "mem", "memory", "ram", "rss", "vms", "vsz", "vsize", "uss", "pss", "wss", "virt", "res", "shr",
    "swap",
    "swpd", "resident", "heap", "vm", "vmsize", "vmpeak", "vmhwm", "vmdata", "vmswap", "rssanon",
    "rssfile", "rssshmem", "malloc", "maxrss", "speicher",
  ]
  private static let amounts: Set = [
    "usage", "used", "use", "perc", "percent", "free", "total", "avail", "available", "limit",
    "cache",
    "cached", "rss", "bytes", "max", "min", "peak", "size", "kb", "mb", "gb", "kib", "mib", "gib",
  ]
  private static let counts: Set = [
    "count", "objects", "blocks", "allocs", "allocations", "faults", "calls", "number", "id",
    "time",
  ]
  private static let resident: Set = [
    "rss", "resident", "res", "used", "usage", "use", "uss", "pss", "wss", "heap", "live",
    "allocated",
    "rssanon",
  ]
  /// What memory consists of, where the unit says that it is bytes.
  private static let parts: Set = [
    "used", "free", "available", "buff", "buffers", "cache", "cach", "cached", "active", "inact",
    "shared", "slab",
  ]
  private static let reserved: Set = [
    "vms", "vsz", "vsize", "virt", "virtual", "size", "vmsize", "vmpeak", "vmhwm", "hwm", "peak",
    "vm",
    "committed", "reserved", "max", "min",
  ]
  private static let free: Set = ["free", "available", "avail", "idle", "unused"]
  /// Memory that a process may address, whether it has it or not.
  private static let addressed: Set = [
    "vms", "vsz", "vsize", "virt", "virtual", "vm", "vmsize", "vmpeak", "committed", "reserved",
  ]
  private static let limits: Set = ["total", "limit", "capacity", "quota", "memtotal", "memlimit"]
  private static let traffic: Set = [
    "net", "network", "rx", "tx", "recv", "received", "sent", "send", "disk", "read", "written",
    "write",
    "io", "blk", "bandwidth", "throughput", "download", "upload",
  ]
  private static let numberings: Set = [
    "pid", "ppid", "tid", "tgid", "uid", "gid", "id", "index", "idx", "row", "line", "n", "i", "x",
    "step",
    "sample", "frame", "event", "iteration", "port", "number", "nr", "no", "seq", "sequence",
  ]
}
