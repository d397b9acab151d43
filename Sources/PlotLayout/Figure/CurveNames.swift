/// The names of a panel's curves, of which no two may be alike.
enum CurveNames {
  /// Tells curves of one name apart: by their columns' names, by their inputs, or else by numbers.
  ///
  /// A curve that stands on two axes is one, and so are a mark's layers of it.
  static func tellApart(_ series: inout [ResolvedSeries]) {
    let twins = Dictionary(grouping: series.indices) { series[$0].name }.values
      .filter { Set($0.map { series[$0].key }).count > 1 }
    guard !twins.isEmpty else { return }
    for group in twins {
      let keys = group.map { series[$0].key }
      for index in group {
        let key = series[index].key
        if Set(keys.map(\.y)).count == Set(keys).count {
          if key.y != series[index].name { series[index].name += " (\(key.y))" }
        } else if Set(keys.map(\.input)).count == Set(keys).count {
          series[index].name = "\(key.input) \(series[index].name)"
        }
      }
    }
    // What is left, or has become like another's.
    var owners: [String: CurveKey] = [:]
    for index in series.indices {
      let name = series[index].name
      var number = 1
      while let owner = owners[series[index].name], owner != series[index].key {
        number += 1
        series[index].name = "\(name) (\(number))"
      }
      owners[series[index].name] = series[index].key
    }
  }
}
