import TextReading
import PlotCore
import Host

/// Reads each object into a row, or each object of an array in it.
final class RecordReader {
  private let tokens: JSONTokens
  private let members: MemberTree
  private let plan: RecordPlan
  /// How each cell's values are spelled; nil for names and plain numbers.
  private let forms: [SpelledForm?]
  /// The names of each cell that has them.
  let names: [NamesBuilder?]
  private let time: Int?
  /// Whether times are moments; asked for each record.
  private let hasMoments: Bool
  /// What has read the times, where they are moments, and their days.
  private(set) var moments: MomentReader?
  private var days: MomentReader?
  private var day: Int64 = 0
  private let rows: NumberRows
  /// The cells that belong to an object of the array of rows, the one of its number, and the rows of a
  /// record that is not yet read to its end.
  private let rowCells: [Int]
  private let number: Int?
  private var pending: [(values: [Int64], isReal: [Bool])] = []
  private var objectCount = 0
  private var hasTime = false
  private let isTimeInRow: Bool
  /// Lines and records that were left out, and values that became gaps.
  private(set) var badLines = BadLines()
  private(set) var badValues = BadValues()
  /// Numbers of members that are no columns.
  private(set) var lateCount = 0

  init(_ file: InputFile, _ plan: RecordPlan, isLineBound: Bool, rows: NumberRows) {
    tokens = JSONTokens(file)
    tokens.isLineBound = isLineBound
    self.plan = plan
    members = plan.tree
    forms = plan.cells.map(\.role.form)
    names = plan.cells.map { $0.role == .name ? NamesBuilder() : nil }
    time = plan.time
    moments = plan.reading.map { MomentReader($0, knowsDay: plan.day != nil) }
    days = plan.day.map { MomentReader($0.reading) }
    hasMoments = (plan.reading ?? .plain) != .plain
    rowCells = plan.cells.indices.filter { plan.cells[$0].isInRow }
    number = plan.cells.firstIndex { $0.member == nil }
    isTimeInRow = plan.time.map { plan.cells[$0].isInRow } ?? false
    self.rows = rows
  }

  /// Reads all records; false where the file is damaged so that its rest cannot be read.
  func readAll() throws(PlotError) -> Bool {
    var isInArray = false
    while true {
      do throws(PlotError) {
        let token = try tokens.take()
        switch token {
        case .end: return true
        case .objectStart: try readRecord()
        case .arrayStart where tokens.depth == 1: isInArray = true
        case .arrayEnd: isInArray = false
        default:
          badLines.add(at: tokens.position, "a value is no object")
          try tokens.skip(token)
        }
      } catch {
        guard let position = error.place?.position else { throw error }
        badLines.add(at: position, error.message)
        pending.removeAll(keepingCapacity: true)
        if isInArray || plan.isDocument { return false }
        try tokens.skipLine()
      }
    }
  }

  private func readRecord() throws(PlotError) {
    let start = tokens.position
    for cell in forms.indices { clear(cell) }
    (hasTime, objectCount) = (time == nil, 0)
    try readObject(members)
    if plan.isDocument { return }
    guard hasTime || isTimeInRow else {
      pending.removeAll(keepingCapacity: true)
      return badLines.add(at: start, "the object has no time")
    }
    if !isTimeInRow { addDay() }
    guard !plan.rows.isEmpty else { return try rows.commit() }
    for row in pending {
      for (index, cell) in rowCells.enumerated() {
        (rows.cells[cell], rows.isReal[cell]) = (row.values[index], row.isReal[index])
      }
      try rows.commit()
    }
    pending.removeAll(keepingCapacity: true)
  }

  /// Reads the objects of an array; those that are rows are kept until their record ends, since what
  /// stands behind them belongs to them, too.
  private func readArray(
    _ members: MemberTree, areRows: Bool
  ) throws(PlotError) {
    while true {
      let token = try tokens.take()
      if token == .arrayEnd { return }
      guard token == .objectStart else {
        try tokens.skip(token)
        continue
      }
      guard areRows else {
        try readObject(members)
        continue
      }
      let start = tokens.position
      for cell in rowCells { clear(cell) }
      if isTimeInRow { hasTime = false }
      if let number { rows.setInteger(number, Int64(objectCount)) }
      objectCount += 1
      try readObject(members)
      if isTimeInRow {
        guard hasTime else {
          badLines.add(at: start, "the object has no time")
          continue
        }
        addDay()
      }
      if plan.isDocument {
        try rows.commit()
      } else {
        pending.append((rowCells.map { rows.cells[$0] }, rowCells.map { rows.isReal[$0] }))
      }
    }
  }

  private func readObject(_ members: MemberTree) throws(PlotError) {
    // The member after the last one mostly comes next.
    var expected = 0
    while true {
      guard try tokens.take() == .key else { return }
      let place = place(in: members, &expected)
      let token = try tokens.take()
      guard place >= 0 else {
        if token == .number { lateCount += 1 }
        try tokens.skip(token)
        continue
      }
      if token == .number || token == .string {
        switch members.cells[place] {
        case .column(let cell) where cell == time: hasTime = setTime(cell)
        case .column(let cell): set(cell)
        case .day: day = tokens.withBytes { days?.nanoseconds($0) ?? 0 }
        case .none: break
        }
      } else if token == .objectStart, let inner = members.inner[place] {
        try readObject(inner)
      } else if token == .arrayStart, members.arrays[place] != .none,
        let inner = members.inner[place]
      {
        try readArray(inner, areRows: members.arrays[place] == .rows)
      } else {
        try tokens.skip(token)
      }
    }
  }

  /// Returns the place of the key just read among the members; -1 where nothing is read of it.
  private func place(in members: MemberTree, _ expected: inout Int) -> Int {
    tokens.withBytes { bytes in
      if expected < members.names.count,
        members.names[expected].withUnsafeBytes({ name in
          name.count == bytes.count
            && (bytes.isEmpty || memcmp(name.baseAddress!, bytes.baseAddress!, bytes.count) == 0)
        })
      {
        expected += 1
        return expected - 1
      }
      guard let place = members.places[Array(bytes)] else { return -1 }
      expected = place + 1
      return place
    }
  }

  private func clear(_ cell: Int) {
    if names[cell] == nil {
      rows.setGap(cell)
    } else {
      rows.setInteger(cell, Names.missing)
    }
  }

  private func set(_ cell: Int) {
    let isSet = tokens.withBytes { bytes in
      if let names = names[cell] {
        if !GapWord.stands(bytes) { rows.setInteger(cell, names.code(of: bytes)) }
        return true
      }
      if let form = forms[cell] {
        return rows.set(cell, bytes, as: form) || GapWord.stands(bytes)
      }
      return rows.set(cell, bytes) || GapWord.stands(bytes) || AsciiNumber.real(bytes) != nil
    }
    if !isSet { badValues.add(at: tokens.position, String(tokens.string.prefix(24))) }
  }

  private func addDay() {
    if days != nil, let time { rows.setInteger(time, rows.cells[time] + day) }
  }

  private func setTime(_ cell: Int) -> Bool {
    tokens.withBytes { bytes in
      guard hasMoments else { return rows.set(cell, bytes) }
      guard let moment = moments?.nanoseconds(bytes) else { return false }
      rows.setInteger(cell, moment)
      return true
    }
  }
}
