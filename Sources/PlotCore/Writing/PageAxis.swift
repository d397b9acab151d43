/// What the axis along the page counts, in whose terms a figure's words tell of moments.
public enum PageAxis: Hashable, Sendable {
  /// The recording's times; its rows where it has none.
  case times
  /// Its rows.
  case rows
  /// Shares of its time, from its first row to its last one.
  case sharesOfTime
  /// Shares of its rows.
  case sharesOfRows
}

extension InputSummary {
  /// Writes a moment as the axis along the page tells it: `810 ms`, `event 54,769`, `43 % of the run`.
  public func moment(row: Int, time: Value?) -> String {
    func share(_ part: Double, of whole: Double) -> String {
      let share = whole > 0 ? min(100, max(0, part / whole * 100)) : 0
      return QuantityFormat.string(share, unit: Unit("%")) + " of the run"
    }
    switch pageAxis {
    case .times:
      if let time, let timeWords { return timeWords.string(time.double) }
    case .sharesOfTime:
      if let time, let extent = timeExtent {
        return share(time.double - extent.lowerBound, of: extent.upperBound - extent.lowerBound)
      }
    case .sharesOfRows: return share(Double(row), of: Double(rowCount - 1))
    case .rows: break
    }
    return "\(info.vocabulary.row) \(Decimal.grouped(row))"
  }
}
