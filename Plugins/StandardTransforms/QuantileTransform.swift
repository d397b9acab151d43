import PlotCore

extension Plugin {
  /// Values at shares of the ordered ones.
  public static let quantile = Plugin.transform(QuantileTransform.self)
}

/// What `quantile` takes from a config.
public struct QuantileOptions: ComponentOptions {
  /// The column.
  public var field: String
  /// The columns whose values tell groups apart.
  public var groupby: [String]
  /// The shares, in 0...1.
  public var shares: [Double]
  /// The names of the columns of shares and of values.
  public var names: [String]

  /// Takes `quantile`, `groupby`, `probs`, `step` and `as`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("quantile", meaning: "column", help: "the column to look at")
    groupby = reader.groupby()
    let form = OptionDeclaration.Form.list(.number(.number, 0...1))
    let probs = reader.any("probs", form: form, help: "the shares of values to tell the end of")
    let step = reader.number(
      "step", default: 0.01, in: 0.0001...1, help: "how far apart shares are that are not given")
    var shares: [Double] = []
    if let probs {
      for (index, element) in (probs.elements ?? []).enumerated() {
        if case .number(let digits) = element.kind, let share = Double(digits),
          (0...1).contains(share)
        {
          shares.append(share)
        } else {
          reader.reject(
            element, path: "\(reader.subpath("probs"))[\(index)]", expected: .number(.number, 0...1)
          )
        }
      }
      if probs.elements?.isEmpty != false {
        reader.reject(probs, path: reader.subpath("probs"), expected: form)
      }
      if reader.has("step") {
        reader.reject("step", "quantile takes either probs or step", remedy: "leave one out")
      }
    } else {
      // As Vega does: in the middle of each step.
      var index = 0
      while step * (Double(index) + 0.5) < 1 - 1e-14 {
        shares.append(step * (Double(index) + 0.5))
        index += 1
      }
    }
    self.shares = shares
    let names = reader.texts(
      "as", default: ["prob", "value"], meaning: "column",
      help: "the names of the columns of shares and of values")
    if names.count != 2 || names.first == names.last {
      reader.reject("as", "quantile makes two columns", remedy: "give two names")
    }
    self.names = names.count == 2 ? names : ["prob", "value"]
  }
}

/// Makes a row for each share of a group's values: below which value it lies.
///
/// Values between two neighbours are on a straight line, R's type 7, as `median` and `q1` of `aggregate`.
/// A group without values has no rows. The source is read once and sorted, outside of memory where it is
/// long.
public struct QuantileTransform: SeriesTransform {
  /// `quantile`.
  public static let id = "quantile"
  /// What it does.
  public static let summary = "gives the values at shares of a group's ordered ones"
  private let options: QuantileOptions

  /// Creates it.
  public init(options: QuantileOptions) throws(PlotError) { self.options = options }

  /// Looks at each source; throws where a column is missing or holds names.
  public func apply(
    to sources: [any Source], in context: TransformContext
  ) throws(PlotError) -> [any Source] {
    try each(sources) { source throws(PlotError) in
      let field = try source.requireIndex(of: options.field)
      let keys = try source.requireKeys(options.groupby)
      let column = GroupStatistic.quantile(0.5).column(
        of: source.columns[field], named: options.names[1], title: source.columns[field].title)
      let items =
        [
          GroupAggregation.Item(
            statistic: .valid, field: field, column: Column("valid"))
        ]
        + options.shares.map {
          GroupAggregation.Item(statistic: .quantile($0), field: field, column: column)
        }
      let found = try GroupAggregation(of: source, by: keys, items, in: context.temporaryFolder)
      let groups = (0..<found.groups.count).filter { found.results[0][$0] > 0 }
      let shares = options.shares
      var columns = keys.indices.map { key in
        let (column, words) = found.groups.column(key, of: groups)
        return (column: column, words: words.flatMap { Array(repeating: $0, count: shares.count) })
      }
      for name in options.names where columns.contains(where: { $0.column.name == name }) {
        throw PlotError(
          .config, "two columns would be called \"\(name)\"",
          remedy: "give them other names by \"as\"")
      }
      columns.append(
        (
          Column(
            options.names[0], storage: .real, isAscending: groups.count == 1 && shares.isAscending),
          groups.flatMap { _ in shares.map(\.stored) }
        ))
      columns.append(
        (
          found.columns.last ?? column,
          groups.flatMap { group in shares.indices.map { found.results[$0 + 1][group] } }
        ))
      return StoredTable(
        columns, rowCount: groups.count * shares.count,
        info: source.info.ofGroups(by: [], mainColumn: options.names[1]).grouped(
          by: options.groupby))
    }
  }
}

extension [Double] {
  /// Whether none is below the one before.
  fileprivate var isAscending: Bool { zip(self, dropFirst()).allSatisfy { $0 <= $1 } }
}

extension SourceInfo {
  /// Returns the info of rows of which columns say to what they belong.
  func grouped(by keys: [String]) -> SourceInfo {
    var info = self
    info.groupedBy = keys
    return info
  }
}
