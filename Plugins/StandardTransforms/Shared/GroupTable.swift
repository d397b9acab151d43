import PlotCore

/// Numbers the combinations of values in some columns, from 0 in the order in which they come.
///
/// A row without a name, or with a gap, belongs to a combination like any other. Memory grows with the
/// combinations.
struct GroupTable: Sendable {
  /// How many combinations there may be.
  static let mostGroups = 1 << 22
  private static let largestTable = 1 << 20

  /// The columns that tell rows apart, by their indices in the source.
  let keys: [Int]
  /// These columns as the groups have them.
  let columns: [Column]
  /// How many combinations there are.
  private(set) var count = 0
  /// The plain words of each combination, one after the other.
  private var words: [Int64] = []
  /// How many codes each key has, where all are names and few; empty where combinations are hashed.
  private let sizes: [Int]
  /// The numbers of combinations by their codes or hashes, -1 where none is.
  private var table: [Int32]

  /// Creates an empty table of some of a source's columns.
  init(_ source: any Source, keys: [Int]) {
    self.keys = keys
    columns = keys.map { source.columns[$0].stored }
    var product = 1
    var sizes: [Int] = []
    for column in columns {
      let size = column.names.map { $0.count + 1 } ?? .max
      let (next, isOver) = product.multipliedReportingOverflow(by: size)
      product = isOver ? .max : next
      sizes.append(size)
    }
    let isDirect = product <= Self.largestTable
    self.sizes = isDirect ? sizes : []
    table = Array(repeating: -1, count: isDirect ? product : 1024)
  }

  /// Numbers the rows of a block, in which the keys stand at `places`.
  ///
  /// Throws where there are more combinations than `mostGroups`.
  mutating func number(
    _ block: Block, at places: [Int], using memory: BlockBuffer,
    to numbers: UnsafeMutablePointer<Int64>
  ) throws(PlotError) {
    memory.reserve(rows: block.rowCount * max(1, keys.count))
    let (row, width) = (memory.integers(0), keys.count)
    for (key, place) in places.enumerated() {
      block.columns[place].copyPlain(to: row + key, step: width)
    }
    for index in 0..<block.rowCount {
      let place = find(row + index &* width)
      var number = table[place]
      if number < 0 {
        guard count < Self.mostGroups else { throw tooMany }
        number = Int32(count)
        insert(row + index &* width, at: place)
      }
      numbers[index] = Int64(number)
    }
  }

  /// Returns the number of a combination of plain words; nil where it has not come.
  func number(of key: [Int64]) -> Int? {
    let place = key.withUnsafeBufferPointer { key in
      // Without keys nothing is read.
      key.baseAddress.map(find) ?? 0
    }
    return table[place] < 0 ? nil : Int(table[place])
  }

  /// The plain word of a combination's key.
  func word(of group: Int, key: Int) -> Int64 { words[group * keys.count + key] }

  /// The plain words of a combination.
  func words(of group: Int) -> ArraySlice<Int64> {
    words[(group * keys.count)..<((group + 1) * keys.count)]
  }

  /// A key's column with the words of some groups as it stores them; of all where none are named.
  ///
  /// Groups stand in the order of their first rows, so that a column that ascends still does.
  func column(_ key: Int, of groups: [Int]? = nil) -> (column: Column, words: [Int64]) {
    let groups = groups ?? Array(0..<count)
    var column = columns[key]
    if column.storage == .real { column.scale = 1 }
    let offset = column.storage == .real ? 0 : column.offset
    return (column, groups.map { word(of: $0, key: key) &+ offset })
  }

  /// What a combination is called in messages: `"web" and 12`; nothing where there are no keys.
  func words(for group: Int) -> String {
    keys.indices.map { key in
      let word = word(of: group, key: key)
      if let names = columns[key].names {
        return names.text(of: word).map { "\"\($0)\"" } ?? "no name"
      }
      let digits = Value.real(columns[key].number(ofPlain: word)).digits
      return "\(columns[key].name) \(digits)"
    }.joined(separator: " and ")
  }

  /// The place of a combination in the table, or where it belongs.
  private func find(_ row: UnsafePointer<Int64>) -> Int {
    if !sizes.isEmpty || keys.isEmpty {
      var place = 0
      for (key, size) in sizes.enumerated() { place = place &* size &+ Int(row[key] &+ 1) }
      return place
    }
    var place = hash(row)
    while table[place] >= 0, !isEqual(Int(table[place]), row) {
      place = (place &+ 1) & (table.count &- 1)
    }
    return place
  }

  private func isEqual(_ group: Int, _ row: UnsafePointer<Int64>) -> Bool {
    for key in 0..<keys.count where words[group &* keys.count &+ key] != row[key] { return false }
    return true
  }

  private func hash(_ row: UnsafePointer<Int64>) -> Int {
    var hash: UInt64 = 0x9E37_79B9_7F4A_7C15
    for key in 0..<keys.count {
      hash = (hash ^ UInt64(bitPattern: row[key])) &* 0xBF58_476D_1CE4_E5B9
      hash ^= hash >> 29
    }
    return Int(truncatingIfNeeded: hash >> 5) & (table.count &- 1)
  }

  private mutating func insert(_ row: UnsafePointer<Int64>, at place: Int) {
    table[place] = Int32(count)
    words.append(contentsOf: UnsafeBufferPointer(start: row, count: keys.count))
    count += 1
    guard sizes.isEmpty, !keys.isEmpty, count * 2 > table.count else { return }
    table = Array(repeating: -1, count: table.count * 4)
    words.withUnsafeBufferPointer { words in
      guard let base = words.baseAddress else { return }
      for group in 0..<count {
        var place = hash(base + group * keys.count)
        while table[place] >= 0 { place = (place + 1) & (table.count - 1) }
        table[place] = Int32(group)
      }
    }
  }

  private var tooMany: PlotError {
    PlotError(
      .config,
      "there are more than \(Decimal.grouped(Self.mostGroups)) different "
        + columns.map { "\"\($0.name)\"" }.joined(separator: " and ") + " to be told apart",
      remedy: "put numbers into bins before, times into units of the calendar, or keep some names")
  }
}
