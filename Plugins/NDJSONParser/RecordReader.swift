import TextReading
import PlotCore
import Host

/// Reads each object into a row.
final class RecordReader {
  private let tokens: JSONTokens
  private let members: MemberTree
  /// The names of each cell that has them.
  let names: [NamesBuilder?]
  private let time: Int?
  /// Whether times are moments; asked for each record.
  private let hasMoments: Bool
  /// What has read the times, where they are moments.
  private(set) var moments: MomentReader?
  private let rows: NumberRows
  /// Lines and records that were left out.
  private(set) var badLines = BadLines()
  /// Numbers of members that are no columns.
  private(set) var lateCount = 0

  init(
    _ file: InputFile, members: MemberTree, names: [NamesBuilder?], time: Int?,
    reading: TimeReading?,
    isLineBound: Bool, rows: NumberRows
  ) {
    tokens = JSONTokens(file)
    tokens.isLineBound = isLineBound
    self.members = members
    self.names = names
    moments = reading.map { MomentReader($0) }
    self.time = time
    hasMoments = (reading ?? .plain) != .plain
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
        if isInArray { return false }
        try tokens.skipLine()
      }
    }
  }

  private func readRecord() throws(PlotError) {
    let start = tokens.position
    for cell in names.indices {
      if names[cell] == nil {
        rows.setGap(cell)
      } else {
        rows.setInteger(cell, Names.missing)
      }
    }
    var hasTime = time == nil
    try readObject(members, &hasTime)
    if hasTime {
      try rows.commit()
    } else {
      badLines.add(at: start, "the object has no time")
    }
  }

  private func readObject(_ members: MemberTree, _ hasTime: inout Bool) throws(PlotError) {
    // The member after the last one mostly comes next.
    var expected = 0
    while true {
      guard try tokens.take() == .key else { return }
      let place = place(in: members, &expected)
      let token = try tokens.take()
      let cell = place < 0 ? -1 : members.cells[place]
      if cell >= 0, token == .number || token == .string {
        if cell == time {
          hasTime = setTime(cell)
        } else {
          set(cell)
        }
      } else if token == .objectStart, place >= 0, let inner = members.inner[place] {
        try readObject(inner, &hasTime)
      } else {
        if token == .number { lateCount += 1 }
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

  private func set(_ cell: Int) {
    tokens.withBytes { bytes in
      if let names = names[cell] {
        rows.setInteger(cell, names.code(of: bytes))
        return
      }
      if let whole = AsciiNumber.integer(bytes) {
        rows.setInteger(cell, whole)
      } else if let real = AsciiNumber.real(bytes), real.isFinite {
        rows.setReal(cell, real)
      }
    }
  }

  private func setTime(_ cell: Int) -> Bool {
    tokens.withBytes { bytes in
      if hasMoments {
        guard let moment = moments?.nanoseconds(bytes) else { return false }
        rows.setInteger(cell, moment)
        return true
      }
      if let whole = AsciiNumber.integer(bytes) {
        rows.setInteger(cell, whole)
        return true
      }
      guard let real = AsciiNumber.real(bytes), real.isFinite else { return false }
      rows.setReal(cell, real)
      return true
    }
  }
}
