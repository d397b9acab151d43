extension InputSummary {
  /// The column that a reader asks for first: the first that is no time.
  public var mainColumn: Column? { statistics.first { !$0.column.isAscending }?.column }
}
