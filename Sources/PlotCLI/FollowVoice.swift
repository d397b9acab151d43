import PlotCore
import PlotEngine

/// Says on standard error what following does; each thing once, and nothing where it is to be quiet.
///
/// On a terminal one line is kept up to date; elsewhere pictures are told of with `--report` only.
final class FollowVoice {
  private let isQuiet: Bool
  private let isDetailed: Bool
  private var latest = ""
  private var told: Set<String> = []
  private var pictures = 0
  private var hasLine = false

  init(isQuiet: Bool, isDetailed: Bool) {
    self.isQuiet = isQuiet
    self.isDetailed = isDetailed
  }

  /// Says what is followed, and how it ends.
  func begin(_ paths: [String], goesOn: Bool) {
    let end = goesOn ? "until ^C" : "until the program that writes has ended, or ^C"
    say("following \(paths.joined(separator: ", ")) \(end)")
  }

  /// Says what is waited for, once.
  func wait(_ reason: String) {
    guard reason != latest else { return }
    latest = reason
    say(reason)
  }

  /// Says why there is nothing to draw yet.
  func waits(_ paths: [String], _ sizes: [Int64], for error: PlotError) {
    let facts = zip(paths, sizes).map { path, size in
      "\(path) has \(Decimal.grouped(Int(size))) bytes"
    }
    wait("nothing to draw yet: \(facts.joined(separator: ", "))")
    if isDetailed { say("\(error)") }
  }

  /// Says that a file is another one now.
  func startsAnew(_ path: String) {
    told.removeAll()
    say("\(path) was begun anew")
  }

  /// Says once that an input is read from its beginning for each picture.
  func readsWhole(_ path: String, _ summary: InputSummary?) {
    guard told.insert(path).inserted, let summary else { return }
    let codes = Set(summary.info.notes.map(\.code))
    let why =
      codes.contains("out-of-order") || codes.contains("unfilled-record")
      ? "its samples are out of order" : "it is of the format \(summary.info.format)"
    say("\(path) is read from its beginning for each picture: \(why)")
  }

  /// Tells of a picture.
  func drew(_ report: RunReport, bytesRead: Int) {
    pictures += 1
    latest = ""
    let rows = report.summaries.reduce(0) { $0 + $1.rowCount }
    let size = report.summaries.reduce(0) { $0 + $1.info.byteCount }
    let text =
      "picture \(pictures): \(Decimal.grouped(rows)) rows; read \(Self.bytes(bytesRead)) of "
      + Self.bytes(size)
    guard !isQuiet else { return }
    if Console.isTerminal {
      Console.write("\r\(text)\u{1B}[K")
      hasLine = true
    } else if isDetailed {
      Console.write(text + "\n")
    }
  }

  /// Ends the line that was kept up to date.
  func end() {
    say(pictures == 1 ? "1 picture was drawn" : "\(pictures) pictures were drawn")
  }

  private func say(_ text: String) {
    guard !isQuiet else { return }
    if hasLine { Console.write("\n") }
    hasLine = false
    Console.write(text + "\n")
  }

  private static func bytes(_ count: Int) -> String {
    QuantityFormat.string(Double(count), unit: .bytes)
  }
}
