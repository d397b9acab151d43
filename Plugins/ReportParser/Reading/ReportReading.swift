import PlotCore
import TextReading

/// Reads a report's rows.
final class ReportReading: ReportSink {
  private let columns: ReportColumns
  private let places: [String: Int]
  let rows: NumberRows
  /// The names of each cell that has them.
  let names: [NamesBuilder?]
  private(set) var moments: MomentReader
  private(set) var badLines = BadLines()
  private(set) var badValues = BadValues()
  /// How many samples there are.
  private(set) var sampleCount = 0
  private var hasTime: Bool
  private var line = 0

  /// Reads a report; throws where it cannot be read.
  init(_ file: InputFile, _ kind: ReportKind, _ columns: ReportColumns) throws(PlotError) {
    self.columns = columns
    places = Dictionary(
      columns.cells.enumerated().filter { !$0.element.isSecond }.map {
        ($0.element.field.name, $0.offset)
      }, uniquingKeysWith: { first, _ in first })
    names = columns.cells.map { $0.role == .name ? NamesBuilder() : nil }
    moments = MomentReader(columns.reading)
    hasTime = columns.time == nil
    rows = try NumberRows(
      columnCount: columns.cells.count, watching: columns.time ?? columns.sample)
    for cell in columns.cells.indices { clear(cell) }
    rows.setInteger(columns.sample, 0)
    var scan = ReportScan(kind, into: self)
    let lines = LineReader(file)
    while let line = try lines.next() {
      self.line = line.number
      try scan.take(line.bytes)
    }
    try scan.finish()
  }

  func set(_ field: ReportField, _ bytes: UnsafeRawBufferPointer) {
    guard let cell = places[field.name] else { return }
    if cell == columns.time {
      hasTime = setTime(cell, bytes)
    } else if let names = names[cell] {
      rows.setInteger(cell, GapWord.stands(bytes) ? Names.missing : names.code(of: bytes))
    } else {
      let isSet =
        columns.cells[cell].role.form.map { rows.set(cell, bytes, as: $0) } ?? rows.set(cell, bytes)
      if isSet { return }
      clear(cell)
      if GapWord.stands(bytes) { return }
      badValues.add(
        at: Place.Position(line: line, column: 1), String(decoding: bytes.prefix(24), as: UTF8.self)
      )
    }
  }

  func endRow(at line: Int) throws(PlotError) {
    if hasTime {
      try rows.commit()
    } else {
      badLines.add(at: Place.Position(line: line, column: 1), "no time stands before or in the row")
    }
    for cell in columns.cells.indices where !columns.cells[cell].field.isHeld { clear(cell) }
  }

  func beginSample() {
    rows.setInteger(columns.sample, Int64(sampleCount))
    sampleCount += 1
  }

  private func clear(_ cell: Int) {
    if names[cell] == nil {
      rows.setGap(cell)
    } else {
      rows.setInteger(cell, Names.missing)
    }
  }

  private func setTime(_ cell: Int, _ bytes: UnsafeRawBufferPointer) -> Bool {
    guard columns.reading == .plain else {
      guard let moment = moments.nanoseconds(bytes) else { return false }
      rows.setInteger(cell, moment)
      return true
    }
    return columns.cells[cell].role.form.map { rows.set(cell, bytes, as: $0) }
      ?? rows.set(cell, bytes)
  }
}
