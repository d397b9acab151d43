import PlotCore

/// The rows of a layer that draws each by itself, with the values of all its channels.
struct LayerRows: Sendable {
  /// What a channel says of each row.
  enum Values: Sendable {
    case numbers([Double])
    case names([String?])

    /// The number of a row; NaN where it has none, or a name.
    func number(_ row: Int) -> Double {
      if case .numbers(let values) = self { values[row] } else { .nan }
    }

    /// The name of a row; nil where it has none, or a number.
    func name(_ row: Int) -> String? {
      if case .names(let values) = self { values[row] } else { nil }
    }

    /// Whether it says names.
    var areNames: Bool { if case .names = self { true } else { false } }
  }

  let count: Int
  var x: Values?
  var y: Values?
  var x2: Values?
  var y2: Values?
  var size: Values?
  var opacity: Values?
  var text: Values?
  /// What tells the rows' looks apart: a label for each, and the labels in order.
  var groups: (labels: [String], order: [String])
  var xSlots: (labels: [String], order: [String])?
  var ySlots: (labels: [String], order: [String])?
  var shapes: (labels: [String], order: [String])?
  /// Numbers shown as colours; nil where colours are names' or one for all.
  var shades: [Double]?

  /// Takes the rows of a table in the channels of an encoding; throws where a column is not there.
  init(
    _ encoding: Encoding, of table: RowTable, column: (String) throws(PlotError) -> Column
  ) throws(PlotError) {
    count = table.rowCount
    func values(_ channel: ChannelSpec?) throws(PlotError) -> Values? {
      if let field = channel?.fields.first {
        _ = try column(field)
        switch table.columns[field] {
        case .numbers(let numbers): return .numbers(numbers)
        case .names(let names): return .names(names)
        case nil: return nil
        }
      }
      guard let datum = channel?.datum else { return nil }
      return .numbers(Array(repeating: datum, count: table.rowCount))
    }
    x = try values(encoding.x)
    y = try values(encoding.y)
    x2 = try values(encoding.x2)
    y2 = try values(encoding.y2)
    size = try values(encoding.size)
    opacity = try values(encoding.opacity)
    text = try values(encoding.text)
    groups = Self.labels(encoding.groupFields, table, encoding.color?.domain ?? [])
    xSlots = encoding.xOffset.map { Self.labels($0.fields, table, $0.domain) }
    ySlots = encoding.yOffset.map { Self.labels($0.fields, table, $0.domain) }
    shapes = encoding.shape.map { Self.labels($0.fields, table, $0.domain) }
  }

  /// What rows are called by some columns, and these labels in their natural order or that of a domain.
  private static func labels(
    _ fields: [String], _ table: RowTable, _ domain: [String]
  ) -> (labels: [String], order: [String]) {
    guard !fields.isEmpty else {
      return (Array(repeating: "", count: table.rowCount), table.rowCount > 0 ? [""] : [])
    }
    var labels = Array(repeating: "", count: table.rowCount)
    for field in fields {
      for row in 0..<table.rowCount {
        let part: String =
          switch table.columns[field] {
          case .names(let names): names[row] ?? "no \(field)"
          case .numbers(let numbers):
            numbers[row].isNaN ? "no \(field)" : Value.real(numbers[row]).digits
          case nil: ""
          }
        labels[row] += labels[row].isEmpty ? part : " " + part
      }
    }
    guard domain.isEmpty else { return (labels, domain) }
    var seen = AxisNames()
    for label in labels { seen.add(label) }
    let ranks = Names(seen.ordered).naturalRanks
    return (labels, seen.ordered.indices.sorted { ranks[$0] < ranks[$1] }.map { seen.ordered[$0] })
  }

  /// The direction in which amounts grow: along the page where names stand up the page, else up.
  var valueChannel: Channel { y?.areNames == true && x?.areNames != true ? .x : .y }
}
