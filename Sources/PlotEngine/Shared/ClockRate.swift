import PlotConfig
import PlotCore

/// How a user gives the rate of a clock that does not tell it.
enum ClockRate {
  /// Returns the remedy for an input without seconds, for the command line and for a config.
  static func remedy(for spec: InputSpec) -> String {
    var name = spec.name
    if case .file(let path) = spec.origin {
      name = path.split(separator: "/").last.map(String.init) ?? path
    }
    return "give the clock's rate: --clock \(name)=2.6GHz, or in a config"
      + " \"format\": { \"clock\": { \"hz\": \"2.6GHz\" } }"
  }

  /// Returns the words for a time column's unit that is no second.
  static func words(for column: Column) -> String {
    switch column.unit {
    case .ticks: "ticks of a clock whose rate is not known"
    case Unit("instr"): "instructions whose rate is not known"
    case .bytes: "bytes that were allocated"
    default: column.unit.symbol.isEmpty ? "numbers without a unit" : column.unit.symbol
    }
  }
}
