import PlotCore

/// What is told of the values of a group, in Vega-Lite's words and meaning, but that what a group is too
/// small for is a gap and no 0.
enum GroupStatistic: Hashable, Sendable {
  case count, valid, missing, distinct
  case sum, mean, product, min, max
  case variance, variancep, stdev, stdevp, stderr, ci0, ci1
  /// The value at a share of the way through the ordered ones, between two neighbours on a straight line.
  case quantile(Double)
  /// The value of the nearest rank, one that was recorded.
  case percentile(Percentile)

  private static let byWord: [(String, GroupStatistic)] = [
    ("count", .count), ("valid", .valid), ("missing", .missing), ("distinct", .distinct),
    ("sum", .sum), ("mean", .mean), ("average", .mean), ("median", .quantile(0.5)), ("min", .min),
    ("max", .max), ("q1", .quantile(0.25)), ("q3", .quantile(0.75)), ("stdev", .stdev),
    ("stdevp", .stdevp), ("variance", .variance), ("variancep", .variancep), ("stderr", .stderr),
    ("ci0", .ci0), ("ci1", .ci1), ("product", .product),
  ]

  /// What configs may write.
  static let form = OptionDeclaration.Form.either([
    .choice(byWord.map(\.0)), .text("percentile, such as p95 or p99.9"),
  ])

  /// Reads a config's word; nil where it is none.
  init?(_ word: String) {
    if let known = Self.byWord.first(where: { $0.0 == word }) {
      self = known.1
    } else if word.first == "p", let percentile = Percentile(word.dropFirst()) {
      self = .percentile(percentile)
    } else {
      return nil
    }
  }

  /// The known word that is nearest to an unknown one; nil where none is near.
  static func nearest(to word: String) -> String? {
    Spelling.nearest(to: word, among: byWord.map(\.0))
  }

  /// Whether it can be told of names as well as of numbers.
  var takesNames: Bool {
    switch self {
    case .count, .valid, .missing, .distinct: true
    default: false
    }
  }

  /// Whether values have to be put in order for it.
  var needsOrder: Bool {
    switch self {
    case .distinct, .quantile, .percentile: true
    default: false
    }
  }

  /// Whether it goes by how far values lie from their mean.
  var needsDeviation: Bool {
    switch self {
    case .variance, .variancep, .stdev, .stdevp, .stderr, .ci0, .ci1: true
    default: false
    }
  }

  /// The column of its results for a field, of which the statistic's word is given for the title.
  ///
  /// Whole numbers stay whole as `sum`, `min`, `max` and percentiles, and dates stay dates.
  func column(of field: Column?, named name: String, title: String) -> Column {
    guard let field, !takesNames else { return Column(name, title: title) }
    var column = field.plain
    column.name = name
    column.title = title
    column.isAscending = false
    switch self {
    case .min, .max, .percentile:
      // A date is told from the offset.
      if column.storage == .integer { column.offset = field.clockStart == nil ? 0 : field.offset }
      return column
    case .mean, .quantile, .ci0, .ci1:
      if field.clockStart != nil {
        column.offset = field.offset
        return column
      }
    case .sum:
      column.isDated = false
      return column
    case .variance, .variancep:
      column.unit = Unit(field.unit.symbol.isEmpty ? "" : field.unit.symbol + "²")
    case .product: column.unit = .none
    default: break
    }
    (column.storage, column.scale, column.isDated) = (.real, 1, false)
    return column
  }
}
