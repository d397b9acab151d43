import TextReading
import PlotCore

/// How a table is written and what its columns are, learnt from its first records.
struct TableShape {
  /// What is done with a column's fields.
  enum Role: Equatable {
    /// Texts, which no curve can show.
    case text
    /// Numbers; what is none is a gap.
    case number
    /// Times; a line without one is left out.
    case time(TimeReading)
  }

  var delimiter: UInt8
  var labels: [ColumnLabel]
  var roles: [Role]
  /// Where the first record of data starts, and in which line.
  var dataOffset: Int
  var dataLine: Int

  /// The column of times.
  var timeIndex: Int? {
    roles.firstIndex { if case .time = $0 { true } else { false } }
  }

  /// Finds the delimiter that makes the most of the first records; nil where there is none.
  static func delimiter(
    of bytes: [UInt8], isWhole: Bool, comment: UInt8?
  ) -> (delimiter: UInt8, head: TableHead)? {
    var best: (score: (Double, Int), delimiter: UInt8, head: TableHead)?
    for delimiter in [0x2C, 0x3B, 0x09, 0x7C] as [UInt8] {
      let head = TableHead(
        bytes, isWhole: isWhole, delimiter: delimiter, commentSign: comment, limit: 50)
      let width = head.width
      guard width.fields > 1, width.records * 5 >= head.records.count * 4 else { continue }
      let fields = head.records.dropFirst().flatMap(\.fields)
      let clear = fields.count { FieldWord($0) != .text }
      let score = (Double(clear) / Double(max(1, fields.count)), width.fields)
      if best.map({ $0.score < score }) ?? true { best = (score, delimiter, head) }
    }
    return best.map { ($0.delimiter, $0.head) }
  }

  /// Learns the shape from the file's first bytes; throws where options name what is not there.
  init(
    _ bytes: [UInt8], isWhole: Bool, options: TableOptions, path: String
  ) throws(PlotError) {
    delimiter =
      options.delimiter.byte
      ?? Self.delimiter(of: bytes, isWhole: isWhole, comment: options.comment)?.delimiter ?? 0x2C
    var head = TableHead(
      bytes, isWhole: isWhole, delimiter: delimiter, commentSign: options.comment, limit: 200)
    if head.records.isEmpty {
      head = TableHead(
        bytes, isWhole: true, delimiter: delimiter, commentSign: options.comment, limit: 200)
    }
    guard let first = head.records.first else {
      throw PlotError(
        .input, "holds no lines", at: Place(file: path), remedy: "record it again")
    }
    let hasHeader =
      switch options.header {
      case .yes: true
      case .no: false
      case .auto: Self.isHeader(first)
      }
    let words = hasHeader ? first.fields : head.comment
    let data = hasHeader ? Array(head.records.dropFirst()) : head.records
    let width = hasHeader ? first.fields.count : head.width.fields
    labels =
      (0..<width).map { index in
        let word = words.count == width ? words[index] : ""
        return ColumnLabel(word.isEmpty ? "column\(index + 1)" : word)
      }.distinct
    dataOffset = data.first?.offset ?? bytes.count
    dataLine = data.first?.line ?? first.line + 1
    try Self.apply(options.measures, to: &labels, words: words)
    roles = []
    let samples = data.filter { $0.fields.count == width }.map(\.fields)
    let isNamed = hasHeader || words.count == width
    let time = try Self.time(
      of: labels, words: words, samples: samples, isNamed: isNamed, wish: options.time)
    roles = labels.indices.map { index in
      let values = samples.map { FieldWord($0[index]) }
      if index == time {
        let place = values.firstIndex { $0 == .number || $0 == .moment }
        var sample = place.map { samples[$0][index] } ?? "0"
        return .time(
          sample.withUTF8 { TimeReading(first: UnsafeRawBufferPointer($0), label: labels[index]) })
      }
      let isText = !values.contains(.number) && values.contains { $0 == .text || $0 == .moment }
      return isText ? .text : .number
    }
    if let time, !labels[time].hasUnit, !labels[time].isTime, options.time == nil,
      roles[time] == .time(.plain)
    {
      // Numbers that ascend are a good x, but nothing says that they are seconds.
      labels[time].hasUnit = true
    }
  }

  /// A header has words, and no numbers.
  private static func isHeader(_ record: TableHead.Record) -> Bool {
    let words = record.fields.map { FieldWord($0) }
    return words.contains(.text) && !words.contains(.number) && !words.contains(.moment)
  }

  private static func apply(
    _ measures: [TableOptions.Measure], to labels: inout [ColumnLabel], words: [String]
  ) throws(PlotError) {
    for measure in measures {
      guard let index = index(of: measure.name, in: labels, words: words) else {
        throw missing(measure.name, labels).at(measure.place)
      }
      labels[index].unit = measure.unit
      labels[index].scale = measure.scale
      labels[index].hasUnit = true
    }
  }

  /// Chooses the column of times: the one wished for, one named so, one that holds dates, or a first
  /// column that ascends and is named like a counter or not at all.
  private static func time(
    of labels: [ColumnLabel], words: [String], samples: [[String]], isNamed: Bool, wish: String?
  ) throws(PlotError) -> Int? {
    if let wish {
      guard let index = index(of: wish, in: labels, words: words) else {
        throw missing(wish, labels)
      }
      return index
    }
    func all(_ index: Int, are kinds: Set<FieldWord>) -> Bool {
      samples.allSatisfy { kinds.contains(FieldWord($0[index])) }
    }
    if let index = labels.indices.first(where: {
      labels[$0].isTime && (all($0, are: [.number, .gap]) || all($0, are: [.moment, .gap]))
    }) {
      return index
    }
    if samples.isEmpty { return nil }
    if let index = labels.indices.first(where: { all($0, are: [.moment]) }) { return index }
    let counters: Set = [
      "x", "i", "n", "index", "step", "sample", "frame", "event", "row", "line", "iteration",
    ]
    guard !labels.isEmpty, !isNamed || counters.contains(labels[0].name.lowercased()),
      all(0, are: [.number])
    else { return nil }
    let values = samples.compactMap { Double($0[0]) }
    let ascends = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    return ascends && values.count > 1 && labels.count > 1 ? 0 : nil
  }

  private static func index(of name: String, in labels: [ColumnLabel], words: [String]) -> Int? {
    labels.firstIndex { $0.name == name }
      ?? (words.count == labels.count ? words.firstIndex(of: name) : nil)
  }

  private static func missing(_ name: String, _ labels: [ColumnLabel]) -> PlotError {
    let known = labels.map(\.name)
    return .unknown(
      .column, name, among: known, otherwise: "there are \(known.joined(separator: ", "))")
  }
}
