import PlotCore

/// What `regression` and `loess` read of each group, and the table of the curves that they make.
struct CurveTable {
  /// The columns that tell groups apart, and those along and up the page, by their indices.
  private let source: any Source
  private let keys: [Int]
  private let x: Int
  private let y: Int
  private let names: [String]

  /// Finds the columns; throws where one is missing or holds names, or two of the result have one name.
  init(
    of source: any Source, x: String, y: String, groupby: [String], names: [String]
  ) throws(PlotError) {
    self.source = source
    self.x = try source.requireIndex(of: x)
    self.y = try source.requireIndex(of: y)
    keys = try source.requireKeys(groupby)
    self.names = names
    for name in names where keys.contains(where: { source.columns[$0].name == name }) {
      throw PlotError(
        .config, "two columns would be called \"\(name)\"",
        remedy: "give them other names by \"as\"")
    }
  }

  /// Makes a curve of each group's points, which are no gaps; nil for groups that have none, of which a
  /// note says why.
  func make(
    in folder: String, without note: String,
    _ body: (_ xs: [Double], _ ys: [Double]) throws(PlotError) -> (xs: [Double], ys: [Double])?
  ) throws(PlotError) -> any Source {
    let grouped = try GroupedRows(of: source, by: keys, fields: [x, y], in: folder)
    var groups: [Int] = []
    var (xs, ys): ([Double], [Double]) = ([], [])
    var without: [String] = []
    try grouped.forEach { group throws(PlotError) in
      let (allX, allY) = (group.numbers(0), group.numbers(1))
      let known = allX.indices.filter { allX[$0].isFinite && allY[$0].isFinite }
      guard let curve = try body(known.map { allX[$0] }, known.map { allY[$0] }) else {
        without.append(grouped.groups.words(for: group.number))
        return
      }
      groups += Array(repeating: group.number, count: curve.xs.count)
      xs += curve.xs
      ys += curve.ys
    }
    var columns = keys.indices.map { key in
      var (column, words) = grouped.groups.column(key, of: groups)
      // Groups follow each other, but curves of each begin anew.
      column.isAscending = column.isAscending && Set(groups).count == 1
      return (column: column, words: words)
    }
    columns.append(
      Self.column(xs, as: source.columns[x], named: names[0], isAscending: Set(groups).count == 1))
    columns.append(Self.column(ys, as: source.columns[y], named: names[1], isAscending: false))
    var info = source.info.ofGroups(by: [], mainColumn: names[1])
      .grouped(by: keys.map { source.columns[$0].name })
    if !without.isEmpty {
      let first = without[0].isEmpty ? "" : ", the first of them \(without[0])"
      info.notes.append(
        Note(
          .notice, "no-curve", count: without.count,
          "\(without.count == 1 ? "a group has" : "\(without.count) groups have") no curve\(first): \(note)"
        ))
    }
    return StoredTable(columns, rowCount: xs.count, info: info)
  }

  /// A column of numbers in the unit of another; of dates where that has them.
  private static func column(
    _ numbers: [Double], as field: Column, named name: String, isAscending: Bool
  ) -> (column: Column, words: [Int64]) {
    var column = field.plain
    (column.name, column.isAscending) = (name, isAscending)
    if field.clockStart != nil {
      let steps = numbers.map { Int64(exactly: ($0 / column.scale).rounded()) }
      if !steps.contains(where: { $0 == nil }) {
        column.offset = field.offset
        return (column, steps.map { ($0 ?? 0) &+ field.offset })
      }
    }
    (column.storage, column.scale, column.isDated) = (.real, 1, false)
    return (column, numbers.map(\.storedResult))
  }
}
