import PlotCore

/// One statistic of a field, as `aggregate` and `joinaggregate` take it from a config.
public struct StatisticOptions: ComponentOptions {
  /// The word of the statistic.
  public var op: String
  /// The field; nil for a count of rows.
  public var field: String?
  /// The name of the results' column; nil for the statistic's word and the field's name.
  public var name: String?
  let statistic: GroupStatistic?
  let place: Place?

  /// Takes `op`, `field` and `as`.
  public init(from reader: inout OptionReader) {
    let path = reader.subpath("op")
    let value = reader.any(
      "op", form: GroupStatistic.form, required: true, help: "what is told of each group")
    statistic = value?.string.flatMap(GroupStatistic.init)
    op = value?.string ?? ""
    place = value?.place.with(path: reader.path)
    field = reader.optionalText("field", meaning: "column", help: "the column it is told of")
    name = reader.optionalText(
      "as", meaning: "column", help: "the new column's name; else OP_FIELD")
    guard let value else { return }
    guard let statistic else {
      reader.reject(
        value, path: path, "no statistic \(value.string.map { "\"\($0)\"" } ?? value.inWords)",
        remedy: value.string.flatMap(GroupStatistic.nearest).map(Spelling.question)
          ?? "take \(GroupStatistic.form.inWords)")
      return
    }
    if statistic != .count, !reader.has("field") {
      reader.reject(value, path: path, "\(op) is told of a field", remedy: "add \"field\"")
    }
  }

  /// The statistic of a source's column; throws where that is missing, or holds names.
  func item(of source: any Source) throws(PlotError) -> GroupAggregation.Item {
    let statistic = statistic ?? .count
    do throws(PlotError) {
      let index: Int? =
        if let field {
          statistic.takesNames
            ? try source.requireAnyIndex(of: field) : try source.requireIndex(of: field)
        } else { nil }
      let column = index.map { source.columns[$0] }
      let usual = [op, field].compactMap { $0 }.joined(separator: "_")
      let title = name ?? [op, column?.title].compactMap { $0 }.joined(separator: " of ")
      return GroupAggregation.Item(
        statistic: statistic, field: statistic == .count ? nil : index,
        column: statistic.column(of: column, named: name ?? usual, title: title))
    } catch { throw error.at(place) }
  }
}

extension [StatisticOptions] {
  /// The statistics of a source's columns; throws where two columns would have one name.
  func items(
    of source: any Source, beside taken: [Column]
  ) throws(PlotError) -> [GroupAggregation.Item] {
    var items: [GroupAggregation.Item] = []
    var names = Set(taken.map(\.name))
    for options in self {
      let item = try options.item(of: source)
      guard names.insert(item.column.name).inserted else {
        throw PlotError(
          .config, "two columns would be called \"\(item.column.name)\"", at: options.place,
          remedy: "give one of them another name by \"as\"")
      }
      items.append(item)
    }
    return items
  }
}
