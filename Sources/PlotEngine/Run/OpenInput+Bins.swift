import PlotCore

extension OpenInput {
  /// Notes bins that have neither a beginning nor an end, for which an axis has no place.
  mutating func noteUnbounded(_ count: Int, _ fields: [String]) {
    guard count > 0 else { return }
    let rows = count == 1 ? "1 row has" : "\(Decimal.grouped(count)) rows have"
    add(
      Note(
        .notice, "unbounded-bin", count: count,
        "\(rows) neither \(fields.map { "\"\($0)\"" }.joined(separator: " nor ")): "
          + "\(count == 1 ? "its bar has" : "their bars have") no place",
        remedy: "give each bin a bound at least"))
  }
}
