import PlotCore

extension Plugin {
  /// Where values stand on each other.
  public static let stack = Plugin.transform(StackTransform.self)
}

/// What `stack` takes from a config.
public struct StackOptions: ComponentOptions {
  /// Where a stack stands.
  public enum Offset: String, CaseIterable, Sendable {
    /// On 0, what is below it hanging down from there.
    case zero
    /// From 0 to 1, each value its share of the sum.
    case normalize
    /// In the middle of the highest stack.
    case center
  }

  /// The column whose values are stacked.
  public var field: String
  /// The columns whose values tell stacks apart.
  public var groupby: [String]
  /// Where a stack stands.
  public var offset: Offset
  /// The order of values in their stack, from below; none for that of the rows.
  public var sort: [SortFieldOptions]
  /// The names of the lower and the upper ends.
  public var names: [String]

  /// Takes `stack`, `groupby`, `offset`, `sort` and `as`.
  public init(from reader: inout OptionReader) {
    let field = reader.requiredText(
      "stack", meaning: "column", help: "the column whose values are stacked")
    self.field = field
    groupby = reader.groupby(help: "the columns whose values tell stacks apart; else there is one")
    offset = reader.choice("offset", default: Offset.zero, help: "where a stack stands")
    sort = reader.objects(
      "sort", of: SortFieldOptions.self,
      help: "the order of values in their stack; else as they are")
    let names = reader.texts(
      "as", meaning: "column",
      help: "the names of the lower and upper ends; else FIELD_start, FIELD_end")
    if names.count > 2 { reader.reject("as", "stack adds two columns", remedy: "give two names") }
    let start = names.first ?? "\(field)_start"
    self.names = [
      start, names.count > 1 ? names[1] : names.isEmpty ? "\(field)_end" : start + "_end",
    ]
  }
}

/// Adds where each value begins and ends when those of a group stand on each other.
///
/// Words and meaning are Vega-Lite's. With `zero` positive values stack up from 0 and negative ones down;
/// with `normalize` and `center` sizes count, without sign. A gap has no place and takes none. Ends are
/// floating point, in the column's unit, of `normalize` without one. The rows stay in their order. They
/// are grouped, outside of memory, when they are first read, one group at a time.
public struct StackTransform: SeriesTransform {
  /// `stack`.
  public static let id = "stack"
  /// What it does.
  public static let summary = "adds where each value stands on the others of its group"
  private let options: StackOptions

  /// Creates it.
  public init(options: StackOptions) throws(PlotError) { self.options = options }

  /// Adds the columns to each source; throws where a column is missing or holds names.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let index = try source.requireIndex(of: options.field)
      let field = source.columns[index]
      let keys = try source.requireKeys(options.groupby)
      var plan = ColumnPlan()
      let place = plan.place(of: index)
      var order: [(field: Int, column: Column, isDescending: Bool)] = []
      for sort in options.sort {
        let index = try source.requireAnyIndex(of: sort.field)
        order.append((plan.place(of: index), source.columns[index], sort.order == .descending))
      }
      let unit = options.offset == .normalize ? Unit.none : field.unit
      let columns = options.names.map {
        Column($0, title: field.title, unit: unit, storage: .real)
      }
      let (fields, sortOrder, offset) = (plan.columns, order, options.offset)
      return ExtendedSource(source, adding: columns) { () throws(PlotError) in
        let order = SortOrder(sortOrder)
        let output = RegroupedColumns(
          columns, rowCount: source.rowCount, in: context.temporaryFolder)
        let highest =
          offset == .center
          ? try Self.highest(of: source, keys, index, in: context.temporaryFolder) : 0
        let grouped = try GroupedRows(
          of: source, by: keys, fields: fields, in: context.temporaryFolder)
        try grouped.forEach { group throws(PlotError) in
          let places = order.sorted(group).order
          let values = group.numbers(place)
          let ends = Self.ends(of: places.map { values[$0] }, offset, highest: highest)
          for (index, row) in places.enumerated() {
            try output.append(
              row: group.rows[row], [ends[index].lower.stored, ends[index].upper.stored])
          }
        }
        return try output.finish()
      }
    }
  }

  /// The largest sum of sizes that a group has.
  private static func highest(
    of source: any Source, _ keys: [Int], _ field: Int, in folder: String
  ) throws(PlotError) -> Double {
    var highest = 0.0
    try GroupedRows(of: source, by: keys, fields: [field], in: folder).forEach { group in
      highest = max(highest, size(of: group.numbers(0)))
    }
    return highest
  }

  private static func size(of values: [Double]) -> Double {
    values.reduce(0) { $0 + ($1.isNaN ? 0 : $1.magnitude) }
  }

  /// Returns the ends of values that follow each other from below.
  static func ends(
    of values: [Double], _ offset: StackOptions.Offset, highest: Double
  ) -> [(lower: Double, upper: Double)] {
    let sum = offset == .zero ? 0 : size(of: values)
    let start = offset == .center ? (highest - sum) / 2 : 0
    var (above, below, passed) = (0.0, 0.0, 0.0)
    return values.map { value in
      if value.isNaN { return (.nan, .nan) }
      guard offset == .zero else {
        let before = passed
        passed += value.magnitude
        if offset == .center { return (start + before, start + passed) }
        return sum > 0 ? (before / sum, passed / sum) : (0, 0)
      }
      if value < 0 {
        below += value
        return (below - value, below)
      }
      above += value
      return (above - value, above)
    }
  }
}
