import Comparing
import PlotCore
import PlotEngine

/// A form in which the verdicts are told, and where to.
struct ReportTarget {
  /// Where a report goes.
  enum Destination: Equatable {
    case standardOutput
    /// Words that give way to a picture on standard output.
    case standardError
    case file(String)
  }

  /// The form.
  let format: CheckReport.Format
  /// Where it goes.
  let destination: Destination

  /// The file, if it goes to one.
  var file: String? { if case .file(let file) = destination { file } else { nil } }

  /// Whether a word of `--format` says how recordings are read, rather than how verdicts are told: a parser
  /// or an option.
  static func isOfRecordings(_ text: String) -> Bool {
    let word = text.prefix { $0 != "=" && $0 != "," }
    // A misspelt form of reports is no option of a parser.
    let forms = CheckReport.Format.allCases.map(\.rawValue)
    if Spelling.nearest(to: String(word), among: forms) != nil { return false }
    return text.contains { $0 == "=" || $0 == "," }
      || PlotTool.registry?.parsers.contains { $0.id == word } == true
  }

  /// Reads `--format`; text on standard output where nothing else goes there.
  static func read(_ texts: [String], pictures: [String]) throws -> [ReportTarget] {
    var targets: [ReportTarget] = []
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        .map(String.init)
      let words = CheckReport.Format.allCases.map(\.rawValue)
      guard let format = CheckReport.Format(rawValue: parts[0]) else {
        throw PlotError(
          .usage, "--format: expected \(words.joined(separator: ", ")), not \"\(parts[0])\"",
          remedy: Spelling.nearest(to: parts[0], among: words).map { "did you mean \"\($0)\"?" })
      }
      let file = parts.count > 1 ? parts[1] : "-"
      guard !file.isEmpty else {
        throw PlotError(
          .usage, "--format \(text) names no file", remedy: "write \(format.rawValue)=report")
      }
      targets.append(
        ReportTarget(format: format, destination: file == "-" ? .standardOutput : .file(file)))
    }
    let drawn = pictures.map { $0 == "-" ? Destination.standardOutput : .file($0) }
    for (index, target) in targets.enumerated()
    where targets[..<index].contains(where: { $0.destination == target.destination })
      || drawn.contains(target.destination)
    {
      let place =
        if case .file(let file) = target.destination { "\"\(file)\"" } else {
          "standard output"
        }
      throw PlotError(
        .usage, "two outputs go to \(place)",
        remedy: "send one of them to a file: --format \(target.format.rawValue)=FILE")
    }
    guard !targets.contains(where: { $0.destination == .standardOutput }) else { return targets }
    let words: Destination = drawn.contains(.standardOutput) ? .standardError : .standardOutput
    return [ReportTarget(format: .text, destination: words)] + targets
  }

  /// Writes the report; a file beside its place, then renamed.
  func write(_ report: CheckReport, quiet: Bool) throws {
    let bytes = report.bytes(format)
    switch destination {
    case .file(let file):
      try OutputFile.write(bytes, to: file)
      if !quiet { Console.write("wrote \(file)\n") }
    case .standardOutput, .standardError:
      if quiet, format == .text { return }
      guard destination == .standardOutput else {
        return Console.write(String(decoding: bytes, as: UTF8.self))
      }
      var sink = ByteSink.standardOutput
      try sink.write(bytes)
      try sink.flush()
    }
  }
}
