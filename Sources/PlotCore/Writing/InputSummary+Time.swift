extension InputSummary {
  /// The figures of each stored column, the time's from its extent where it was not counted itself.
  public var storedStatistics: [Statistics] {
    let stored = statistics.filter { $0.column.storage != .row }
    guard let timeColumn, let timeExtent, timeColumn.storage != .row,
      !stored.contains(where: { $0.column.name == timeColumn.name })
    else { return stored }
    var time = Statistics(column: timeColumn)
    time.count = rowCount
    time.minimum = (.real(timeExtent.lowerBound), 0)
    time.maximum = (.real(timeExtent.upperBound), max(0, rowCount - 1))
    return stored + [time]
  }
}
