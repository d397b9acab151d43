import PlotTesting
import Testing

@testable import PlotCore

@Suite struct RowGroupsTests {
  private func source(
    _ names: [String?], _ pids: [Int64], _ values: [Double], blockRows: Int = 43_690
  ) -> MemorySource {
    MemorySource(
      [
        (.event, nil),
        (
          Column("time", unit: .seconds, isAscending: true),
          .integers(
            (0..<Int64(names.count)).map { $0 / 3 })
        ),
        (Column("name"), .names(names)), (Column("pid"), .integers(pids)),
        (Column("rss", unit: .bytes), .reals(values)),
      ], blockRows: blockRows)
  }

  @Test func givesEachNameItsRowsInOrder() throws {
    let source = source(["web", "db", nil, "web", nil], [1, 1, 1, 2, 1], [5, .nan, 7, 9, 8])
    let groups = try RowGroups(of: source, by: [2])
    #expect(groups.groups.map { groups.label(of: $0, key: 0) } == ["web", "db", "no name"])
    #expect(groups.groups.map { groups.value(of: $0, key: 0) } == ["web", "db", nil])
    let web = groups.groups[0].source
    #expect(try web.values(of: "rss") == [5, 9] && web.values(of: "event") == [0, 1])
    #expect(web.columns[1].isTime && web.info.groupedBy == [])
    #expect(groups.groups.map { $0.highest[4] } == [9, -.infinity, 8])
  }

  @Test func tellsNumbersApartToo() throws {
    let source = source(["a", "a", "b", "b"], [12, -3, 12, 12], [1, 2, 3, 4])
    let groups = try RowGroups(of: source, by: [3])
    #expect(groups.groups.map { groups.label(of: $0, key: 0) } == ["pid 12", "pid -3"])
    #expect(groups.groups.map { groups.value(of: $0, key: 0) } == ["12", "-3"])
    let both = try RowGroups(of: source, by: [2, 3])
    #expect(both.groups.map(\.codes) == [[0, 12], [0, -3], [1, 12]])
    #expect(try both.groups[2].source.values(of: "rss") == [3, 4])
  }

  /// Seeded rows against a naive twin, with chunks that end within and between groups.
  @Test func agreesWithANaivePartition() throws {
    for seed in 0..<40 {
      var random = SeededGenerator(seed: UInt64(seed))
      let count = [0, 1, 2, 17, 500, 40_000][seed % 6]
      let kinds = [1, 2, 7, 300][seed % 4]
      let names = (0..<count).map { _ in
        Int.random(in: 0..<20, using: &random) == 0
          ? nil : "n\(Int.random(in: 0..<kinds, using: &random))"
      }
      let pids = (0..<count).map { _ in Int64(Int.random(in: 0..<3, using: &random)) - 1 }
      let values = (0..<count).map { _ in
        Int.random(in: 0..<9, using: &random) == 0
          ? Double.nan : Double(Int.random(in: 0..<1000, using: &random))
      }
      let source = source(names, pids, values, blockRows: [7, 64, 43_690][seed % 3])
      let groups = try RowGroups(of: source, by: [2, 3])
      var naive: [[String?]: [Double]] = [:]
      for (row, name) in names.enumerated() {
        naive[[name, "\(pids[row])"], default: []].append(values[row])
      }
      #expect(groups.groups.count == naive.count)
      for group in groups.groups {
        let key = [groups.value(of: group, key: 0), groups.value(of: group, key: 1)]
        let found = try group.source.values(of: "rss")
        let wanted = naive[key] ?? []
        #expect(found.map(\.bitPattern) == wanted.map(\.bitPattern))
        #expect(group.highest[4] == wanted.filter { !$0.isNaN }.max() ?? -.infinity)
      }
    }
  }

  @Test func refusesMoreThanCanBeToldApart() throws {
    let count = RowGroups.mostGroups + 1
    let source = source(
      Array(repeating: "a", count: count), (0..<Int64(count)).map { $0 },
      Array(repeating: 1, count: count))
    let error = #expect(throws: PlotError.self) { try RowGroups(of: source, by: [3]) }
    #expect(error?.message.contains("more than 65,536 different \"pid\"") == true)
  }
}
