import MemoryRecordings
import TextReading
import PlotCore

/// Reads the logs of psrecord, plain or as CSV.
///
/// Columns: `time` in seconds, `rss` and `virtual` in bytes, `cpu` in percent of one core, and in CSV
/// `processes`; with `--include-io` what was read and written so far. psrecord's MB are 1024² bytes.
/// A log that was appended to has a run for each header; each stands where the one above it ends.
public struct PsrecordParser: Parser {
  /// The word by which configs name the format.
  public static let id = "psrecord"
  /// What the parser does.
  public static let summary = "reads the logs of psrecord (--log FILE, --log-format plain or csv)"

  /// How many lines may stand before the header.
  private static let linesBefore = 32

  /// Creates a parser.
  public init(options: NoOptions) {}

  /// Knows a file by its header, before which there may be what was printed to the same file.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    var rest = head[...]
    for _ in 0..<linesBefore {
      let end = rest.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? rest.endIndex
      let layout = rest[..<end].withUnsafeBytes { PsrecordLayout(header: $0) }
      if let layout { return layout.has(.time) && layout.has(.rss) ? .certain : .plausible }
      guard end < rest.endIndex else { break }
      rest = rest[(end + 1)...]
    }
    return .no
  }

  /// Opens a log; throws where it has no samples.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let lines = LineReader(input.file)
    var layout: PsrecordLayout?
    var number = 0
    while layout == nil, number < Self.linesBefore, let line = try lines.next() {
      layout = PsrecordLayout(header: line.bytes)
      number += 1
    }
    guard let layout, layout.has(.time), layout.has(.rss) else {
      throw PlotError(
        .input, "does not start with the names of psrecord's columns",
        at: Place(file: input.file.path, position: Place.Position(line: 1, column: 1)),
        remedy: "record one with `psrecord PID --log FILE`")
    }
    var reading = PsrecordReading(layout)
    while let line = try lines.next() { try reading.take(line) }
    let rows = reading.rows
    guard rows.rowCount > 0 else {
      throw reading.bad.nothingLeft(
        of: input.file.path, what: "samples",
        remedy: "check that the process lived longer than psrecord's interval")
    }
    var info = SourceInfo(format: Self.id, byteCount: input.file.byteCount)
    info.vocabulary = .memory
    info.notes = [
      reading.bad.note, .severalRuns(rows.runCount, areTimed: false),
      try .openEnd(of: input.file),
    ].compactMap { $0 }
    let figure = figure(layout)
    return try rows.finish(info: info, figure: figure)
  }

  private func figure(_ layout: PsrecordLayout) -> MemoryFigure {
    var figure = MemoryFigure(column: "rss")
    figure.totals = layout.has(.virtual) ? ["virtual"] : []
    figure.beside = layout.has(.cpu) ? ["cpu"] : []
    figure.besideAxis = AxisSpec(
      "cpu", channel: .y, orient: .left, scale: ScaleSpec(zero: true),
      unit: Unit("%"))
    figure.subtitle =
      "{rows} samples in {duration} · peak resident {peak.rss} · at the end {last.rss}"
    return figure
  }
}

extension Plugin {
  /// The parser of psrecord's logs.
  public static let psrecord = Plugin.parser(PsrecordParser.self)
}
