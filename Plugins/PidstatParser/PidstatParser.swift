import MemoryRecordings
import TextReading
import PlotCore

/// Reads what sysstat's `pidstat -r` prints, in any language, or writes as JSON (`-o JSON`).
///
/// Columns: `time` in seconds since the first report, `rss` and `virtual` in bytes: the sums over all
/// processes of a report. Of several processes there are also `processes`, their number, and
/// `rss_PID` for each of the eight that grew largest, a gap where it was not reported, and `rss_others`
/// for the sum of all further ones. They are stacked. Of a file to which several recordings were appended
/// each is a run, that stands where its date says.
public struct PidstatParser: Parser {
  /// The word by which configs name the format.
  public static let id = "pidstat"
  /// What the parser does.
  public static let summary = "reads reports of sysstat's pidstat -r"

  /// Creates a parser.
  public init(options: NoOptions) {}

  /// Knows a file by the names of columns that no other tool has.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    func has(_ word: String) -> Bool { head.contains(text: word) }
    if head.first(where: { $0 > 0x20 && $0 < 0x80 }) == 0x7B {
      return has("\"sysstat\"") && has("\"RSS\"") ? .certain : .no
    }
    guard has("Command"), has("PID") || has("TGID") else { return .no }
    if has("minflt/s"), has("VSZ"), has("RSS") { return .certain }
    return head.starts(withText: "Linux ") && has(" CPU)") ? .plausible : .no
  }

  /// Opens a report; throws where it tells no memory.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let survey = try PidstatSurvey(input.file)
    var reading = PidstatReading(survey)
    let failure = try PidstatEntries.read(input.file, order: survey.order) {
      entry, place throws(PlotError) in
      try reading.take(entry, at: place)
    }
    try reading.close()
    if let failure { reading.bad.add(failure) }
    guard reading.rows.rowCount > 0 else {
      throw reading.bad.nothingLeft(
        of: input.file.path, what: "reports of memory by pidstat",
        remedy: "record them with `pidstat -r -p PID 1`, which prints VSZ and RSS")
    }
    // A line is nothing in JSON, which tells by itself where it ends.
    let isJSON = try input.file.bytes(at: 0, count: 64).first { $0 > 0x20 && $0 < 0x80 } == 0x7B
    var info = SourceInfo(format: Self.id, byteCount: input.file.byteCount)
    info.vocabulary = .memory
    info.startTime = reading.startTime
    info.isComplete = failure == nil
    info.notes =
      survey.notes
      + [
        .severalRuns(reading.rows.runCount, areTimed: reading.clockChanges == 0),
        reading.clockNote, reading.bad.note, isJSON ? nil : try .openEnd(of: input.file),
      ].compactMap { $0 }
    var figure = MemoryFigure(column: "rss")
    figure.totals = ["virtual"]
    // Largest at the bottom, where a shape is read against a straight line; what has no name on top.
    let others = reading.partNames.filter { $0 == "rss_others" }
    figure.parts =
      reading.rows.byHeight(reading.partNames.filter { !others.contains($0) }) + others
    let isSum = survey.count > 1
    figure.subtitle =
      (isSum ? "{rows} reports of \(Decimal.grouped(survey.count)) processes" : "{rows} reports")
      + " in {duration} · peak resident {peak.rss}\(isSum ? " together" : "") · at the end {last.rss}"
    return try reading.rows.finish(info: info, figure: figure)
  }
}

extension Plugin {
  /// The parser of sysstat's pidstat.
  public static let pidstat = Plugin.parser(PidstatParser.self)
}
