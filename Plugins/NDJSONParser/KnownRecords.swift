import PlotCore
import TextReading

/// Units of records that name none, but are known by their members.
enum KnownRecords {
  /// Gives the numbers of benchmarks and of sysstat their units; returns the member that such records are
  /// about; nil for others.
  static func addUnits(
    to members: [MemberSurvey.Member], _ labels: inout [ColumnLabel], rows: [String]
  ) -> String? {
    let names = Set(members.map(\.name))
    func measure(_ wanted: Set<String>, _ unit: (unit: Unit, scale: Double), _ guess: String? = nil)
    {
      for (index, member) in members.enumerated()
      where wanted.contains(member.name) && !labels[index].hasUnit {
        (labels[index].unit, labels[index].scale, labels[index].hasUnit) = (
          unit.unit, unit.scale, true
        )
        labels[index].guess = guess
      }
    }
    if names.isSuperset(of: ["real_time", "cpu_time", "time_unit"]) {
      // Google Benchmark; of several units in one file none holds for a column.
      let units = Set(members.first { $0.name == "time_unit" }?.samples ?? [])
      if units.count == 1, let unit = units.first.flatMap({ ColumnLabel.unit(named: $0) }) {
        measure(["real_time", "cpu_time"], unit)
      }
      return "real_time"
    }
    if names.isSuperset(of: ["command", "mean", "stddev", "user", "system"]) {
      measure(["mean", "stddev", "median", "user", "system", "min", "max"], (.seconds, 1))
      return "mean"
    }
    if rows == ["sysstat", "hosts", "statistics"] {
      let shares = names.filter { $0.hasSuffix("-percent") }
      measure(shares, (Unit("%"), 1))
      measure(
        names.subtracting(shares).filter { $0.hasPrefix("memory.") }, (.bytes, 1024),
        "KiB, as sadf counts")
      return names.contains("memory.memused") ? "memory.memused" : nil
    }
    return nil
  }
}
