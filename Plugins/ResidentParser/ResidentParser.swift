import TextReading
import MemoryRecordings
import PlotCore

/// Reads the resident memory that `highwater record` samples into `NAME.mem.json`.
///
/// Columns: `time` in seconds since the recording beside it began, and `rss` in bytes. The clock is
/// the capture's: what was seen before the first allocation is left out, but for the last look, which
/// tells what was held at 0.
public struct ResidentParser: Parser {
  /// The word by which configs name the format.
  public static let id = "rss"
  /// What the parser does.
  public static let summary =
    "reads the resident memory that highwater record keeps in NAME.mem.json"

  /// Creates a parser.
  public init(options: NoOptions) {}

  /// Knows a file by its first member; elsewhere in the head that member may be another's text.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    let text = String(decoding: head.filter { $0 > 0x20 }, as: UTF8.self)
    let sign = "\"highwater\":\"recording\""
    if text.hasPrefix("{" + sign) { return .certain }
    return text.hasPrefix("{") && text.contains(sign) ? .plausible : .no
  }

  /// Opens a sidecar; throws where it is none, or tells no resident memory.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let head = try ResidentHead(file)
    var samples = ResidentSamplesReading(since: head.sidecar.startSeconds ?? 0)
    try samples.read(file)
    guard samples.rows.rowCount > 0 else {
      throw PlotError(
        .input,
        head.hasSamples
          ? "holds no samples of resident memory: the program ended before it was looked at"
          : "holds no resident memory: it was recorded without it",
        at: Place(file: file.path),
        remedy: head.hasSamples
          ? "record with a shorter interval, such as --rss 1ms" : "record without --no-rss")
    }
    var info = SourceInfo(format: Self.id, byteCount: file.byteCount)
    info.vocabulary = .memory
    info.isComplete = !samples.isCut
    info.header = head.sidecar.peakRSS.map { [("peakRSS", $0)] } ?? []
    info.startTime = head.sidecar.startTime
    info.notes = notes(head, samples)
    var figure = MemoryFigure(column: "rss")
    figure.subtitle =
      "{rows} samples in {duration} · peak RSS {peak.rss} · at the end {last.rss}"
    figure.caption = head.command.map { "highwater record: \($0)" }
    return try samples.rows.finish(info: info, figure: figure)
  }

  private func notes(_ head: ResidentHead, _ samples: ResidentSamplesReading) -> [Note] {
    var notes: [Note] = []
    if samples.isCut {
      notes.append(
        Note(
          .dataLoss, "truncated-record",
          "the file ends within its samples: the whole ones are used",
          remedy: "copy the file again"))
    }
    if samples.badCount > 0 {
      notes.append(
        Note(
          .dataLoss, "bad-samples", count: samples.badCount,
          "\(Decimal.grouped(samples.badCount)) samples are no pair of seconds and bytes"))
    }
    if let peak = head.sidecar.peakRSS, peak > samples.highest {
      let text = QuantityFormat.string(Double(peak), unit: .bytes)
      notes.append(
        Note(
          .info, "peak-between-samples",
          "the system counted a peak of \(text), between two looks: the curve does not show it",
          remedy: "look more often: record with --rss 1ms"))
    }
    if head.sidecar.startSeconds == nil {
      notes.append(
        Note(
          .info, "clock-from-start",
          "the recording's start is not told: times count from the program's, some milliseconds "
            + "before"))
    }
    return notes
  }
}

extension Plugin {
  /// The parser of what `highwater record` keeps of resident memory.
  public static let residentMemory = Plugin.parser(ResidentParser.self)
}
