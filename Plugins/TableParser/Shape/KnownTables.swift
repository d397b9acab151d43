import PlotCore
import TextReading

/// Units of tables that name none, but are known by their headings.
enum KnownTables {
  /// Gives vmstat's, dstat's, jstat's and sar's amounts of memory their units.
  static func addUnits(to labels: inout [ColumnLabel], _ heading: TableHeading, preamble: String) {
    let names = Set(heading.words)
    if names.isSuperset(of: ["swpd", "free", "si", "so"]) {
      for index in labels.indices
      where ["swpd", "free", "buff", "cache", "inact", "active"].contains(labels[index].name) {
        measure(&labels[index], 1024)
        labels[index].guess = "KiB, as vmstat counts unless it is asked otherwise"
      }
    }
    if names.isSuperset(of: ["S0C", "S0U", "EC", "EU"]) {
      for index in labels.indices where Self.jstat.contains(labels[index].name) {
        measure(&labels[index], 1024)
        labels[index].guess = "KiB, as jstat counts"
      }
    }
    if names.contains("kbmemfree") || names.contains("kbswpfree") {
      for index in labels.indices where labels[index].name.hasPrefix("kb") {
        measure(&labels[index], 1024)
      }
    }
    guard preamble.lowercased().contains("dstat"), !heading.groups.isEmpty else { return }
    for (index, group) in heading.groups.enumerated()
    where ["memory", "swap", "net", "dsk"].contains(where: { group.lowercased().hasPrefix($0) }) {
      measure(&labels[index], 1)
    }
  }

  /// The amounts of memory of jstat -gc.
  private static let jstat: Set = [
    "S0C", "S1C", "S0U", "S1U", "EC", "EU", "OC", "OU", "MC", "MU", "CCSC", "CCSU",
  ]

  private static func measure(_ label: inout ColumnLabel, _ scale: Double) {
    guard !label.hasUnit else { return }
    (label.unit, label.scale, label.hasUnit) = (.bytes, scale, true)
  }
}
