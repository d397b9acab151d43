import PlotCore

/// A column by which rows of a group are put in order, as configs write it: `"time"`, or
/// `{"field": "rss", "order": "descending"}`.
public struct SortFieldOptions: ComponentOptions {
  /// The column.
  public var field: String
  /// Which end comes first.
  public var order: SortOptions.Order

  /// Takes `field` and `order`.
  public init(from reader: inout OptionReader) {
    field = reader.requiredText("field", meaning: "column", help: "the column to sort by")
    order = reader.choice(
      "order", default: SortOptions.Order.ascending, help: "which end comes first")
  }
}

/// The order of rows of a group by some of its fields: gaps come last, names in their natural order.
struct SortOrder {
  private let fields: [(field: Int, key: RowKey)]

  /// Orders by fields, of which the columns of plain words are given.
  init(_ fields: [(field: Int, column: Column, isDescending: Bool)]) {
    self.fields = fields.map { field, column, isDescending in
      (field, RowKey(column.plain, at: 0, isDescending: isDescending))
    }
  }

  /// Whether it orders nothing.
  var isEmpty: Bool { fields.isEmpty }

  /// Returns the places of the rows of a group in order; rows that are equal stay in theirs.
  func sorted(_ group: GroupedRows.Group) -> (order: [Int], isNew: [Bool]) {
    let keys = fields.map { field, key in group.words[field].map { key.key(ofStored: $0) } }
    var order = Array(group.rows.indices)
    if !keys.isEmpty {
      order.sort { a, b in
        for key in keys where key[a] != key[b] { return key[a] < key[b] }
        return a < b
      }
    }
    var isNew = Array(repeating: true, count: order.count)
    for place in order.indices.dropFirst() where !keys.isEmpty {
      isNew[place] = keys.contains { $0[order[place]] != $0[order[place - 1]] }
    }
    return (order, isNew)
  }
}
