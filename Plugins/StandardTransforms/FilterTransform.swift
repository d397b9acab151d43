import PlotCore

extension Plugin {
  /// Keeps some rows.
  public static let filter = Plugin.transform(FilterTransform.self)
}

/// What `filter` takes from a config.
public struct FilterOptions: ComponentOptions {
  let field: String?
  let lowest: FieldQuantity?
  let highest: FieldQuantity?
  let hasRange: Bool
  let expression: Expression?
  let place: Place?

  /// Takes `field` with `range`, or `expr`.
  public init(from reader: inout OptionReader) {
    field = reader.optionalText("field", meaning: "column", help: "the column that range is about")
    let path = reader.subpath("range")
    let form = OptionDeclaration.Form.list(.either([FieldQuantity.form, .other("null")]))
    let range = reader.any(
      "range", form: form, help: "lowest and highest value to keep; null for no bound")
    var bounds: [FieldQuantity?] = []
    if let range {
      for (index, element) in (range.elements ?? []).enumerated() {
        if case .null = element.kind {
          bounds.append(nil)
        } else if let bound = FieldQuantity(element, path: "\(path)[\(index)]") {
          bounds.append(bound)
        } else {
          reader.reject(element, path: "\(path)[\(index)]", expected: FieldQuantity.form)
        }
      }
      if range.elements?.count != 2 {
        reader.reject(
          range, path: path, "range takes two values, the lowest and the highest",
          remedy: "write null where there is no bound")
      }
    }
    hasRange = bounds.count == 2
    lowest = hasRange ? bounds[0] : nil
    highest = hasRange ? bounds[1] : nil
    (expression, place) = reader.expression(
      "expr", help: "keeps rows where it is neither 0 nor a gap, such as heap > 1MiB")
    if reader.has("expr"), reader.has("field") || reader.has("range") {
      reader.reject("expr", "filter takes either field and range, or expr", remedy: "leave one out")
    } else if reader.has("field") != reader.has("range") {
      reader.reject(
        reader.has("field") ? "field" : "range", "field and range belong together",
        remedy: reader.has("field") ? "add \"range\"" : "add \"field\"")
    }
  }
}

/// Keeps the rows whose value lies in a range, ends included, or for which a formula holds.
///
/// A range of an ascending column is found by search and costs nothing for each row; the row numbers
/// stay those of the upstream. Any other filter reads its columns once to count. Gaps are not kept.
public struct FilterTransform: SeriesTransform {
  /// `filter`.
  public static let id = "filter"
  /// What it does.
  public static let summary = "keeps the rows in a range of a column, or where a formula holds"
  private let options: FilterOptions

  /// Creates it.
  public init(options: FilterOptions) throws(PlotError) { self.options = options }

  /// Filters each source; throws where there is nothing to filter by, where a source lacks the
  /// column, or where counting fails.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    guard options.expression != nil || options.field != nil && options.hasRange else {
      throw PlotError(
        .config, "filter has nothing to filter by",
        remedy: "add \"field\" and \"range\", or \"expr\"")
    }
    return try each(sources) { source throws(PlotError) in
      if let expression = options.expression {
        let program = try ExpressionProgram(expression, to: source, at: options.place)
        return try FilteredSource(source, .formula(program))
      }
      let index = try source.requireIndex(of: options.field ?? "")
      let column = source.columns[index]
      let range = ValueRange(
        lowest: try options.lowest?.value(for: column),
        highest: try options.highest?.value(for: column), in: column)
      guard column.isAscending else { return try FilteredSource(source, .range(index, range)) }
      let start = try source.firstRow(of: index) { range.reaches($0, at: 0) }
      let end = try source.firstRow(of: index, in: start..<source.rowCount) {
        !range.contains($0, at: 0)
      }
      return RangeSource(source, rows: start..<end)
    }
  }
}
