import PlotCore

/// A table in which one name stands for many, with the sum of their values.
struct OthersSum {
  private let source: any Source
  private let field: Int
  private let value: Int
  private let order: Int?
  private let columns: [Column]
  private let keptCodes: [Int64]
  /// The new code of each kept one; of all others the last one.
  private let codes: [Int64: Int64]
  private var othersCode: Int64 { Int64(codes.count - (codes[Names.missing] == nil ? 0 : 1)) }

  /// What one of the others is known by: its name, and those in other columns.
  private struct Member {
    var lastRow = 0
    var firstMoment = 0
    var lastMoment = 0
    var moments = 0
  }

  init(_ source: any Source, field: Int, value: Int, kept: [Int64], otherCount: Int) {
    self.source = source
    (self.field, self.value) = (field, value)
    order = source.columns.timeIndex
    keptCodes = kept.filter { $0 >= 0 }
    var codes = Dictionary(
      uniqueKeysWithValues: keptCodes.enumerated().map { ($1, Int64($0)) })
    if kept.contains(Names.missing) { codes[Names.missing] = Names.missing }
    self.codes = codes
    let old = source.columns[field].names ?? Names([])
    var texts = keptCodes.map { old.path(of: $0).joined(separator: "/") }
    var label = "\(otherCount) other" + (otherCount == 1 ? "" : "s")
    while texts.contains(label) { label += "_" }
    texts.append(label)
    let (order, names) = (self.order, Names(texts))
    columns = source.columns.enumerated().map { index, column in
      var column = column.stored
      if index == field { return Column(column.name, title: column.title, names: names) }
      if index == order || column.storage == .name { return column }
      column.isAscending = false
      if index == value {
        if column.storage == .real { column.scale = 1 }
        column.offset = 0
      } else {
        // Others have a gap there, which no whole number is.
        (column.storage, column.offset, column.scale, column.isDated) = (.real, 0, 1, false)
      }
      return column
    }
  }

  /// Reads the source twice and returns the table; throws where a sum is beyond 64 bits, or where the
  /// others' rows are not taken at the same moments.
  func source(in folder: String) throws(PlotError) -> any Source {
    let others = source.columns.indices.filter {
      source.columns[$0].storage == .name && $0 != field
    }
    var table = GroupTable(source, keys: [field] + others)
    let members = try survey(&table)
    let writer = try SpoolWriter(columns: columns, folder: folder)
    if columns[value].storage == .integer {
      try write(to: writer, table, members, SumTree<Int128>(count: members.count)) { sum in
        Int64(exactly: sum)
      } term: {
        Int128($0)
      }
    } else {
      try write(to: writer, table, members, SumTree<Double>(count: members.count)) { sum in
        sum.storedResult
      } term: {
        $0.real.isNaN ? 0 : $0.real
      }
    }
    var info = source.info.withoutRows
    info.stated = []
    return try writer.finish(info: info)
  }

  /// Numbers the things that rows belong to and finds where each begins and ends.
  private func survey(_ table: inout GroupTable) throws(PlotError) -> [Member] {
    var members: [Member] = []
    var (moment, last) = (-1, Int64(0))
    let (memory, numbers) = (BlockBuffer(columnCount: 1), BlockBuffer(columnCount: 2))
    let places = Array(table.keys.indices)
    try source.forEachBlock(of: table.keys + [order ?? value]) { block throws(PlotError) in
      numbers.reserve(rows: block.rowCount)
      try table.number(block, at: places, using: memory, to: numbers.integers(0))
      block.columns[places.count].copyPlain(to: numbers.integers(1))
      members += Array(repeating: Member(), count: table.count - members.count)
      for row in 0..<block.rowCount {
        if moment < 0 || numbers.integers(1)[row] != last { moment += 1 }
        last = numbers.integers(1)[row]
        let number = Int(numbers.integers(0)[row])
        if members[number].moments == 0 { members[number].firstMoment = moment }
        if members[number].moments == 0 || members[number].lastMoment != moment {
          members[number].moments += 1
        }
        members[number].lastMoment = moment
        members[number].lastRow = block.firstRow + row
      }
    }
    guard order != nil else { return members }
    var (alive, seen) = (0, 0)
    for (number, member) in members.enumerated()
    where codes[table.word(of: number, key: 0)] == nil {
      alive += member.lastMoment - member.firstMoment + 1
      seen += member.moments
    }
    guard seen * 2 >= alive else {
      throw PlotError(
        .transform,
        "the rows of different \"\(source.columns[field].name)\" are not of the same moments, so that sums"
          + " of the others would be of some only",
        remedy: "leave \"others\" out, or put times into units by time-unit and aggregate before")
    }
    return members
  }

  /// Writes the kept rows as they are, and one for the others behind those of each moment.
  private func write<Term: AdditiveArithmetic>(
    to writer: SpoolWriter, _ table: GroupTable, _ members: [Member], _ sums: SumTree<Term>,
    word: (Term) -> Int64?, term: (Int64) -> Term
  ) throws(PlotError) {
    var sums = sums
    var total = Term.zero
    var leaving: [Int] = []
    var (moment, isOpen) = (Int64(0), false)
    let width = columns.count
    let row = UnsafeMutableBufferPointer<Int64>.allocate(capacity: max(1, width))
    defer { row.deallocate() }

    func writeOthers() throws(PlotError) {
      guard isOpen else { return }
      isOpen = false
      for (index, column) in columns.enumerated() {
        row[index] = column.storage == .name ? Names.missing : Double.nan.stored
      }
      row[field] = othersCode
      guard let sum = word(order == nil ? total : sums.sum) else {
        throw PlotError(
          .transform, "the sum of the others' \"\(columns[value].name)\" is beyond 64 bits",
          remedy: "make it smaller by calculate, or leave \"others\" out")
      }
      row[value] = sum
      if let order { row[order] = moment }
      try writer.append(row: UnsafeBufferPointer(rebasing: row[..<width]))
      for member in leaving { sums.set(member, to: .zero) }
      leaving.removeAll(keepingCapacity: true)
    }

    var key: [Int64] = table.keys.map { _ in 0 }
    try source.forEachBlock(of: Array(columns.indices)) { block throws(PlotError) in
      for index in 0..<block.rowCount {
        if let order {
          let now = stored(block, order, index)
          if now != moment { try writeOthers() }
          moment = now
        }
        let code = block.columns[field].integer(at: index)
        if let kept = codes[code] {
          for column in columns.indices {
            row[column] = column == field ? kept : stored(block, column, index)
          }
          try writer.append(row: UnsafeBufferPointer(rebasing: row[..<width]))
          continue
        }
        for (place, column) in table.keys.enumerated() {
          key[place] = block.columns[column].integer(at: index)
        }
        isOpen = true
        let next = term(stored(block, value, index))
        total = total + next
        guard order != nil, let member = table.number(of: key) else { continue }
        sums.set(member, to: next)
        if members[member].lastRow == block.firstRow + index { leaving.append(member) }
      }
    }
    try writeOthers()
  }

  /// A value as the table stores it.
  private func stored(_ block: Block, _ column: Int, _ row: Int) -> Int64 {
    let slice = block.columns[column]
    if columns[column].storage == .real, column != order { return slice.double(at: row).stored }
    if columns[column].storage == .real {
      // As it is: the column keeps its scale.
      var word: Int64 = 0
      slice.part(row..<(row + 1)).copyStored(of: source.columns[column], to: &word)
      return word
    }
    return slice.integer(at: row) &+ columns[column].offset
  }
}
