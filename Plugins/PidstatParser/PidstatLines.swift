import TextReading
import PlotCore

/// Understands the lines of a report one after the other: columns stand where the latest header says.
struct PidstatLines {
  /// Where words stand behind the time; nil where the table has no such column.
  private struct Header {
    var pid: Int?
    var rss: Int?
    var virtual: Int?
    var command: Int?
    /// Words that stand between the time and the columns: a half of the day that no one knows here.
    var extra = 0
  }

  private var header: Header?
  private var days: PidstatDays

  init(order: PidstatDate.Order) { days = PidstatDays(order: order) }

  /// Reads a line.
  mutating func read(_ line: TextLine) -> PidstatEntry {
    var words = TextWords(line.bytes)
    guard let first = words.next() else { return .nothing }
    if first.equals("Linux") {
      // The machine's name and date.
      let date = Self.date(of: line)
      days.begin(on: date)
      return .run(date)
    }
    if first.equals("#") {
      // The word that stands for the time.
      _ = words.next()
      header = Self.header(&words)
      return .report
    }
    var rest = words
    guard let time = PidstatClock.take(first, &rest) else {
      let start = words.wordStart
      if Self.isAverage(first, words) { return .nothing }
      let text = String(decoding: first.prefix(40), as: UTF8.self)
      return .bad(column: start, "\"\(text)\" is no time")
    }
    var names = rest
    if let name = names.next(), name.first.map({ $0 &- 0x30 >= 10 }) == true,
      let found = Self.header(behind: rest)
    {
      header = found
      return .report
    }
    guard let header else { return .bad(column: 0, "no names of columns stand before it") }
    guard let pid = header.pid, let rss = header.rss, let virtual = header.virtual else {
      return .nothing
    }
    for _ in 0..<header.extra { _ = rest.next() }
    return process(&rest, header, (pid, rss, virtual), time: time)
  }

  private mutating func process(
    _ words: inout TextWords, _ header: Header, _ places: (pid: Int, rss: Int, virtual: Int),
    time: Int64
  ) -> PidstatEntry {
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
      let number = place == places.pid ? Self.pid(word) : PidstatSize.bytes(word)
      guard let number else {
        let text = String(decoding: word.prefix(40), as: UTF8.self)
        return .bad(column: words.wordStart, "\"\(text)\" is no number of a process")
      }
      if place == places.pid { numbers.pid = number }
      if place == places.rss { numbers.rss = number }
      if place == places.virtual { numbers.virtual = number }
    }
    return .process(
      numbers.pid, time: days.seconds(at: time), rss: numbers.rss, virtual: numbers.virtual,
      command: command)
  }

  private static func pid(_ word: UnsafeRawBufferPointer) -> Int64? {
    guard let number = AsciiNumber.integer(word), number >= 0, number < 1 << 50 else { return nil }
    return number
  }

  /// Tells whether a line begins with what the summary at the end is called, which depends on the
  /// language: one or two words, the last of which ends in a colon, in Chinese a wide one.
  private static func isAverage(_ first: UnsafeRawBufferPointer, _ rest: TextWords) -> Bool {
    var (word, rest) = (first, rest)
    for _ in 0..<3 {
      guard let start = word.first, start &- 0x30 >= 10 else { return false }
      if word.last == 0x3A || word.suffix(3).elementsEqual([0xEF, 0xBC, 0x9A]) { return true }
      guard let next = rest.next() else { return false }
      word = next
    }
    return false
  }

  /// The date stands between the machine's name in brackets and its processor.
  private static func date(of line: TextLine) -> PidstatDate? {
    guard let name = line.bytes.firstIndex(of: 0x29) else { return nil }
    let rest = line.bytes[(name + 1)...].prefix { $0 != 0x5F }
    return PidstatDate(UnsafeRawBufferPointer(rebasing: rest))
  }

  /// Reads the names of columns, which begin at most two words behind the time; nil where there are
  /// none.
  private static func header(behind words: TextWords) -> Header? {
    var words = words
    for extra in 0...2 {
      var rest = words
      guard let word = words.next() else { return nil }
      guard startsHeader(word) else { continue }
      var header = header(&rest)
      header.extra = extra
      return header
    }
    return nil
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
