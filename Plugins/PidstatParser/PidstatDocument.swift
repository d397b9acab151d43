import TextReading
import PlotCore

/// Reads the JSON that `pidstat -o JSON` writes, of which every object with a process and its memory
/// counts, under whatever names sysstat's versions put them.
final class PidstatDocument {
  private static let longestName = 64
  private let tokens: JSONTokens
  private var days: PidstatDays
  /// The time of the report that is being read.
  private var time: Int64?
  private var failure: PlotError?
  private let name = UnsafeMutableRawBufferPointer.allocate(byteCount: longestName, alignment: 1)

  /// What an object tells, if it is a process.
  private struct Process {
    var pid: Int64?
    var rss: Int64?
    var virtual: Int64 = 0
    var nameCount = 0
    /// Whether its memory is no amount.
    var isBad = false
  }

  init(_ file: InputFile, order: PidstatDate.Order) {
    tokens = JSONTokens(file)
    days = PidstatDays(order: order)
  }

  deinit { name.deallocate() }

  /// Hands each entry to the body; returns what ended the text early, and throws what the body does.
  func read(
    _ body: (PidstatEntry, PidstatPlace) throws(PlotError) -> Void
  ) throws(PlotError) -> PlotError? {
    while let token = next(), token != .end { try read(token, body) }
    return failure
  }

  private func next() -> JSONTokens.Token? {
    do throws(PlotError) {
      return try tokens.take()
    } catch {
      failure = error
      return nil
    }
  }

  private func read(
    _ token: JSONTokens.Token, _ body: (PidstatEntry, PidstatPlace) throws(PlotError) -> Void
  ) throws(PlotError) {
    switch token {
    case .arrayStart:
      while let token = next(), token != .arrayEnd { try read(token, body) }
    case .objectStart: try readObject(isStamp: false, body)
    default: break
    }
  }

  /// Reads an object; the date of a stamp is its day, and no new run's.
  private func readObject(
    isStamp: Bool, _ body: (PidstatEntry, PidstatPlace) throws(PlotError) -> Void
  ) throws(PlotError) {
    let start = tokens.position
    var process = Process()
    while let token = next(), token == .key {
      let key = tokens.string
      guard let value = next() else { return }
      guard value == .string || value == .number else {
        if value == .objectStart {
          try readObject(isStamp: key == "timestamp", body)
        } else {
          try read(value, body)
        }
        continue
      }
      switch key {
      case "date" where isStamp: break
      case "date": try begin(on: tokens.withBytes { PidstatDate($0) }, body)
      case "timestamp", "time":
        time = tokens.withBytes { bytes in
          var words = TextWords(bytes)
          return words.next().flatMap { PidstatClock.take($0, &words) }
        }.map { days.seconds(at: $0) }
        try body(.report, .position(tokens.position))
      default: take(key, into: &process)
      }
    }
    guard failure == nil else { return }
    guard !process.isBad else {
      return try body(
        .bad(column: 0, "the object's memory is no amount"), .position(start))
    }
    guard let pid = process.pid, let rss = process.rss else { return }
    guard let time else {
      return try body(
        .bad(column: 0, "the object stands in no report with a time"), .position(start))
    }
    try body(
      .process(
        pid, time: time, rss: rss, virtual: process.virtual,
        command: UnsafeRawBufferPointer(rebasing: name[..<process.nameCount])),
      .position(start))
  }

  private func begin(
    on date: PidstatDate?, _ body: (PidstatEntry, PidstatPlace) throws(PlotError) -> Void
  ) throws(PlotError) {
    guard let date else { return }
    days.begin(on: date)
    time = nil
    try body(.run(date), .position(tokens.position))
  }

  private func take(_ key: String, into process: inout Process) {
    switch key {
    case "PID", "TGID": process.pid = tokens.withBytes { AsciiNumber.integer($0) } ?? process.pid
    case "RSS", "VSZ":
      let amount = tokens.withBytes { PidstatSize.bytes($0) }
      if amount == nil { process.isBad = true }
      if key == "RSS" { process.rss = amount } else { process.virtual = amount ?? 0 }
    case "Command":
      process.nameCount = tokens.withBytes { bytes in
        let count = min(bytes.count, name.count)
        for place in 0..<count { name[place] = bytes[place] }
        return count
      }
    default: break
    }
  }
}
