import MemoryRecordings
import PlotCore
import TextReading

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
    let isWhole = try Sidecar.forEachSample(in: file) { sample throws(PlotError) in
      if let sample {
        try add(sample.seconds - start, sample.bytes)
      } else {
        badCount += 1
      }
    }
    isCut = !isWhole
    try close()
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
