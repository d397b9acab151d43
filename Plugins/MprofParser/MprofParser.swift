import MemoryRecordings
import TextReading
import PlotCore

/// Reads the recordings of memory_profiler's `mprof run`.
///
/// Columns: `time` in seconds since the first sample and `memory` in bytes; with children also
/// `children` (their sum), `total`, and `child_PID` for each of the eight that grew largest, a gap
/// where it was not sampled. The total is the sum where the children are surely beside the memory, and
/// the larger of both where they may be in it, which is the least that there was; the recording is about
/// it where it differs from the memory. Only what is surely beside each other is stacked. Several runs in
/// one file stand on one axis of time, as they were, but for those that begin while an earlier one goes on:
/// these stand behind it. A column `run` counts them from 1.
public struct MprofParser: Parser {
  /// The word by which configs name the format.
  public static let id = "mprof"
  /// What the parser does.
  public static let summary = "reads recordings of Python's memory_profiler (mprof run)"

  /// Creates a parser.
  public init(options: NoOptions) {}

  /// Knows a file by the words at the start of its lines.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    var lines = head.split(separator: 0x0A, omittingEmptySubsequences: true)
    // The last line of a head may be cut.
    if head.count >= 4096 { _ = lines.popLast() }
    let words = lines.map { $0.prefix { $0 != 0x20 } }
    let known = ["CMDLINE", "MEM", "CHLD", "FUNC"].map { Array($0.utf8) }
    guard let first = words.first, known.contains(where: { $0.elementsEqual(first) }) else {
      return .no
    }
    return words.contains { $0.elementsEqual(known[1]) } ? .certain : .plausible
  }

  /// Opens a recording; throws where it holds no sample.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let survey = try MprofSurvey(input.file)
    var reading = MprofReading(survey)
    let lines = LineReader(input.file)
    while let line = try lines.next() { try reading.take(line) }
    try reading.close()
    guard reading.rows.rowCount > 0 else {
      throw reading.bad.nothingLeft(
        of: input.file.path, what: "samples of mprof",
        remedy:
          "record one with `mprof run --output FILE PROGRAM`, with a shorter --interval where "
          + "the program is quick")
    }
    var info = SourceInfo(format: Self.id, byteCount: input.file.byteCount)
    info.vocabulary = .memory
    info.startTime = survey.start
    info.notes = survey.notes(movedBy: reading.shifts) + (reading.bad.note.map { [$0] } ?? [])
    var figure = reading.figure
    figure.spans = survey.spans(movedBy: reading.shifts)
    figure.caption = survey.command.map { "mprof: \($0)" }
    return try reading.rows.finish(info: info, figure: figure)
  }
}

extension Plugin {
  /// The parser of memory_profiler's recordings.
  public static let mprof = Plugin.parser(MprofParser.self)
}
