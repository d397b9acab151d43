import MemoryRecordings
import TextReading
import PlotCore

/// Reads the recordings of valgrind's massif, and those that heaptrack_print writes in its form.
///
/// Columns: `time`, `heap` (what the program asked for), `extra` (the allocator's own bytes), `stack`
/// and `total`, their sum as ms_print draws it. The trees of detailed snapshots are passed over. Of
/// several recordings in a file each is a run, and stands where the one above it ends.
public struct MassifParser: Parser {
  /// The word by which configs name the format.
  public static let id = "massif"
  /// What the parser does.
  public static let summary = "reads recordings of valgrind's massif and of heaptrack_print -M"

  /// The options of the parser.
  public struct Options: ComponentOptions {
    /// Instructions in a second, where times are instructions.
    let hertz: Double?

    /// Takes the options.
    public init(from reader: inout OptionReader) {
      hertz =
        reader.object("clock", Rate.self, help: "the rate at which instructions were executed")
        .hertz
    }

    private struct Rate: ComponentOptions {
      var hertz: Double?
      init(from reader: inout OptionReader) {
        hertz = reader.optionalNumber(
          "hz", .frequency, in: 1...1e12,
          help: "how many instructions a second has, for a recording that counts them")
      }
    }
  }

  private let options: Options

  /// Creates a parser.
  public init(options: Options) { self.options = options }

  /// Knows a file by its description or by a snapshot at its start.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    let hasSnapshot = head.contains(text: "snapshot=")
    if head.starts(withText: "desc:") { return hasSnapshot ? .certain : .plausible }
    return head.starts(withText: "#---") && hasSnapshot ? .certain : .no
  }

  /// Opens a recording; throws where it holds no snapshot.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let preamble = try MassifPreamble(input.file)
    if options.hertz != nil, preamble.clock != .instructions {
      throw PlotError(
        .input, "a rate of \"clock\" was given, and times are not counted in instructions",
        at: Place(file: input.file.path), remedy: "leave clock.hz away for this recording")
    }
    var reading = MassifReading(
      clock: preamble.clock, hertz: options.hertz, path: input.file.path)
    let lines = LineReader(input.file)
    while let line = try lines.next() { try reading.take(line) }
    try reading.end()
    guard reading.rows.rowCount > 0 else {
      throw reading.bad.nothingLeft(
        of: input.file.path, what: "snapshots of massif",
        remedy: "record one with `valgrind --tool=massif --massif-out-file=FILE PROGRAM`")
    }
    var info = SourceInfo(format: Self.id, byteCount: input.file.byteCount)
    info.vocabulary = .memory
    info.isComplete = !reading.isCut
    info.notes = preamble.notes + reading.notes
    let figure = figure(preamble, reading)
    return try reading.rows.finish(info: info, figure: figure)
  }

  private func figure(_ preamble: MassifPreamble, _ reading: MassifReading) -> MemoryFigure {
    var figure = MemoryFigure(column: "heap")
    figure.timeTitle = options.hertz == nil ? preamble.clock.axisTitle : "time"
    figure.totals = ["total"]
    // What was not recorded is zero throughout and not worth a panel.
    figure.beside = (reading.hasExtra ? ["extra"] : []) + (reading.hasStack ? ["stack"] : [])
    let isTimed = options.hertz != nil || preamble.clock.column.unit == .seconds
    figure.subtitle =
      "{rows} snapshots\(isTimed ? " in {duration}" : "") · peak heap {peak.heap}"
      + " · live at the end {last.heap}"
    figure.caption = preamble.command.map { "\(preamble.recorder): \($0)" }
    return figure
  }
}

extension Plugin {
  /// The parser of valgrind's massif.
  public static let massif = Plugin.parser(MassifParser.self)
}
