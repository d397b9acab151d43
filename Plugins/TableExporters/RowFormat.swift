import PlotCore

/// What stands around the values of a table's rows: the whole difference between the formats.
struct RowFormat {
  /// How a name is written.
  var quoted: @Sendable (String) -> [UInt8]
  /// Between two rows.
  var between: [UInt8] = []
  /// Before each column's value.
  var leads: [[UInt8]]
  /// After the last value of a row.
  var tail: [UInt8]
  /// For NaN.
  var gap: [UInt8]
  /// For infinity, below and above zero.
  var infinity: (negative: [UInt8], positive: [UInt8])

  /// The most bytes that a row of numbers takes.
  var rowLimit: Int {
    let value = max(Digits.limit, gap.count, infinity.negative.count, infinity.positive.count)
    return between.count + tail.count + leads.reduce(0) { $0 + $1.count + value }
  }

  /// Values with a delimiter between them.
  static func delimited(_ delimiter: UInt8, columnCount: Int) -> RowFormat {
    RowFormat(
      quoted: { name in
        var bytes: [UInt8] = []
        DelimitedText.append(name, delimiter: delimiter, to: &bytes)
        return bytes
      },
      leads: (0..<columnCount).map { $0 == 0 ? [] : [delimiter] }, tail: [0x0D, 0x0A],
      gap: Array((columnCount == 1 ? "\"\"" : "").utf8),
      infinity: (Array("-inf".utf8), Array("inf".utf8)))
  }

  /// An array for each row, with commas between the rows.
  static func arrays(columnCount: Int) -> RowFormat {
    let null = Array("null".utf8)
    return RowFormat(
      quoted: { Array(JSONText.quoted($0).utf8) }, between: Array(",\n".utf8),
      leads: (0..<columnCount).map { Array(($0 == 0 ? "[" : ",").utf8) },
      tail: Array((columnCount == 0 ? "[]" : "]").utf8), gap: null, infinity: (null, null))
  }

  /// An object for each row, each on a line.
  static func objects(_ names: [String]) -> RowFormat {
    let null = Array("null".utf8)
    return RowFormat(
      quoted: { Array(JSONText.quoted($0).utf8) },
      leads: names.enumerated().map { index, name in
        Array(((index == 0 ? "{" : ",") + JSONText.quoted(name) + ":").utf8)
      },
      tail: Array((names.isEmpty ? "{}\n" : "}\n").utf8), gap: null, infinity: (null, null))
  }
}
