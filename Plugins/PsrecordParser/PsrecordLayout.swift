import TextReading
import PlotCore

/// Which field of a line is which column, as the first line of a log tells.
struct PsrecordLayout {
  /// What a field holds.
  enum Field: CaseIterable {
    case time, rss, virtual, cpu, processes, readCount, writeCount, readBytes, writeBytes

    /// The name in CSV.
    var csvName: StaticString {
      switch self {
      case .time: "elapsed_time"
      case .rss: "mem_real"
      case .virtual: "mem_virtual"
      case .cpu: "cpu"
      case .processes: "nproc"
      case .readCount: "read_count"
      case .writeCount: "write_count"
      case .readBytes: "read_bytes"
      case .writeBytes: "write_bytes"
      }
    }

    var column: Column {
      switch self {
      case .time: Column("time", unit: .seconds, storage: .real)
      case .rss: Column("rss", title: "resident", unit: .bytes)
      case .virtual: Column("virtual", unit: .bytes)
      case .cpu: Column("cpu", unit: Unit("%"), storage: .real)
      case .processes: Column("processes")
      case .readCount: Column("read_count", title: "reads")
      case .writeCount: Column("write_count", title: "writes")
      case .readBytes: Column("read_bytes", title: "bytes read", unit: .bytes)
      case .writeBytes: Column("write_bytes", title: "bytes written", unit: .bytes)
      }
    }

    /// Reads a field as its column stores it; nil where it is no such number.
    func word(_ bytes: UnsafeRawBufferPointer) -> Int64? {
      switch self {
      case .time, .cpu:
        guard let value = AsciiNumber.real(bytes), value.isFinite else { return nil }
        return Int64(bitPattern: value.bitPattern)
      case .rss, .virtual:
        guard let value = AsciiNumber.real(bytes), value >= 0 else { return nil }
        return Int64(exactly: (value * 0x1p20).rounded())
      case .processes, .readCount, .writeCount, .readBytes, .writeBytes:
        return AsciiNumber.integer(bytes)
      }
    }
  }

  /// The fields of a line in order; nil for one that is not known.
  private let fields: [Field?]
  /// For each field its column's place.
  private let places: [Int]
  private let isCSV: Bool
  /// The columns: those of `Field` that the log has, in that order.
  let columns: [Column]

  /// Reads the names; nil where the line is no such header.
  init?(header: UnsafeRawBufferPointer) {
    let isCSV = header.first != 0x23
    var fields: [Field?] = []
    if isCSV {
      var rest = CommaFields(header)
      while let name = rest.next() {
        fields.append(Field.allCases.first { name.equals($0.csvName) })
      }
      guard fields.first == .some(.time) else { return nil }
    } else {
      let text = String(decoding: header.prefix(400), as: UTF8.self)
      guard text.contains("Elapsed time"), text.contains("Real (MB)") else { return nil }
      fields =
        [.time, .cpu, .rss, .virtual]
        + (text.contains("Read count") ? [.readCount, .writeCount, .readBytes, .writeBytes] : [])
    }
    let known = Field.allCases.filter { fields.contains($0) }
    // A name that stands twice would leave one of its fields without a place of its own.
    guard known.count == fields.count(where: { $0 != nil }) else { return nil }
    self.init(fields: fields, isCSV: isCSV)
  }

  /// Returns how the lines below a later header become rows of this one's columns; nil where one of
  /// them is missing there.
  func continued(by other: PsrecordLayout) -> PsrecordLayout? {
    guard columns.allSatisfy({ column in other.columns.contains { $0.name == column.name } }) else {
      return nil
    }
    return PsrecordLayout(
      fields: other.fields.map { field in field.flatMap { has($0) ? $0 : nil } },
      isCSV: other.isCSV)
  }

  private init(fields: [Field?], isCSV: Bool) {
    let known = Field.allCases.filter { fields.contains($0) }
    self.fields = fields
    self.isCSV = isCSV
    columns = known.map(\.column)
    places = fields.map { field in field.flatMap { known.firstIndex(of: $0) } ?? 0 }
  }

  /// Whether the log has a column.
  func has(_ field: Field) -> Bool { fields.contains(field) }

  /// Whether a line is what psrecord prints before it records.
  static func isBanner(_ line: TextLine) -> Bool {
    line.starts(with: "Starting up command") || line.starts(with: "Attaching to process")
  }

  /// Reads a line into a row; false, and counted, where it is not as the header says.
  func read(_ line: TextLine, into row: inout [Int64], bad: inout BadLines) -> Bool {
    var commas = CommaFields(line.bytes)
    var words = TextWords(line.bytes)
    for (index, field) in fields.enumerated() {
      guard let bytes = isCSV ? commas.next() : words.next() else {
        bad.add(line, column: line.bytes.count, "\(fields.count) fields are expected")
        return false
      }
      guard let field else { continue }
      guard let word = field.word(bytes) else {
        let text = String(decoding: bytes.prefix(40), as: UTF8.self)
        bad.add(
          line, column: isCSV ? commas.start : words.wordStart, "\"\(text)\" is no number")
        return false
      }
      row[places[index]] = word
    }
    return true
  }
}

/// Takes the fields of a line between its commas; psrecord quotes none.
private struct CommaFields {
  private let bytes: UnsafeRawBufferPointer
  private var position = 0
  /// Where the field that was given last begins.
  private(set) var start = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  mutating func next() -> UnsafeRawBufferPointer? {
    guard position <= bytes.count else { return nil }
    start = position
    while position < bytes.count, bytes[position] != 0x2C { position += 1 }
    let field = UnsafeRawBufferPointer(rebasing: bytes[start..<position])
    position += 1
    return field
  }
}
