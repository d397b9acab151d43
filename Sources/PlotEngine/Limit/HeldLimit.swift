import PlotConfig
import PlotCore

/// The limit of a run, found, with the columns that are held against it.
struct HeldLimit: Sendable {
  /// The limit.
  let limit: Limit
  /// The columns named; empty for each input's main one in the limit's unit, with those that count for
  /// as much.
  let fields: [String]
  /// The words at its line that the config gives.
  private let words: String?

  /// The words at its line, above an axis in some unit.
  func label(in unit: Unit) -> String {
    words ?? limit.amount?.value(in: unit).map {
      LimitWords.name($0, unit: unit, origin: limit.origin)
    } ?? ""
  }

  /// The figure that a recording states beside its rows and that is held against it instead of them: rows
  /// that are no course, such as those of a histogram, reach no limit.
  func stated(of info: SourceInfo) -> StatedFigure? {
    fields.isEmpty ? info.stated.first { $0.kind == .peak && suits($0.unit) } : nil
  }

  /// The columns of a source that are held against it.
  func columns(of source: any Source) -> [Int] {
    if fields.isEmpty {
      guard stated(of: source.info) == nil else { return [] }
      guard let main = source.columns.mainIndex(named: source.info.mainColumn, where: suits) else {
        return []
      }
      // Of columns that are alike none is more what is meant than another.
      let alike =
        source.info.series.contains(source.columns[main].name)
        ? source.info.series + source.info.held : source.info.held
      return source.columns.indices.filter {
        let column = source.columns[$0]
        return $0 == main
          || isCurve(column) && column.unit == source.columns[main].unit
            && alike.contains(column.name)
      }
    }
    return source.columns.indices.filter { index in
      let column = source.columns[index]
      return isCurve(column) && fields.contains(column.name)
    }
  }

  private func suits(_ unit: Unit) -> Bool { limit.amount?.value(in: unit) != nil }

  private func isCurve(_ column: Column) -> Bool {
    suits(column.unit) && column.isCurve
  }

  /// Finds the limit of a run, and notes at the first input where there is none.
  ///
  /// Throws where a column is named that no input has, and where the amount is none.
  static func find(
    _ spec: LimitSpec?, for inputs: inout [OpenInput], _ registry: Registry
  ) throws(PlotError) -> HeldLimit? {
    guard let spec else { return nil }
    let held: HeldLimit
    switch spec.size {
    case .amount(let amount): held = HeldLimit(Limit(amount, origin: .given), spec)
    case .found(let id):
      let found = registry.findLimit(id)
      held = HeldLimit(Limit(found.amount, origin: .found(id)), spec)
      if found.amount == nil, !inputs.isEmpty {
        inputs[0].add(
          Note(
            .notice, "no-limit", "\(found.reason), and none is drawn",
            remedy: "name one, such as --limit 2GiB"))
      }
    }
    guard let amount = held.limit.amount else { return held }
    let unit = amount.plainUnit == .none ? "" : " in \(amount.unitInWords)"
    for field in spec.fields {
      let known = inputs.flatMap { $0.source.columns.filter(held.isCurve).map(\.name) }
      guard known.contains(field) else {
        throw PlotError.unknown(
          .column, field, among: known, at: spec.place, after: "\(unit) for the limit",
          shown: ConfigValue.brief(field),
          otherwise: known.isEmpty
            ? "the inputs have none\(unit)" : "there are \(known.joined(separator: ", "))")
      }
    }
    try held.check(amount, inputs, at: spec.place)
    let isHeldByNone = inputs.allSatisfy {
      held.columns(of: $0.source).isEmpty && held.stated(of: $0.source.info) == nil
    }
    if !inputs.isEmpty, isHeldByNone {
      guard case .found = held.limit.origin else {
        throw held.nothingHeld(amount, inputs, at: spec.place)
      }
      // Nobody has asked for this limit in particular.
      inputs[0].add(
        Note(
          .notice, "nothing-held",
          "no column counts \(unit.isEmpty ? "anything" : amount.unitInWords) that could be held "
            + "against the limit", remedy: "name one that can be, such as --limit 5s"))
    }
    return held
  }

  /// The error for a limit in a unit that no curve has, which says what units there are.
  private func nothingHeld(_ amount: Amount, _ inputs: [OpenInput], at place: Place?) -> PlotError {
    let curves = inputs.flatMap(\.source.columns).filter(\.isCurve)
    let counted = curves.map { column in
      "\"\(column.name)\" "
        + (column.unit == .none ? "counts plain numbers" : "is in \(column.unit.symbol)")
    }
    let words = counted.prefix(5).joined(separator: ", ")
    let more = counted.count > 5 ? " and \(counted.count - 5) more" : ""
    return PlotError(
      .config,
      "no column counts \(amount.plainUnit == .none ? "anything" : amount.unitInWords) that could be held "
        + "against the limit \(ConfigValue.brief(amount.text))", at: place,
      remedy: counted.isEmpty ? "leave it out" : "\(words)\(more): write it in a unit of these")
  }

  /// A plain number is in the unit of what is held against it, and of memory there is no less than a
  /// byte.
  private func check(
    _ amount: Amount, _ inputs: [OpenInput], at place: Place?
  ) throws(PlotError) {
    guard amount.value < 1 else { return }
    for input in inputs {
      let units =
        columns(of: input.source).map { input.source.columns[$0].unit }
        + (stated(of: input.source.info).map { [$0.unit] } ?? [])
      if units.contains(.bytes) {
        throw PlotError(
          .config, "\(Decimal.trimmed(amount.value, places: 3)) bytes are no limit", at: place,
          remedy: "name 1 byte or more, such as \"2GiB\"")
      }
    }
  }

  private init(_ limit: Limit, _ spec: LimitSpec) {
    self.limit = limit
    fields = spec.fields
    words = spec.label
  }
}

extension Registry {
  /// Asks the plugin that finds limits by its id.
  fileprivate func findLimit(_ id: String) -> FoundLimit {
    for plugin in plugins where plugin.id == id {
      if case .limit(let find) = plugin.kind { return find() }
    }
    return FoundLimit(nil, reason: "\"\(id)\" finds no limits here")
  }
}
