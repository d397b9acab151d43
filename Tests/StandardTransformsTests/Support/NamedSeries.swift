import PlotCore
import PlotTesting

/// Few rows of things with names, with all that can be met: rows without a name, gaps, equal values, equal
/// moments, blocks of any size.
struct NamedSeries {
  let source: MemorySource
  let time: [Int64]
  let names: [String?]
  let nodes: [Int64]
  let heap: [Int64]
  let load: [Double]

  var rows: Range<Int> { 0..<time.count }

  init(seed: UInt64) {
    let series = Series(seed: seed)
    var random = SeededGenerator(seed: seed &+ 99)
    let all = ["web", "db", "cache", "pod-10", "pod-9", nil]
    let known = 1 + random.below(all.count)
    time = series.time
    heap = series.heap.map { $0 * (random.below(2) == 0 ? 1 : -1) + Int64(random.below(3)) }
    load = series.load
    names = series.time.map { _ in all[random.below(known)] }
    nodes = series.time.map { _ in Int64(random.below(3)) }
    let offset = Int64(random.below(2) * 1000)
    source = MemorySource(
      [
        (.event, nil), (Column("time", unit: .seconds, isAscending: true), .integers(time)),
        (Column("name"), .names(names)), (Column("node"), .integers(nodes)),
        (Column("heap", unit: .bytes, offset: offset), .integers(heap.map { $0 + offset })),
        (Column("load", storage: .real), .reals(load)),
      ], rowCount: time.count, blockRows: [1, 7, 64, 43_690][random.below(4)],
      info: SourceInfo(format: "memory", extents: ["heap": -1e9...1e9]))
  }

  /// The numbers of the rows of each combination of a name and a node, or of each name, in the order of
  /// their first rows.
  func groups(withNodes: Bool = false) -> [[Int]] {
    var order: [String] = []
    var members: [String: [Int]] = [:]
    for row in rows {
      let key = (names[row] ?? "\u{0}") + (withNodes ? " \(nodes[row])" : "")
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(row)
    }
    return order.map { members[$0] ?? [] }
  }
}

/// A quantile between two neighbours of ordered values, Hyndman and Fan's type 7; NaN for none.
func quantile(_ values: [Double], _ share: Double) -> Double {
  let sorted = values.filter { !$0.isNaN }.sorted()
  guard let last = sorted.last else { return .nan }
  let position = Double(sorted.count - 1) * share
  let low = Int(position)
  guard low + 1 < sorted.count else { return last }
  return sorted[low] + (sorted[low + 1] - sorted[low]) * (position - Double(low))
}

/// Whether two numbers are the same but for rounding; gaps are.
func isClose(_ a: Double, _ b: Double, within share: Double = 1e-9) -> Bool {
  a.isNaN && b.isNaN || abs(a - b) <= share * max(1, abs(a), abs(b))
}
