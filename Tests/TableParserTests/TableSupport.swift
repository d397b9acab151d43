import PlotCore
import PlotTesting
import TableParser

/// Opens a table of text.
func table(_ text: String, _ options: ConfigValue = [:]) throws -> any Source {
  try table(Array(text.utf8), options)
}

/// Opens a table of bytes.
func table(_ bytes: [UInt8], _ options: ConfigValue = [:]) throws -> any Source {
  try TableParser(config: options).open(
    Input(name: "table", file: .scratch(bytes, path: "table.csv")))
}

extension Source {
  /// The values of the column of times; nil where there is none.
  func times() throws -> [Double]? { try timeIndex.map { try values(of: columns[$0].name) } }
}
