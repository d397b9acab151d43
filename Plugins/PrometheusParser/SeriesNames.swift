import TextReading
import PlotCore

/// Names series by what tells them apart.
struct SeriesNames {
  /// A column for each series.
  let columns: [Column]
  /// A column for the sum of all, in the unit of the first.
  let total: Column
  /// The metric that all series are of, where no column is named by it; nil where there are several.
  let metric: String?

  /// Chooses names: values of the labels that differ, or the metric's name where none does.
  init(_ series: [[(name: String, value: String)]]) {
    let tables = series.map { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
    var keys: [String] = []
    for label in series.joined() where !keys.contains(label.name) { keys.append(label.name) }
    let telling = keys.filter { key in
      tables.contains { $0[key] != tables[0][key] }
    }
    let metrics = tables.map { $0["__name__"] ?? "" }
    let names = tables.enumerated().map { index, table in
      let name = telling.compactMap { table[$0] }.filter { !$0.isEmpty }.joined(separator: " ")
      if !name.isEmpty { return name }
      return metrics[index].isEmpty ? "value" : metrics[index]
    }
    let isOne = !metrics[0].isEmpty && Set(metrics).count == 1
    metric = isOne && !names.contains(metrics[0]) ? metrics[0] : nil
    var seen: Set<String> = ["time", "event"]
    func unused(_ name: String) -> String {
      var word = name
      var number = 2
      while !seen.insert(word).inserted {
        word = "\(name)-\(number)"
        number += 1
      }
      return word
    }
    columns = names.enumerated().map { index, name in
      let (unit, scale) = Self.unit(of: metrics[index])
      return Column(unused(name), unit: unit, scale: scale)
    }
    total = Column(
      unused("total"), unit: columns.first?.unit ?? .none, scale: columns.first?.scale ?? 1)
  }

  /// The unit that Prometheus' naming puts at a metric's end: `_bytes`, `_seconds`, with `_total` or
  /// `_sum` behind it; a `_count` has none.
  private static func unit(of metric: String) -> (unit: Unit, scale: Double) {
    var words = metric.split(separator: "_").map(String.init)
    if let last = words.last, ["total", "sum"].contains(last) { words.removeLast() }
    guard let last = words.last, ["bytes", "seconds"].contains(last) else { return (.none, 1) }
    return ColumnLabel.unit(named: last) ?? (.none, 1)
  }
}
