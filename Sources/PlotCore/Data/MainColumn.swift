/// Which columns a recording is about, for all who need one: figures, summaries, checks and limits.
extension [Column] {
  /// The column that tells when: the first in seconds or ticks that ascends, else the first other
  /// one that ascends and counts no rows; nil where there is none.
  public var timeIndex: Int? {
    let clocks = [Unit.seconds, .ticks]
    return firstIndex { $0.isTime && clocks.contains($0.unit) } ?? firstIndex { $0.isTime }
  }

  /// The column along which rows are ordered: the time, else the rows' numbers, else any that
  /// ascends; nil where there is none.
  public var orderIndex: Int? {
    timeIndex ?? firstIndex { $0.storage == .row } ?? firstIndex { $0.isAscending }
  }

  /// The column that a recording is about: the one named, else the first that neither ascends nor
  /// counts rows; nil where there is none.
  public func mainIndex(named name: String?) -> Int? {
    if let name, let index = firstIndex(where: { $0.name == name && $0.holdsNumbers }) {
      return index
    }
    let curves = indices.filter { self[$0].isCurve }
    return curves.first { self[$0].unit != .events } ?? curves.first
  }

  /// The column that a recording is about, or its first curve in the unit where that one has another;
  /// nil where there is none in the unit.
  public func mainIndex(named name: String?, in unit: Unit) -> Int? {
    mainIndex(named: name) { $0 == unit }
  }

  /// The column that a recording is about, or its first curve whose unit will do where that one has
  /// another; nil where there is none.
  public func mainIndex(named name: String?, where suits: (Unit) -> Bool) -> Int? {
    if let main = mainIndex(named: name), suits(self[main].unit) { return main }
    return firstIndex { suits($0.unit) && $0.isCurve }
  }
}

extension Source {
  /// The index of the column of times; nil where there is none.
  public var timeIndex: Int? { columns.timeIndex }

  /// The index of the column that the recording is about, as the parser says it in
  /// `SourceInfo.mainColumn`; nil where there is none.
  public var mainIndex: Int? { columns.mainIndex(named: info.mainColumn) }

  /// The column that the recording is about; nil where there is none.
  public var mainColumn: Column? { mainIndex.map { columns[$0] } }
}

extension InputSummary {
  /// The column that the recording is about, of those that were looked at.
  public var mainColumn: Column? {
    let columns = statistics.map(\.column)
    return columns.mainIndex(named: info.mainColumn).map { columns[$0] }
  }
}
