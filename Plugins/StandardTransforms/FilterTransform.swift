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
  /// The names to keep, or those to leave out; nil where it goes by numbers.
  let names: (texts: [String], areKept: Bool)?
  let expression: Expression?
  let place: Place?

  /// Takes `field` with `range`, `equal`, `oneOf` or `noneOf`, or `expr`.
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
    let equal = reader.optionalText("equal", meaning: "name", help: "the only name to keep")
    let oneOf = reader.texts("oneOf", meaning: "name", help: "the names to keep")
    let noneOf = reader.texts("noneOf", meaning: "name", help: "the names to leave out")
    let wordings = ["range", "equal", "oneOf", "noneOf"].filter(reader.has)
    names =
      if let equal { ([equal], true) } else if reader.has("oneOf") {
        (oneOf, true)
      } else if reader.has("noneOf") { (noneOf, false) } else { nil }
    (expression, place) = reader.expression(
      "expr", help: "keeps rows where it is neither 0 nor a gap, such as heap > 1MiB")
    if reader.has("expr"), reader.has("field") || !wordings.isEmpty {
      reader.reject(
        "expr", "filter takes either field and what it is to be, or expr", remedy: "leave one out")
    } else if reader.has("field") != !wordings.isEmpty {
      reader.reject(
        reader.has("field") ? "field" : wordings.first ?? "range",
        "field and \(wordings.first ?? "range") belong together",
        remedy: reader.has("field")
          ? "add \"range\" for numbers, \"oneOf\" for names" : "add \"field\"")
    } else if wordings.count > 1 {
      reader.reject(
        wordings[1], "filter takes one of \(wordings.joined(separator: " and "))",
        remedy: "make each a filter of its own")
    }
  }
}

/// Keeps the rows whose value lies in a range, ends included, or for which a formula holds.
///
/// A range of an ascending column is found by search and costs nothing for each row; the row numbers
/// stay those of the upstream. Any other filter reads its columns once to count. Gaps are not kept. A filter that
/// keeps no row is an error, which says what its columns hold.
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
    let hasField = options.field != nil && (options.hasRange || options.names != nil)
    guard options.expression != nil || hasField else {
      throw PlotError(
        .config, "filter has nothing to filter by",
        remedy: "add \"field\" and \"range\" or \"oneOf\", or \"expr\"")
    }
    return try each(sources) { source throws(PlotError) in
      if let expression = options.expression {
        let program = try ExpressionProgram(expression, to: source, at: options.place)
        return try filtered(source, .formula(program))
      }
      if let wanted = options.names {
        return try Self.filtered(source, by: options.field ?? "", wanted)
      }
      let index = try source.requireIndex(of: options.field ?? "")
      let column = source.columns[index]
      let range = ValueRange(
        lowest: try options.lowest?.value(for: column),
        highest: try options.highest?.value(for: column), in: column)
      guard column.isAscending else { return try filtered(source, .range(index, range)) }
      let start = try source.firstRow(of: index) { range.reaches($0, at: 0) }
      let end = try source.firstRow(of: index, in: start..<source.rowCount) {
        !range.contains($0, at: 0)
      }
      if start == end { try refuseNothing(of: source, by: [index]) }
      return RangeSource(source, rows: start..<end)
    }
  }

  /// Keeps the rows of some names; throws where none of those to keep is there.
  private static func filtered(
    _ source: any Source, by field: String, _ wanted: (texts: [String], areKept: Bool)
  ) throws(PlotError) -> any Source {
    let index = try source.requireNamesIndex(of: field)
    guard let names = source.columns[index].names else { return source }
    let texts = Set(wanted.texts)
    let set = NameSet(names) { name in
      name.map { texts.contains($0) == wanted.areKept } ?? !wanted.areKept
    }
    if wanted.areKept, let missing = wanted.texts.first(where: { names.code(of: $0) == nil }),
      set.isEmpty
    {
      throw PlotError(
        .config, "no row of \"\(field)\" is called \"\(missing)\"",
        remedy: Spelling.remedy(for: missing, among: names.texts))
    }
    return try FilteredSource(source, .names(index, set))
  }

  private func filtered(
    _ source: any Source, _ predicate: RowPredicate
  ) throws(PlotError) -> any Source {
    let kept = try FilteredSource(source, predicate)
    if kept.rowCount == 0 { try refuseNothing(of: source, by: predicate.columns) }
    return kept
  }

  /// Throws where rows were there to be kept.
  private func refuseNothing(of source: any Source, by columns: [Int]) throws(PlotError) {
    guard source.rowCount > 0 else { return }
    let rows = source.rowCount == 1 ? "1 row" : "\(Decimal.grouped(source.rowCount)) rows"
    let ranges = try columns.map { index throws(PlotError) in try range(of: index, in: source) }
    throw PlotError(
      .input, "filter keeps none of \(rows)",
      at: options.lowest?.place ?? options.highest?.place ?? options.place,
      remedy: ranges.isEmpty ? nil : ranges.joined(separator: ", "))
  }

  /// What a column holds, in words.
  private func range(of index: Int, in source: any Source) throws(PlotError) -> String {
    let column = source.columns[index]
    var ends: ClosedRange<Double>?
    try source.forEachBlock(of: [index]) { block throws(PlotError) in
      for row in 0..<block.rowCount {
        let value = block.columns[0].double(at: row)
        guard !value.isNaN else { continue }
        ends = min(ends?.lowerBound ?? value, value)...max(ends?.upperBound ?? value, value)
      }
    }
    guard let ends else { return "\"\(column.name)\" holds gaps alone" }
    let words = TimeWords(column, span: ends.upperBound - ends.lowerBound)
    let (low, high) = (words.string(ends.lowerBound), words.string(ends.upperBound))
    return "\"\(column.name)\" "
      + (ends.lowerBound == ends.upperBound
        ? "is \(low) throughout" : "goes from \(low) to \(high)")
  }
}
