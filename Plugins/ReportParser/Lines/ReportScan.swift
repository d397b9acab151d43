import PlotCore
import TextReading

/// Takes what the lines of a report say.
protocol ReportSink: AnyObject {
  /// Takes a value of the next row.
  func set(_ field: ReportField, _ bytes: UnsafeRawBufferPointer)
  /// Ends the row.
  func endRow(at line: Int) throws(PlotError)
  /// Begins a sample: rows of one moment.
  func beginSample()
}

/// Tells what each line of a report says.
struct ReportScan {
  private let kind: ReportKind
  private let sink: any ReportSink
  private let fields: [[ReportField]]
  private let hasBegin: Bool
  private var headline: TableHeadline?
  private var gap = 1
  /// Whether parts of a row were set, and which pairs.
  private var isOpen = false
  private var keys: Set<String> = []
  private var line = 0

  init(_ kind: ReportKind, into sink: any ReportSink) {
    (self.kind, self.sink) = (kind, sink)
    fields = kind.lines.map { form in
      switch form {
      case .row(let pattern), .part(let pattern): Self.fields(of: pattern, isHeld: false)
      case .held(let pattern), .begin(let pattern): Self.fields(of: pattern, isHeld: true)
      case .pair, .table: []
      }
    }
    hasBegin = kind.lines.contains { if case .begin = $0 { true } else { false } }
  }

  private static func fields(of pattern: LinePattern, isHeld: Bool) -> [ReportField] {
    pattern.holes.map {
      ReportField(name: $0.name, unit: $0.unit, isText: $0.isText, isHeld: isHeld)
    }
  }

  /// Takes the next line.
  mutating func take(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    line += 1
    guard let plain = LineWords.plain(bytes) else { return try read(LineWords.trimmed(bytes)) }
    var error: PlotError?
    plain.withUnsafeBytes { bytes in
      do throws(PlotError) { try read(LineWords.trimmed(bytes)) } catch let caught {
        error = caught
      }
    }
    if let error { throw error }
  }

  /// Ends the report.
  mutating func finish() throws(PlotError) { try close() }

  private mutating func read(_ bytes: UnsafeRawBufferPointer) throws(PlotError) {
    guard !bytes.isEmpty else {
      headline = nil
      return
    }
    if try readRow(bytes) { return }
    for (index, form) in kind.lines.enumerated() {
      switch form {
      case .table(let form):
        guard try readHead(bytes, form) else { continue }
      case .pair(let pattern, let counts):
        guard let found = pattern.match(bytes) else { continue }
        try readPair(pattern, found, bytes, counts)
      case .row(let pattern):
        guard let found = pattern.match(bytes) else { continue }
        set(fields[index], found, bytes)
        try sink.endRow(at: line)
      case .held(let pattern):
        guard let found = pattern.match(bytes) else { continue }
        set(fields[index], found, bytes)
      case .part(let pattern):
        guard let found = pattern.match(bytes) else { continue }
        set(fields[index], found, bytes)
        isOpen = true
      case .begin(let pattern):
        guard let found = pattern.match(bytes) else { continue }
        try begin()
        set(fields[index], found, bytes)
      }
      return
    }
    if kind.hasDates, Self.isMoment(bytes) {
      try begin()
      sink.set(ReportField(name: ReportField.time, isText: false, isHeld: true), bytes)
    }
  }

  /// Whether a line is a date, or a number that counts time since 1970.
  static func isMoment(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch FieldWord(bytes) {
    case .moment: true
    case .number: AsciiNumber.real(bytes).flatMap { Timestamp.epochStep(of: $0) } != nil
    default: false
    }
  }

  private mutating func close() throws(PlotError) {
    if isOpen { try sink.endRow(at: line) }
    isOpen = false
    keys.removeAll(keepingCapacity: true)
  }

  private mutating func begin() throws(PlotError) {
    try close()
    sink.beginSample()
  }

  private func set(
    _ fields: [ReportField], _ ranges: [Range<Int>], _ bytes: UnsafeRawBufferPointer
  ) {
    for (field, range) in zip(fields, ranges) where !field.name.isEmpty {
      sink.set(field, UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
  }

  private mutating func readPair(
    _ pattern: LinePattern, _ found: [Range<Int>], _ bytes: UnsafeRawBufferPointer,
    _ counts: Set<String>
  ) throws(PlotError) {
    var name = ""
    for (hole, range) in zip(pattern.holes, found) where hole.name == "key" {
      name = String(decoding: bytes[range], as: UTF8.self)
    }
    if !keys.insert(name).inserted {
      try begin()
      keys.insert(name)
    }
    for (hole, range) in zip(pattern.holes, found) where hole.name == "value" {
      let isCount = counts.contains { name.hasPrefix($0) }
      let field = ReportField(
        name: name, unit: isCount ? nil : hole.unit, isText: false, isHeld: false)
      sink.set(field, UnsafeRawBufferPointer(rebasing: bytes[range]))
    }
    isOpen = true
  }

  private mutating func readHead(
    _ bytes: UnsafeRawBufferPointer, _ form: TableForm
  ) throws(PlotError) -> Bool {
    let words = LineWords.ranges(bytes, gap: form.gap).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
    guard let found = TableHeadline(form, words) else { return false }
    (headline, gap) = (found, form.gap)
    if !hasBegin, found.timeWords == 0,
      !found.fields.contains(where: { $0?.name == ReportField.time })
    {
      sink.beginSample()
    }
    return true
  }

  /// Reads a row of the table; false where the line is none.
  private func readRow(_ bytes: UnsafeRawBufferPointer) throws(PlotError) -> Bool {
    guard let headline else { return false }
    var ranges = LineWords.ranges(bytes, gap: gap)
    var time: Range<Int>?
    if headline.timeWords > 0 {
      guard ranges.count > headline.timeWords, bytes[ranges[0].lowerBound] &- 0x30 < 10 else {
        return false
      }
      time = ranges[0].lowerBound..<ranges[headline.timeWords - 1].upperBound
      ranges.removeFirst(headline.timeWords)
    }
    let surplus = ranges.count - headline.fields.count
    if surplus > 0, let wide = headline.wide {
      let joined = ranges[wide].lowerBound..<ranges[wide + surplus].upperBound
      ranges.replaceSubrange(wide...(wide + surplus), with: [joined])
    }
    guard ranges.count == headline.fields.count else { return false }
    for (field, range) in zip(headline.fields, ranges) {
      guard let field, !field.isText else { continue }
      let part = UnsafeRawBufferPointer(rebasing: bytes[range])
      guard Self.mayBeNumber(part) else { return false }
    }
    if let time {
      sink.set(
        ReportField(name: ReportField.time, isText: false, isHeld: true),
        UnsafeRawBufferPointer(rebasing: bytes[time]))
    }
    for (field, range) in zip(headline.fields, ranges) {
      guard let field else { continue }
      var part = UnsafeRawBufferPointer(rebasing: bytes[range])
      // dstat writes day and month before the time, in an order of its own.
      if field.name == ReportField.time, let blank = part.lastIndex(of: 0x20) {
        part = UnsafeRawBufferPointer(rebasing: part[(blank + 1)...])
      }
      sink.set(field, part)
    }
    try sink.endRow(at: line)
    return true
  }

  private static func mayBeNumber(_ bytes: UnsafeRawBufferPointer) -> Bool {
    GapWord.stands(bytes) || bytes.prefix(2).contains { $0 &- 0x30 < 10 }
  }
}
