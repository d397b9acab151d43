import TextReading
import PlotCore
import Host

/// Reads a table's records in blocks into rows of numbers.
///
/// A record may hold line feeds in quotes, so lines cannot be cut out first: fields are read where
/// they stand, and a record that a block cuts is read again with the next one.
final class TableReader {
  static let blockCount = 1 << 20
  /// 10^0 to 10^15, which are exact.
  private static let powers: [Double] = (0...15).map {
    (0..<$0).reduce(1.0) { power, _ in power * 10 }
  }

  enum Kind: UInt8 {
    /// What belongs to no column.
    case nothing
    /// What is read while its end is looked for.
    case number, time, moment
    /// What is spelt in other ways.
    case spelled, spelledTime, dated, day
    case name

    @inline(__always)
    var isPlain: Bool { rawValue &- 1 < 3 }
  }

  /// What is done with a column's fields, and the cell for them.
  struct Target {
    var kind: Kind
    var cell: Int
  }

  private var blocks: TextBlocks
  private let delimiter: UInt8
  /// Another sign between fields, where they are set apart by blanks.
  private let otherDelimiter: UInt8
  private let isBlank: Bool
  private let comment: UInt8?
  let rows: NumberRows
  let width: Int
  private let columns: [Target]
  /// The names of each column that has them.
  let names: [NamesBuilder?]
  let shape: TableShape
  let step: Int64
  /// The moments of times in forms of their own, and the days that stand in another column.
  var moments: MomentReader
  var days: MomentReader
  var day: Int64 = 0
  private let timeOfDay: Int?
  /// Which bytes a line of the heading may begin with.
  let headingStarts: UnsafeMutablePointer<Bool>
  /// How often the heading came again.
  var headingCount = 0
  private let powers: UnsafeMutablePointer<Double>
  /// A block, with room for the line feed that the last line may lack and a zero behind it.
  let memory: UnsafeMutablePointer<UInt8>
  var start = 0
  var end = 0
  private var isFirst = true
  var line: Int
  var isAtEnd = false
  /// Lines that were left out.
  var badLines = BadLines()
  /// Fields that were left empty, and those that hold no finite number.
  var badValues = BadValues()
  var notFinite = BadValues()
  /// Records with more or fewer fields than the others.
  private(set) var ragged = BadLines()

  init(
    _ file: InputFile, shape: TableShape, comment: UInt8?, rows: NumberRows
  ) throws(PlotError) {
    blocks = try TextBlocks(file)
    self.comment = comment
    self.rows = rows
    self.shape = shape
    delimiter = shape.delimiter
    isBlank = delimiter == TableHead.blanks
    otherDelimiter = isBlank ? 0x09 : delimiter
    width = shape.roles.count
    line = shape.dataLine
    let cells = shape.cells
    columns = shape.roles.enumerated().map { index, role in
      let cell = cells.firstIndex { $0.column == index && !$0.isSecond } ?? 0
      return Target(kind: role.kind, cell: cell)
    }
    names = shape.roles.map { $0 == .name ? NamesBuilder() : nil }
    let reading = shape.timeReading
    step = if case .moments(let found)? = reading { found } else { 1 }
    let day = shape.roles.compactMap { if case .day(let reading) = $0 { reading } else { nil } }
      .first
    moments = MomentReader(reading ?? .plain, knowsDay: day != nil)
    days = MomentReader(day ?? .plain)
    let time = cells.firstIndex { $0.column == shape.timeIndex }
    timeOfDay = day == nil ? nil : time
    memory = .allocate(capacity: Self.blockCount + 2)
    powers = .allocate(capacity: Self.powers.count)
    for (index, power) in Self.powers.enumerated() { powers[index] = power }
    headingStarts = .allocate(capacity: 256)
    headingStarts.initialize(repeating: false, count: 256)
    for line in shape.headingLines {
      if let first = line.first { headingStarts[Int(first)] = true }
    }
  }

  deinit {
    memory.deallocate()
    powers.deallocate()
    headingStarts.deallocate()
  }

  /// Reads all records.
  func readAll() throws(PlotError) {
    try columns.withUnsafeBufferPointer { columns throws(PlotError) in
      while true {
        while start < end {
          if memory[start] == 0x0A {
            (start, line) = (start + 1, line + 1)
            continue
          }
          let next =
            if memory[start] == comment {
              skipLine()
            } else if headingStarts[Int(memory[start])], let next = skipHeading() {
              next
            } else {
              try readRecord(columns)
            }
          if next < 0 { break }
          start = next
        }
        if isAtEnd, start >= end { return }
        if isFull { try leaveLongLine() }
        try fill()
      }
    }
  }

  /// Whether a block holds nothing but a part of one record.
  var isFull: Bool { start == 0 && end > Self.blockCount - 32 }

  func fill() throws(PlotError) {
    // Never full of what is kept: a line as long as the block was left out before.
    var block = UnsafeMutableRawBufferPointer(start: memory, count: Self.blockCount)
    let filled = try blocks.refill(&block, keeping: start..<max(start, end))
    (start, end, isAtEnd) = (0, filled.count, filled.isAtEnd)
    // The heading was read with the head.
    if isFirst { (start, isFirst) = (min(shape.dataOffset, end), false) }
    if isAtEnd, end > 0, memory[end - 1] != 0x0A {
      memory[end] = 0x0A
      end += 1
    }
    // No field goes on at a zero.
    memory[end] = 0
  }

  /// Returns where the next line starts, or -1 where the block ends before.
  func skipLine(from place: Int? = nil) -> Int {
    let place = place ?? start
    guard let found = memchr(memory + place, 0x0A, end - place) else { return -1 }
    line += 1
    return UnsafeMutableRawPointer(found) - UnsafeMutableRawPointer(memory) + 1
  }

  /// Reads a record, and returns where the next one starts, or -1 where the block ends before.
  private func readRecord(
    _ columns: UnsafeBufferPointer<Target>
  ) throws(PlotError) -> Int {
    let (memory, delimiter, cells, isReal) = (memory, delimiter, rows.cells, rows.isReal)
    var place = start
    var column = 0
    var lineFeeds = 0
    var isBad = false
    if isBlank {
      place = skipBlanks(from: place)
      if memory[place] == 0x0A || (memory[place] == 0x0D && memory[place + 1] == 0x0A) {
        line += 1
        return place + (memory[place] == 0x0A ? 1 : 2)
      }
    }
    while true {
      let fieldStart = place
      let target = column < columns.count ? columns[column] : Target(kind: .nothing, cell: 0)
      var isDone = false
      if target.kind.isPlain {
        // Whole numbers and short decimal ones are read while their end is looked for.
        var value: Int64 = 0
        let isNegative = memory[place] == 0x2D
        if isNegative { place &+= 1 }
        let digits = place
        while memory[place] &- 0x30 < 10 {
          value = value &* 10 &+ Int64(memory[place] &- 0x30)
          place &+= 1
        }
        var count = place &- digits
        if memory[place] == 0x2E, count > 0, target.kind != .moment {
          let point = place
          place &+= 1
          while memory[place] &- 0x30 < 10 {
            value = value &* 10 &+ Int64(memory[place] &- 0x30)
            place &+= 1
          }
          let decimals = place &- point &- 1
          count &+= decimals
          // Both numbers are exact, so that dividing rounds once.
          if count <= 15, isEnd(place) {
            let real = Double(value) / powers[decimals]
            cells[target.cell] = Int64(bitPattern: (isNegative ? -real : real).bitPattern)
            isReal[target.cell] = true
            isDone = true
          }
        } else if count > 0, count <= 18, isEnd(place) {
          var whole = isNegative ? -value : value
          var over = false
          if target.kind == .moment {
            (whole, over) = whole.multipliedReportingOverflow(by: step)
          }
          cells[target.cell] = whole
          isReal[target.cell] = false
          isDone = !over
        }
      }
      if !isDone {
        guard let field = findField(from: fieldStart, lineFeeds: &lineFeeds) else { return -1 }
        place = field.next
        if let fault = field.fault {
          if !isBad { leaveOut(fieldStart, fault) }
          if field.isOpen {
            // A quote without an end would swallow the file: only its line is lost.
            return skipLine(from: fieldStart)
          }
          isBad = true
        } else if target.kind != .nothing, !isBad {
          isBad = !store(field, target, column, at: fieldStart)
        }
      }
      column &+= 1
      if memory[place] == delimiter || memory[place] == otherDelimiter {
        place &+= 1
        if !isBlank { continue }
        place = skipBlanks(from: place)
        // At the end of the block the rest of the line is not known.
        if place >= end { return -1 }
        if memory[place] != 0x0A, memory[place] != 0x0D { continue }
      }
      if memory[place] == 0x0D { place &+= 1 }
      break
    }
    if !isBad {
      if column == width {
        if let timeOfDay { rows.cells[timeOfDay] &+= day }
        try rows.commit()
      } else if column > 1 || width == 1 || memory[start] != 0x0D {
        let reason = "has \(column) \(column == 1 ? "field" : "fields"), not \(width)"
        leaveOut(start, reason)
        ragged.add(at: position(start), reason)
      }
    }
    line += 1 + lineFeeds
    return place + 1
  }

  /// Whether a field ends here.
  @inline(__always)
  func isEnd(_ place: Int) -> Bool {
    let byte = memory[place]
    return byte == delimiter || byte == 0x0A || (byte == 0x0D && memory[place &+ 1] == 0x0A)
      || byte == otherDelimiter
  }

  private func skipBlanks(from start: Int) -> Int {
    var place = start
    while memory[place] == 0x20 || memory[place] == 0x09 { place &+= 1 }
    return place
  }
}
