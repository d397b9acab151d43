import PlotConfig
import PlotCore

/// An input's rows apart by some columns: which inputs of the run they became.
struct Grouping: Sendable {
  /// One group and the input that has its rows.
  struct Member: Sendable {
    /// The input's name.
    let input: String
    /// What its rows are called by each of the columns.
    let labels: [String]
    /// The highest value of each of the source's columns, in its unit; minus infinity where there is none.
    let highest: [Double]
  }

  /// The columns.
  let fields: [String]
  /// The groups in the order of their first rows.
  let members: [Member]
}

extension Names {
  /// The names in their natural order.
  var inNaturalOrder: [String] {
    let ranks = naturalRanks
    return texts.indices.sorted { ranks[$0] < ranks[$1] }.map { texts[$0] }
  }
}
