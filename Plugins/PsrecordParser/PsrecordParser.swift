import MemoryRecordings
import TextReading
import PlotCore

/// Reads the logs of psrecord, plain or as CSV.
///
/// Columns: `time` in seconds, `rss` and `virtual` in bytes, `cpu` in percent of one core, and in CSV
/// `processes`; with `--include-io` what was read and written so far. psrecord's MB are 1024² bytes.
public struct PsrecordParser: Parser {
  /// The word by which configs name the format.
  public static let id = "psrecord"
  /// What the parser does.
  public static let summary = "reads the logs of psrecord (--log FILE, --log-format plain or csv)"

  /// Creates a parser.
  public init(options: NoOptions) {}

  /// Knows a file by its first line.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    let end = head.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? head.count
    guard let layout = head[..<end].withUnsafeBytes({ PsrecordLayout(header: $0) }) else {
      return .no
    }
    return layout.has(.time) && layout.has(.rss) ? .certain : .plausible
  }

  /// Opens a log; throws where it has no samples.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let lines = LineReader(input.file)
    guard let header = try lines.next(), let layout = PsrecordLayout(header: header.bytes),
      layout.has(.time), layout.has(.rss)
    else {
      throw PlotError(
        .input, "does not start with the names of psrecord's columns",
        at: Place(file: input.file.path, position: Place.Position(line: 1, column: 1)),
        remedy: "record one with `psrecord PID --log FILE`")
    }
    let rows = TimedRows(columns: layout.columns)
    var row = [Int64](repeating: 0, count: layout.columns.count)
    var bad = BadLines()
    while let line = try lines.next() {
      // A log that was appended to has its header again.
      if line.bytes.isEmpty || line.starts(with: "#") || line.starts(with: "elapsed_time") {
        continue
      }
      if layout.read(line, into: &row, bad: &bad) { try rows.append(row) }
    }
    guard rows.rowCount > 0 else {
      throw bad.nothingLeft(
        of: input.file.path, what: "samples",
        remedy: "check that the process lived longer than psrecord's interval")
    }
    var info = SourceInfo(format: Self.id, byteCount: input.file.byteCount)
    info.vocabulary = .memory
    info.notes = bad.note.map { [$0] } ?? []
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
