import TextReading
import PlotCore

/// Takes a log line by line and makes a row of each sample.
struct PsrecordReading {
  /// The columns, as the first header tells them.
  let layout: PsrecordLayout
  /// The rows so far.
  let rows: TimedRows
  /// Lines that could not be read.
  private(set) var bad = BadLines()
  /// How the lines below the latest header are read; nil where they lack a column.
  private var current: PsrecordLayout?
  private var row: [Int64]
  /// Where the run stands in time: psrecord counts each from its own beginning.
  private var start = 0.0

  init(_ layout: PsrecordLayout) {
    self.layout = layout
    current = layout
    rows = TimedRows(columns: layout.columns)
    row = [Int64](repeating: 0, count: layout.columns.count)
  }

  /// Takes a line below the first header.
  mutating func take(_ line: TextLine) throws(PlotError) {
    guard let first = line.bytes.first else { return }
    if first == 0x23 || first == 0x65, let header = PsrecordLayout(header: line.bytes) {
      return begin(header, line)
    }
    // psrecord's own words, where a log and what it printed went to one file.
    if first == 0x23 || PsrecordLayout.isBanner(line) { return }
    guard let current else {
      bad.add(line, "the header above it lacks a column that the first one has")
      return
    }
    guard current.read(line, into: &row, bad: &bad) else { return }
    if start > 0 {
      // The time is the first column.
      let time = Double(bitPattern: UInt64(bitPattern: row[0])) + start
      guard time.isFinite else {
        bad.add(line, "the time is out of range")
        return
      }
      row[0] = Int64(bitPattern: time.bitPattern)
    }
    try rows.append(row)
  }

  private mutating func begin(_ header: PsrecordLayout, _ line: TextLine) {
    rows.beginRun()
    start = rows.latestTime ?? 0
    current = layout.continued(by: header)
    if current == nil { bad.add(line, "the header lacks a column that the first one has") }
  }
}
