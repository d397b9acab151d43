import PlotCore

extension Plugin {
  /// Columns below each other.
  public static let fold = Plugin.transform(FoldTransform.self)
}

/// What `fold` takes from a config.
public struct FoldOptions: ComponentOptions {
  /// The columns that are put below each other.
  public var fields: [String]
  /// The names of the columns of their names and of their values.
  public var names: [String]
  let place: Place?

  /// Takes `fold` and `as`.
  public init(from reader: inout OptionReader) {
    let form = OptionDeclaration.Form.either([.text("column"), .list(.text("column"))])
    let value = reader.any(
      "fold", form: form, required: true, help: "the columns to put below each other")
    place = value?.place.with(path: reader.subpath("fold"))
    let fields = value?.string.map { [$0] } ?? (value?.elements ?? []).compactMap(\.string)
    self.fields = fields
    if let value, value.string == nil, fields.isEmpty || fields.count != value.elements?.count {
      reader.reject(value, path: reader.subpath("fold"), expected: form)
    }
    if let twin = fields.indices.first(where: { fields[..<$0].contains(fields[$0]) }) {
      reader.reject("fold", "\"\(fields[twin])\" is named twice", remedy: "name each column once")
    }
    names = reader.texts(
      "as", default: ["key", "value"], meaning: "column",
      help: "the names of the columns of names and of values")
    if names.count != 2 || names.first == names.last {
      reader.reject("as", "fold makes two columns", remedy: "give two names, such as key and value")
      names = ["key", "value"]
    }
  }
}

/// Puts columns below each other: each row becomes one row for each of them, with the column's name and
/// its value; all other columns are repeated.
///
/// The folded columns themselves go, where Vega-Lite keeps them: each would be told once more for each
/// name.
///
/// The new rows of a row follow each other in the order of the columns, so what ascends still does; the
/// rows belong to the columns' names from then on. Values in one unit keep it, and whole numbers of one
/// scale stay whole; of columns in several units the values have none. Nothing is read before rows are
/// asked for.
public struct FoldTransform: SeriesTransform {
  /// `fold`.
  public static let id = "fold"
  /// What it does.
  public static let summary = "puts columns below each other, told apart by their names"
  private let options: FoldOptions
  /// One dictionary for all sources, so that they agree on codes.
  private let keys: Names

  /// Creates it.
  public init(options: FoldOptions) throws(PlotError) {
    self.options = options
    keys = Names(options.fields)
  }

  /// Folds each source; throws where a column is missing, holds names, or has another unit.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      guard !options.fields.isEmpty else { return source }
      var fields: [Int] = []
      do throws(PlotError) {
        for name in options.fields { fields.append(try source.requireIndex(of: name)) }
      } catch { throw error.at(options.place) }
      return FoldedSource(
        source, fields: fields, key: options.names[0], keys, value: options.names[1])
    }
  }
}

/// Each row of a source as many times as fields are folded.
private struct FoldedSource: Source {
  let upstream: any Source
  let columns: [Column]
  let info: SourceInfo
  let fields: [Int]
  /// The places of the names and of the values among the columns.
  let key: Int
  let value: Int
  /// For each other column its place in the upstream.
  let origins: [Int]
  var rowCount: Int { upstream.rowCount * fields.count }
  var blockRows: Int { upstream.blockRows }

  init(_ upstream: any Source, fields: [Int], key: String, _ keys: Names, value: String) {
    self.upstream = upstream
    self.fields = fields
    let folded = fields.map { upstream.columns[$0] }
    let units = Set(folded.map(\.unit))
    let isWhole =
      folded.allSatisfy { $0.storage != .real && $0.scale == folded[0].scale } && units.count == 1
    var kept = upstream.columns.indices.filter { !fields.contains($0) }
    // A column of the name of a new one gives way to it.
    kept.removeAll { [key, value].contains(upstream.columns[$0].name) }
    origins = kept
    (self.key, self.value) = (kept.count, kept.count + 1)
    columns =
      kept.map { upstream.columns[$0].stored } + [
        Column(key, names: keys),
        Column(
          value, unit: units.count == 1 ? folded[0].unit : .none,
          storage: isWhole ? .integer : .real,
          scale: isWhole ? folded[0].scale : 1),
      ]
    var info = upstream.info.withoutRows
    let names = Set(kept.map { upstream.columns[$0].name })
    info.extents = upstream.info.extents.filter { names.contains($0.key) }
    info.groupedBy = upstream.info.groupedBy.filter { $0 != key && $0 != value } + [key]
    info.mainColumn = value
    (info.series, info.stated) = ([], [])
    self.info = info
  }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    try Reader(self, columns)
  }

  private final class Reader: BlockReader {
    private let source: FoldedSource
    private let wanted: [Int]
    private let upstream: any BlockReader
    private let places: [Int]
    private let fields: [Int]
    private let buffer: BlockBuffer

    init(_ source: FoldedSource, _ wanted: [Int]) throws(PlotError) {
      var plan = ColumnPlan()
      self.source = source
      self.wanted = wanted
      places = wanted.map { $0 < source.key ? plan.place(of: source.origins[$0]) : -1 }
      fields = wanted.contains(source.value) ? source.fields.map { plan.place(of: $0) } : []
      upstream = try source.upstream.makeReader(of: plan.columns)
      buffer = BlockBuffer(columnCount: wanted.count)
    }

    func read(_ rows: Range<Int>) throws(PlotError) -> Block {
      let width = source.fields.count
      let limit = rows.prefix(source.blockRows)
      let block = try upstream.read(
        (limit.lowerBound / width)..<((limit.upperBound + width - 1) / width))
      let count = min(limit.upperBound, block.rows.upperBound * width) - limit.lowerBound
      buffer.reserve(rows: count)
      for (position, column) in wanted.enumerated() {
        for index in 0..<count {
          let (row, field) = (limit.lowerBound + index).quotientAndRemainder(dividingBy: width)
          let local = row - block.firstRow
          if column == source.key {
            buffer.integers(position)[index] = Int64(field)
          } else if column == source.value {
            let slice = block.columns[fields[field]]
            if source.columns[column].storage == .integer {
              buffer.integers(position)[index] = slice.integer(at: local)
            } else {
              buffer.reals(position)[index] = slice.double(at: local)
            }
          } else {
            block.columns[places[position]].part(local..<(local + 1)).copyStored(
              of: source.upstream.columns[source.origins[column]],
              to: buffer.integers(position) + index)
          }
        }
      }
      return Block(
        firstRow: rows.lowerBound, rowCount: count,
        columns: wanted.enumerated().map { position, column in
          buffer.slice(position, as: source.columns[column], count: count)
        })
    }
  }
}
