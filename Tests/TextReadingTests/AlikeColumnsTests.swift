import PlotCore
import Testing
import TextReading

/// Which columns are alike, and which of them a table is about.
@Suite struct AlikeColumnsTests {
  @Test(
    arguments: [
      (["p0_bytes", "p1_bytes", "p2_bytes"], [[1, 2], [9, 1], [3, 3]], "p1_bytes", 3),
      (["p0_bytes", "p1_bytes"], [[9, 2], [8, 9]], "p0_bytes", 2),
      (["cpu0", "cpu1", "cpu12"], [[1, 2], [2, 3], [2, 5]], "cpu12", 3),
      // What has a name of its own is the main one, however low it is.
      (["rss_bytes", "vms_bytes"], [[1, 2], [9, 9]], "rss_bytes", 0),
      (["rss_bytes", "p1_bytes", "p2_bytes"], [[1, 2], [9, 9], [8, 9]], "rss_bytes", 0),
      (["p1_bytes", "p2_bytes", "rss_bytes"], [[1, 2], [3, 3], [9, 9]], "rss_bytes", 0),
      (["p1_bytes", "p2_kb"], [[1, 2], [9, 9]], "p2_kb", 2),
      // Of names that say nothing of memory none is the main one; a heap is.
      (
        ["auth_bytes", "index_bytes", "mail_bytes"], [[1, 2], [9, 9], [8, 8]], "index_bytes", 3
      ),
      (["server_rss_bytes", "worker_rss_bytes"], [[1, 2], [9, 9]], "worker_rss_bytes", 2),
      (["heap_bytes", "rss_bytes"], [[1, 2], [9, 9]], "heap_bytes", 0),
      (["load_seconds", "wait_seconds"], [[1, 2], [9, 9]], "wait_seconds", 2),
      (["p1_MiB", "p2_MiB"], [[1, 2], [3, 1]], "p2_MiB", 2),
      (["n", "p1_bytes", "p2_bytes"], [[100, 200], [1, 2], [3, 1]], "p2_bytes", 2),
      (["a", "b"], [[1, 2], [9, 9]], "a", 0), (["p1"], [[1, 2]], "p1", 0),
      (["p1_bytes", "p2_bytes"], [[-5, -3], [-4, -9]], "p1_bytes", 2),
    ] as [([String], [[Int64]], String, Int)])
  func theHighestIsTheMainOne(
    names: [String], values: [[Int64]], main: String, count: Int
  ) throws {
    // The same as whole numbers, as real ones, and as ones that turn real on the way.
    for realFrom in [2, 0, 1] {
      let rows = try NumberRows(columnCount: names.count + 1, watching: 0)
      for row in 0..<2 {
        rows.setInteger(0, Int64(row))
        for (column, values) in values.enumerated() {
          if row >= realFrom {
            rows.setReal(column + 1, Double(values[row]))
          } else {
            rows.setInteger(column + 1, values[row])
          }
        }
        try rows.commit()
      }
      let clock = rows.timeColumn(0, label: ColumnLabel("time"), reading: .plain)
      let columns = names.enumerated().map { index, name in
        let label = ColumnLabel(name)
        return (
          cell: index + 1,
          column: Column(label.name, title: label.title, unit: label.unit, scale: label.scale)
        )
      }
      let table = try rows.finish(
        [(0, clock.column)] + columns, time: "time", info: SourceInfo(format: "csv"))
      #expect(table.mainColumn?.name == main)
      #expect(table.info.series.count == count)
      let layers = table.suggestedFigure(for: FigureWish(), named: "a").panels[0].layers
      #expect(layers.last?.encoding.y?.fields == [main])
      #expect((layers.last?.mark.label == nil) == (count == 0))
    }
  }

  @Test func gapsAreNoHeights() throws {
    let rows = try NumberRows(columnCount: 2)
    for (a, b) in [(Double.nan, 1.0), (2, .nan), (.nan, 1)] {
      rows.setReal(0, a)
      rows.setReal(1, b)
      try rows.commit()
    }
    let columns = ["p1", "p2"].enumerated().map { (cell: $0, column: Column($1)) }
    let table = try rows.finish(columns, info: SourceInfo(format: "csv"))
    #expect(table.mainColumn?.name == "p1")
  }
}
