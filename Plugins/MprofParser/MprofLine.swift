import TextReading
import PlotCore
import Host

/// One line of a recording.
enum MprofLine {
  /// Memory of the program, in bytes, at a time.
  case sample(Int64, at: Int64)
  /// Memory of a child process, in bytes.
  case child(Int64, Int64)
  /// A call of a profiled function, by its first and last time.
  case function(UnsafeRawBufferPointer, from: Int64, to: Int64)
  /// What was run.
  case command(UnsafeRawBufferPointer)
  /// An empty line.
  case nothing
  /// What could not be read, from a byte in the line on.
  case bad(column: Int, String)

  /// Times are in nanoseconds since 1970, of which 64 bits hold each.
  static let timePlaces = 9

  /// Reads a line.
  init(_ line: TextLine) {
    self.init(reading: line)
    if case .command = self { return }
    if !line.isEnded, !Self.isWhole(line) {
      self = .bad(column: line.bytes.count, "the file breaks off within the line")
    }
  }

  /// Whether a line that has no end may yet be whole: each but a command's ends with a time, and mprof
  /// writes those with four decimals.
  private static func isWhole(_ line: TextLine) -> Bool {
    var words = TextWords(line.bytes)
    var last: UnsafeRawBufferPointer?
    while let word = words.next() { last = word }
    guard let last else { return true }
    return last.firstIndex(of: 0x2E).map { last.count - $0 > 4 } ?? false
  }

  private init(reading line: TextLine) {
    if line.starts(with: "CMDLINE") {
      self = .command(line.rest(after: 7))
      return
    }
    var words = TextWords(line.bytes)
    guard let field = words.next() else {
      self = .nothing
      return
    }
    if field.equals("MEM") {
      guard let bytes = Self.bytes(words.next()), let time = Self.time(words.next()) else {
        self = Self.noNumber(words)
        return
      }
      self = .sample(bytes, at: time)
    } else if field.equals("CHLD") {
      // The time is a little later than that of the sample to which the child belongs.
      guard let child = words.next().flatMap(AsciiNumber.integer),
        let bytes = Self.bytes(words.next()), Self.time(words.next()) != nil
      else {
        self = Self.noNumber(words)
        return
      }
      self = .child(child, bytes)
    } else if field.equals("FUNC") {
      guard let name = words.next(), words.next().flatMap(AsciiNumber.real) != nil,
        let start = Self.time(words.next()), words.next().flatMap(AsciiNumber.real) != nil,
        let end = Self.time(words.next()), start <= end
      else {
        self = Self.noNumber(words)
        return
      }
      self = .function(name, from: start, to: end)
    } else {
      let text = String(decoding: field.prefix(40), as: UTF8.self)
      self = .bad(column: words.wordStart, "\"\(text)\" is no word of mprof's")
    }
  }

  /// The time of a sample as it is written.
  static func timeText(_ line: TextLine) -> [UInt8] {
    guard line.starts(with: "MEM ") else { return [] }
    var words = TextWords(line.rest(after: 4))
    _ = words.next()
    return words.next().map { Array($0) } ?? []
  }

  /// Tells whether a line is a sample later than the earliest one, or no line that can be read; false
  /// where that needs the numbers.
  ///
  /// Times of as many digits before and behind the point have the order of their texts.
  static func isSample(_ line: TextLine, after earliest: [UInt8]) -> Bool {
    guard !earliest.isEmpty, line.starts(with: "MEM ") else { return false }
    var words = TextWords(line.rest(after: 4))
    guard words.next() != nil, let time = words.next(), time.count == earliest.count,
      let point = earliest.firstIndex(of: 0x2E), time[point] == 0x2E
    else { return false }
    // A sign stands before the digits in ASCII; what else is no digit makes a line that is left out.
    return earliest.withUnsafeBytes { memcmp(time.baseAddress!, $0.baseAddress!, time.count) >= 0 }
  }

  private static func noNumber(_ words: TextWords) -> MprofLine {
    .bad(column: words.wordStart, "the number that belongs there is missing or out of range")
  }

  private static func time(_ bytes: UnsafeRawBufferPointer?) -> Int64? {
    bytes.flatMap { AsciiNumber.steps($0, places: timePlaces) }
  }

  /// Reads MiB with six decimals as bytes: processes hold whole KiB, and six decimals are half a
  /// byte off those.
  private static func bytes(_ bytes: UnsafeRawBufferPointer?) -> Int64? {
    guard let value = bytes.flatMap(AsciiNumber.real), value >= 0, value < 0x1p40 else {
      return nil
    }
    let exact = value * 0x1p20
    // Adding a half and cutting is no call of the C library, and near enough to find the KiB.
    let whole = Double(Int64(exact / 1024 + 0.5)) * 1024
    return Int64(exactly: abs(exact - whole) < 1 ? whole : exact.rounded())
  }
}
