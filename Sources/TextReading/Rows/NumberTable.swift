import PlotCore

/// The rows that a `NumberRows` has gathered, behind the rows' own numbers.
public struct NumberTable: Source {
  /// A column and where it comes from.
  struct Part {
    var column: Column
    var cell: Int
    /// The first row from which on the column is stored as reals.
    var realFrom: Int
  }

  /// The columns; the first counts the rows.
  public let columns: [Column]
  private let upstream: SpooledSource
  private let parts: [Part]
  private let time: String?
  /// Columns that its figure leaves out.
  private(set) var aside: Set<String> = []

  init(upstream: SpooledSource, time: String?, parts: [Part]) {
    self.upstream = upstream
    self.time = time
    self.parts = parts
    info = upstream.info
    var event = Column.event
    while parts.contains(where: { $0.column.name == event.name }) { event.name += "-number" }
    columns = [event] + parts.map(\.column)
  }

  /// Returns the rows in order of a column, which has no gaps; equal rows keep their order.
  func sorted(by column: Int) throws(PlotError) -> NumberTable {
    let spool = try ExternalSort.sorted(
      self, columns: Array(columns.indices.dropFirst()),
      by: RowKey(columns[column], at: column - 1))
    var table = NumberTable(
      upstream: spool, time: time,
      parts: parts.enumerated().map { cell, part in
        Part(
          column: part.column, cell: cell, realFrom: part.column.storage == .real ? 0 : .max)
      })
    (table.aside, table.info) = (aside, info)
    return table
  }

  /// How many rows there are.
  public var rowCount: Int { upstream.rowCount }
  /// How many rows a block has at most.
  public var blockRows: Int { upstream.blockRows }
  /// What is known of the recording.
  public internal(set) var info: SourceInfo

  /// Returns the table with columns that its figure leaves out unless it has no others.
  package func leavingAside(_ names: Set<String>, _ note: Note?) -> NumberTable {
    var table = self
    table.aside = names
    if let note { table.info.notes.append(note) }
    return table
  }

  /// Creates a reader.
  public func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  /// Suggests a panel of step curves for each unit, over time where it ascends, and marks the peak
  /// of the main curve.
  public func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    let x = columns[timeIndex ?? 0]
    var curves = columns.filter { $0.name != time && $0.isCurve }
    if curves.contains(where: { !aside.contains($0.name) }) {
      curves.removeAll { aside.contains($0.name) }
    }
    // What the table is about stands first, amounts of memory above all.
    let main = curves.firstIndex { $0.name == info.mainColumn }
    if let main { curves.insert(curves.remove(at: main), at: 0) }
    var units: [Unit] = []
    for unit in curves.prefix(main == nil ? 0 : 1).map(\.unit) + [.bytes] + curves.map(\.unit)
    where !units.contains(unit) && curves.contains(where: { $0.unit == unit }) {
      units.append(unit)
    }
    var panels = units.map { unit in
      PanelSpec(
        axes: x.clockStart == nil ? [] : [AxisSpec("x", channel: .x, scale: ScaleSpec(.time))],
        layers: [
          LayerSpec(
            mark: MarkSpec(.step), data: name,
            encoding: apart(
              Encoding(
                x: .field(x.name),
                y: ChannelSpec(fields: curves.filter { $0.unit == unit }.map(\.name)))))
        ])
    }
    let shown = panels.first?.layers.first?.encoding.y?.fields ?? []
    let wanted = shown.first { $0 == info.mainColumn } ?? shown.first
    let marked = columns.first { $0.name == wanted }
    if let marked {
      // Of curves that are alike the words tell whose peak it is.
      let label =
        info.series.contains(marked.name)
        ? "peak \(Self.plain(marked.title)) {y}" + (x.unit == .seconds ? " at {x}" : "") : nil
      panels[0].layers.append(
        LayerSpec(
          mark: MarkSpec(.extremum, label: label, which: .max), data: name,
          encoding: apart(Encoding(x: .field(x.name), y: .field(marked.name)))))
    }
    return FigureSpec(title: name, subtitle: subtitle(marking: marked), panels: panels)
  }

  /// The encoding with the columns that tell rows apart.
  private func apart(_ encoding: Encoding) -> Encoding {
    var encoding = encoding
    if !info.groupedBy.isEmpty { encoding.color = GroupChannel(info.groupedBy) }
    return encoding
  }

  /// The line under the headline, a template: rows, how long they took, the peak of the main curve.
  private func subtitle(marking marked: Column?) -> String {
    var parts = ["{rows} \(info.vocabulary.rows)"]
    if let timeIndex, [.seconds, .ticks].contains(columns[timeIndex].unit) {
      parts[0] += " in {duration}"
    }
    // A template has no place for a colon or braces in a column's name.
    if let marked, !marked.name.contains(where: { ":{}".contains($0) }) {
      parts.append("peak \(Self.plain(marked.title)) {peak.\(marked.name)}")
    }
    return parts.joined(separator: " · ")
  }

  /// Words without what a template would take for its own.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "{" ? "(" : $0 == "}" ? ")" : $0 })
  }

  private final class Reader: BlockReader {
    private let columns: [(column: Column, place: Int, realFrom: Int)]
    private let upstream: any BlockReader
    private let buffer: BlockBuffer
    private let rowCount: Int
    private let blockRows: Int

    init(_ table: NumberTable, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      columns = wanted.map { index in
        guard index > 0 else { return (table.columns[0], -1, .max) }
        let part = table.parts[index - 1]
        return (part.column, plan.place(of: part.cell), part.realFrom)
      }
      upstream = try table.upstream.makeReader(of: plan.columns)
      buffer = BlockBuffer(columnCount: wanted.count)
      rowCount = table.rowCount
      blockRows = table.blockRows
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let block = try upstream.read(rows)
      let count = block.rowCount
      buffer.reserve(rows: min(count, blockRows))
      let first = rows.lowerBound
      let slices = columns.enumerated().map { index, wanted in
        guard wanted.place >= 0, let base = block.columns[wanted.place].base else {
          return ColumnSlice(rowsOf: wanted.column, from: first, count: count)
        }
        if wanted.column.storage == .real, first < wanted.realFrom {
          let target = buffer.reals(index)
          for row in 0..<count {
            let cell = base.load(fromByteOffset: row &* 8, as: Int64.self)
            target[row] =
              first + row < wanted.realFrom
              ? Double(cell) : Double(bitPattern: UInt64(bitPattern: cell))
          }
          return buffer.slice(index, as: wanted.column, count: count)
        }
        return ColumnSlice(wanted.column, base: base, stride: 8, count: count)
      }
      return Block(firstRow: first, rowCount: count, columns: slices)
    }
  }
}
