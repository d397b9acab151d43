import PlotCore
import TextReading

/// The first fields of each column, to tell what they are.
struct TableColumns {
  private let samples: [TableHead.Record]
  /// The sign before decimals in this table.
  private let decimal: UInt8

  init(_ samples: [TableHead.Record], delimiter: UInt8, decimal: UInt8?) {
    self.samples = samples
    self.decimal =
      decimal
      ?? DecimalSign.of(
        samples.flatMap(\.fields), words: samples.flatMap(\.words), commaParts: delimiter == 0x2C)
  }

  private func fields(_ index: Int) -> [String] { samples.map { $0.fields[index] } }
  private func words(_ index: Int) -> [FieldWord] { samples.map { $0.words[index] } }

  private func all(_ index: Int, are kinds: Set<FieldWord>) -> Bool {
    samples.allSatisfy { kinds.contains($0.words[index]) }
  }

  /// Of a column that is named for it, a field in five may be broken.
  private func most(_ index: Int, are kinds: Set<FieldWord>) -> Bool {
    samples.count { kinds.contains($0.words[index]) } * 5 >= samples.count * 4
  }

  /// Whether a column holds days without times.
  func isDays(_ index: Int) -> Bool {
    !samples.isEmpty && all(index, are: [.moment]) && !fields(index).contains { $0.contains(":") }
  }

  /// What a column is that does not tell when.
  func role(_ index: Int, label: ColumnLabel, _ options: TableOptions) -> TableShape.Role {
    let role = ValueRole(
      fields(index), words(index), label: label, decimal: decimal, base: options.base)
    return switch role {
    case .name: .name
    case .number: .number
    case .spelled(let form): .spelled(form)
    }
  }

  private func form(_ index: Int, label: ColumnLabel, _ options: TableOptions) -> SpelledForm? {
    ValueRole.form(
      fields(index), words(index), label: label, decimal: decimal, base: options.base)
  }

  /// What the column is that tells when.
  func timeRole(_ index: Int, label: ColumnLabel, _ options: TableOptions) -> TableShape.Role {
    if words(index).contains(.spelled), !words(index).contains(.moment),
      let form = form(index, label: label, options)
    {
      return .spelledTime(form)
    }
    return .time(reading(index, label: label, options))
  }

  /// How a column's times are read.
  func reading(_ index: Int, label: ColumnLabel, _ options: TableOptions) -> TimeReading {
    let values = samples.filter { $0.words[index] == .number || $0.words[index] == .moment }
    let texts = values.isEmpty ? ["0"] : values.map { $0.fields[index] }
    let reading = TimeReading(samples: texts, label: label)
    if case .dates(_, isSure: false) = reading, let order = options.dates.order {
      return .dates(order, isSure: true)
    }
    return reading
  }

  /// Chooses the column of times: the one wished for, one named so, one that holds dates, or a first
  /// column that ascends and is named like a counter or not at all.
  func time(
    of labels: [ColumnLabel], words: [String], isNamed: Bool, wish: String?
  ) throws(PlotError) -> Int? {
    if let wish {
      guard let index = Self.index(of: wish, in: labels, words: words) else {
        throw Self.missing(wish, labels)
      }
      return index
    }
    if let index = labels.indices.first(where: {
      labels[$0].isTime
        && (most($0, are: [.number, .spelled, .gap]) || most($0, are: [.moment, .gap]))
    }) {
      return index
    }
    if samples.isEmpty { return nil }
    if let index = labels.indices.first(where: { all($0, are: [.moment]) }) { return index }
    let isCounter =
      !isNamed || words.first?.isEmpty == true
      || Self.counters.contains(labels[0].name.lowercased())
    guard !labels.isEmpty, isCounter, all(0, are: [.number]) else { return nil }
    let values = fields(0).compactMap { Double($0) }
    let ascends = zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    return ascends && values.count > 1 && labels.count > 1 ? 0 : nil
  }

  private static let counters: Set = [
    "x", "i", "n", "index", "step", "sample", "frame", "event", "row", "line", "iteration",
  ]

  static func index(of name: String, in labels: [ColumnLabel], words: [String]) -> Int? {
    labels.firstIndex { $0.name == name }
      ?? (words.count == labels.count ? words.firstIndex(of: name) : nil)
  }

  static func missing(_ name: String, _ labels: [ColumnLabel]) -> PlotError {
    let known = labels.map(\.name)
    return .unknown(
      .column, name, among: known, otherwise: "there are \(known.joined(separator: ", "))")
  }
}
