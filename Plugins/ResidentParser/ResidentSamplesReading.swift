import TextReading
import PlotCore

/// Takes the samples of a sidecar one by one and makes a row of each.
struct ResidentSamplesReading {
  /// The rows so far.
  let rows = TimedRows(columns: [
    Column("time", unit: .seconds, storage: .real), Column("rss", title: "RSS", unit: .bytes),
  ])
  /// Elements of the list that are no sample.
  private(set) var badCount = 0
  /// Whether the file ends within the list.
  private(set) var isCut = false
  /// The highest sample.
  private(set) var highest: Int64 = 0
  private let start: Double
  /// What was held at the latest look before the start.
  private var before: Int64?

  /// Creates it; samples count from `start`, in seconds of the file's own clock.
  init(since start: Double) { self.start = start }

  /// Reads a file's samples; throws where it cannot be read.
  mutating func read(_ file: InputFile) throws(PlotError) {
    let tokens = JSONTokens(file)
    guard try tokens.take() == .objectStart else { return }
    var isWithin = false
    do throws(PlotError) {
      while try tokens.take() == .key {
        let isList = tokens.string == "rss"
        let value = try tokens.take()
        guard isList, value == .arrayStart else {
          try tokens.skip(value)
          continue
        }
        isWithin = true
        try readList(tokens)
        isWithin = false
      }
    } catch {
      // Memory of the disk that is full is no damage of the file.
      guard error.stage == .input else { throw error }
      isCut = true
    }
    isCut = isCut || isWithin
    try close()
  }

  private mutating func readList(_ tokens: JSONTokens) throws(PlotError) {
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return }
      guard token == .arrayStart else {
        badCount += 1
        try tokens.skip(token)
        continue
      }
      var (seconds, bytes): (Double?, Int64?)
      var count = 0
      while true {
        let part = try tokens.take()
        if part == .arrayEnd { break }
        if part == .number, count == 0 { seconds = tokens.withBytes { AsciiNumber.real($0) } }
        if part == .number, count == 1 { bytes = tokens.withBytes { AsciiNumber.integer($0) } }
        count += 1
        try tokens.skip(part)
      }
      guard count == 2, let seconds, let bytes, bytes >= 0, seconds.magnitude < 1e12 else {
        badCount += 1
        continue
      }
      try add(seconds - start, bytes)
    }
  }

  private mutating func add(_ time: Double, _ bytes: Int64) throws(PlotError) {
    guard time >= 0 else {
      before = bytes
      return
    }
    if let held = before, time > 0 { try append(0, held) }
    before = nil
    try append(time, bytes)
  }

  /// A program that ended before its first call has what was held then.
  private mutating func close() throws(PlotError) {
    if let held = before, rows.rowCount == 0 { try append(0, held) }
  }

  private mutating func append(_ time: Double, _ bytes: Int64) throws(PlotError) {
    highest = max(highest, bytes)
    // Clocks are told to a nanosecond; the difference of two has no more digits than they.
    let seconds = (time * 1e9).rounded() / 1e9
    try rows.append([Int64(bitPattern: seconds.bitPattern), bytes])
  }
}
