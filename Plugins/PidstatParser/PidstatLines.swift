import TextReading
import PlotCore

/// Understands the lines of a report one after the other: columns stand where the latest header says.
struct PidstatLines {
  /// What a line holds.
  enum Line {
    /// The memory of a process, in bytes; the time in seconds.
    case process(Int64, time: Int64, rss: Int64, virtual: Int64, command: UnsafeRawBufferPointer?)
    /// A header, a banner, an average, an empty line, or a table of something else.
    case nothing
    /// What could not be read, from a byte in the line on.
    case bad(column: Int, String)
  }

  /// Where words stand behind the time; nil where the table has no such column.
  private struct Header {
    var pid: Int?
    var rss: Int?
    var virtual: Int?
    var command: Int?
  }

  private var header: Header?
  private var day: Int64 = 0
  private var latest: Int64 = 0

  /// Reads a line.
  mutating func read(_ line: TextLine) -> Line {
    var words = TextWords(line.bytes)
    guard let first = words.next() else { return .nothing }
    // The machine's name and date; a summary at the end.
    if first.equals("Linux") || first.equals("Average:") { return .nothing }
    if first.equals("#") {
      // The word that stands for the time.
      _ = words.next()
      header = Self.header(&words)
      return .nothing
    }
    guard var time = Self.clock(first) else {
      let text = String(decoding: first.prefix(40), as: UTF8.self)
      return .bad(column: words.wordStart, "\"\(text)\" is no time")
    }
    var rest = words
    if let half = words.next(), half.equals("AM") || half.equals("PM") {
      time = (time % 43_200) + (half.equals("PM") ? 43_200 : 0)
      rest = words
    }
    var names = rest
    if let name = names.next(), Self.startsHeader(name) {
      header = Self.header(&rest)
      return .nothing
    }
    guard let header else { return .bad(column: 0, "no names of columns stand before it") }
    guard let pid = header.pid, let rss = header.rss, let virtual = header.virtual else {
      return .nothing
    }
    return process(&rest, header, (pid, rss, virtual), time: time)
  }

  private mutating func process(
    _ words: inout TextWords, _ header: Header, _ places: (pid: Int, rss: Int, virtual: Int),
    time: Int64
  ) -> Line {
    var numbers: (pid: Int64, rss: Int64, virtual: Int64) = (0, 0, 0)
    var command: UnsafeRawBufferPointer?
    let last = max(places.pid, places.rss, places.virtual, header.command ?? 0)
    for place in 0...last {
      guard let word = words.next() else {
        // A process may have no name, but no other column may be missing.
        if place == header.command { break }
        return .bad(column: words.position, "the line ends before its last column")
      }
      if place == header.command { command = word }
      guard place == places.pid || place == places.rss || place == places.virtual else { continue }
      // A thread has no process of its own; its process was told before it.
      if place == places.pid, word.equals("-") { return .nothing }
      guard let number = AsciiNumber.integer(word), number >= 0, number < 1 << 50 else {
        let text = String(decoding: word.prefix(40), as: UTF8.self)
        return .bad(column: words.wordStart, "\"\(text)\" is no number of a process")
      }
      if place == places.pid { numbers.pid = number }
      if place == places.rss { numbers.rss = number &* 1024 }
      if place == places.virtual { numbers.virtual = number &* 1024 }
    }
    return .process(
      numbers.pid, time: continued(time), rss: numbers.rss, virtual: numbers.virtual,
      command: command)
  }

  /// Clocks start again at midnight; a step back by more than half a day is one.
  private mutating func continued(_ time: Int64) -> Int64 {
    // Seconds since 1970 never start again.
    guard time < 86_400 else { return time }
    if time < latest - 43_200 { day &+= 86_400 }
    latest = time
    return time &+ day
  }

  /// Reads `23:59:59`, or seconds since 1970.
  private static func clock(_ bytes: UnsafeRawBufferPointer) -> Int64? {
    if bytes.count == 8, bytes[2] == 0x3A, bytes[5] == 0x3A {
      func part(_ start: Int, below limit: Int64) -> Int64? {
        let (tens, ones) = (bytes[start] &- 0x30, bytes[start + 1] &- 0x30)
        guard tens < 10, ones < 10 else { return nil }
        let value = Int64(tens) * 10 + Int64(ones)
        return value < limit ? value : nil
      }
      guard let hour = part(0, below: 24), let minute = part(3, below: 60),
        let second = part(6, below: 61)
      else { return nil }
      return min(hour * 3600 + minute * 60 + second, 86_399)
    }
    guard let seconds = AsciiNumber.integer(bytes), (86_400..<(1 << 40)).contains(seconds) else {
      return nil
    }
    return seconds
  }

  private static func startsHeader(_ word: UnsafeRawBufferPointer) -> Bool {
    word.equals("UID") || word.equals("USER") || word.equals("PID") || word.equals("TGID")
  }

  private static func header(_ words: inout TextWords) -> Header {
    var header = Header()
    var place = 0
    while let word = words.next() {
      if word.equals("PID") || word.equals("TGID") { header.pid = place }
      if word.equals("RSS") { header.rss = place }
      if word.equals("VSZ") { header.virtual = place }
      if word.equals("Command") { header.command = place }
      place += 1
    }
    return header
  }
}
