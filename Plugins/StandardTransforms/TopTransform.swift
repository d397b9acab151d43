import PlotCore

extension Plugin {
  /// The names with the largest values.
  public static let top = Plugin.transform(TopTransform.self)
}

/// What `top` takes from a config.
public struct TopOptions: ComponentOptions {
  /// By what of a name's values it is ranked.
  public enum Rank: String, CaseIterable, Sendable { case sum, max, last }
  /// What becomes of the other names.
  public enum Others: String, CaseIterable, Sendable {
    /// They are left out, which a note says.
    case none
    /// They become one, with the sum of their values.
    case sum
  }

  /// The column of names.
  public var field: String
  /// How many names are kept.
  public var limit: Int
  /// The column of the values; nil for the one that the recording is about.
  public var by: String?
  /// By what of its values a name is ranked.
  public var op: Rank
  /// What becomes of the other names.
  public var others: Others

  /// Takes `field`, `limit`, `by`, `op` and `others`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column of names")
    limit = reader.integer("limit", default: 10, in: 1...65_536, help: "how many names are kept")
    by = reader.optionalText(
      "by", meaning: "column", help: "the column of the values; else the one the recording is about"
    )
    op = reader.choice("op", default: Rank.max, help: "by what of its values a name is ranked")
    others = reader.choice("others", default: Others.none, help: "what becomes of the other names")
    if others == .sum, op == .max {
      reader.reject(
        "others", "a name that stands for a sum has no place among maxima",
        remedy: "rank by \"op\": \"sum\" or \"last\", or leave others out")
    }
  }
}

/// Keeps the names whose values are the largest, by their sum, their highest or their last one.
///
/// Of names that are equal the first in the rows comes first; rows without a name are as those of one
/// more. The others are left out, or one name such as `38 others` stands for them: at each moment at which
/// one of them has a row it has the sum of their last values, of each from its first row to its last one;
/// in a table without times the sum of all. Sums of whole numbers are exact. What is not summed has a gap
/// there. The source is read once to rank, and for sums once more; memory grows with the names.
public struct TopTransform: SeriesTransform {
  /// `top`.
  public static let id = "top"
  /// What it does.
  public static let summary = "keeps the names with the largest values"
  private let options: TopOptions

  /// Creates it.
  public init(options: TopOptions) throws(PlotError) { self.options = options }

  /// Ranks the names of each source; throws where a column is missing, or the others' rows are not taken at
  /// the same moments, so that sums would be of some of them only.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let field = try source.requireNamesIndex(of: options.field)
      let by: Int
      if let name = options.by {
        by = try source.requireIndex(of: name)
      } else if let main = source.mainIndex {
        by = main
      } else {
        throw PlotError(.config, "top finds no column of numbers", remedy: "name one by \"by\"")
      }
      guard let names = source.columns[field].names else { return source }
      let ranked = try ranking(of: source, field, by)
      let kept = ranked.prefix(options.limit)
      let others = ranked.dropFirst(options.limit)
      guard !others.isEmpty else { return source }
      let set = NameSet(names, codes: Array(kept))
      guard options.others == .none else {
        return try OthersSum(
          source, field: field, value: by, kept: Array(kept), otherCount: others.count
        ).source(in: context.temporaryFolder)
      }
      let filtered = try FilteredSource(source, .names(field, set))
      return NotedSource(
        filtered,
        Note(
          .notice, "names-left-out", count: others.count,
          "\(others.count) of \(ranked.count) names of \"\(options.field)\" are left out: those with the"
            + " lowest \(options.op.rawValue) of \"\(source.columns[by].name)\""))
    }
  }

  /// The codes of all names that have rows, the largest first; those without a value come last.
  private func ranking(
    of source: any Source, _ field: Int, _ by: Int
  ) throws(PlotError) -> [Int64] {
    var table = GroupTable(source, keys: [field])
    var values: [Double] = []
    let (memory, numbers) = (BlockBuffer(columnCount: 1), BlockBuffer(columnCount: 1))
    try source.forEachBlock(of: [field, by]) { block throws(PlotError) in
      numbers.reserve(rows: block.rowCount)
      try table.number(block, at: [0], using: memory, to: numbers.integers(0))
      values += Array(repeating: .nan, count: table.count - values.count)
      for row in 0..<block.rowCount {
        let value = block.columns[1].double(at: row)
        let group = Int(numbers.integers(0)[row])
        guard !value.isNaN else { continue }
        let so = values[group]
        switch options.op {
        case .sum: values[group] = so.isNaN ? value : so + value
        case .max: values[group] = so.isNaN ? value : max(so, value)
        case .last: values[group] = value
        }
      }
    }
    let order = values.indices.sorted { a, b in
      if values[a].isNaN || values[b].isNaN {
        return values[a].isNaN == values[b].isNaN ? a < b : values[b].isNaN
      }
      return values[a] == values[b] ? a < b : values[a] > values[b]
    }
    return order.map { table.word(of: $0, key: 0) }
  }
}

/// A source that is told a note of.
struct NotedSource: DerivedSource {
  let upstream: any Source
  let info: SourceInfo
  var columns: [Column] { upstream.columns }

  init(_ upstream: any Source, _ note: Note) {
    self.upstream = upstream
    var info = upstream.info
    info.notes.append(note)
    self.info = info
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try upstream.makeReader(of: columns)
  }
}
