import PlotCore
import PlotTesting
import ReportParser

/// Opens a report.
func report(_ bytes: [UInt8], _ options: ConfigValue = [:]) throws -> any Source {
  try ReportParser(config: options).open(
    Input(name: "report", file: .scratch(bytes, path: "report.txt")))
}

/// Opens a report that ships with the tests.
func report(of file: String) throws -> any Source { try report(fixture("kinds/\(file)")) }
