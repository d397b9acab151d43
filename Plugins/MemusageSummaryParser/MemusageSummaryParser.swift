import MemoryRecordings
import TextReading
import PlotCore

extension Plugin {
  /// The parser of what glibc's `memusage` prints.
  public static let memusageSummary = Plugin.parser(MemusageSummaryParser.self)
}

/// What `memusage-summary` takes from a config.
public struct MemusageSummaryOptions: ComponentOptions {
  /// A table of the summary.
  public enum Rows: String, CaseIterable, Sendable { case histogram, calls }

  /// Which table becomes the rows.
  let rows: Rows

  /// Takes the options.
  public init(from reader: inout OptionReader) {
    rows = reader.choice(
      "rows", default: Rows.histogram,
      help: "the table that is read: block sizes, or calls by function")
  }
}

/// Reads the summary that `memusage` prints on the standard error stream, in colours or without,
/// wherever it stands in a log. The headline's figures are stated beside the rows: checks of a peak are
/// held to that of the heap.
public struct MemusageSummaryParser: Parser {
  /// The options of the parser.
  public typealias Options = MemusageSummaryOptions

  /// `memusage-summary`.
  public static let id = "memusage-summary"
  /// What the parser does.
  public static let summary = "reads the summary that glibc's memusage prints"

  private let options: Options

  /// Creates a parser.
  public init(options: Options) throws(PlotError) { self.options = options }

  /// The summary's headline says what it is.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    if head.contains(text: PrintedSummary.headline) { return .certain }
    return head.contains(text: PrintedSummary.histogramHeadline) ? .plausible : .no
  }

  /// Reads the last summary in the file; throws where there is none, or the table is missing.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let file = input.file
    let summaries = try PrintedSummary.all(in: file)
    guard let summary = summaries.last else {
      throw PlotError(
        .input, "holds no summary of memusage", at: Place(file: file.path),
        remedy: "keep what `memusage PROGRAM` prints: add `2> NAME.txt`")
    }
    var info = SourceInfo(format: Self.id, header: summary.figures, byteCount: file.byteCount)
    info.vocabulary = Vocabulary(
      row: "line", rows: "lines", counted: "lines", last: Vocabulary.noLast)
    info.stated = summary.stated
    info.notes = summary.wrappedNotes
    if summaries.count > 1 {
      info.notes.append(
        Note(
          .notice, "several-summaries", count: summaries.count,
          "the file holds \(summaries.count) summaries, of which the last is shown"))
    }
    switch options.rows {
    case .histogram:
      guard !summary.blocks.isEmpty else {
        throw PlotError(
          .input, "holds no histogram of block sizes", at: Place(file: file.path),
          remedy: "the text was cut, or the program allocated nothing")
      }
      let total = summary.totals.first { $0.name == "heap-total" }?.value
      return BlockHistogram(summary.blocks, total: total, words: summary.words, info: info)
    case .calls:
      guard !summary.calls.isEmpty else {
        throw PlotError(
          .input, "holds no table of calls", at: Place(file: file.path),
          remedy: "the text was cut: record it again")
      }
      return CallTable(summary.calls, info: info)
    }
  }
}
