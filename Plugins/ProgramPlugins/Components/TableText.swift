import PlotCore

/// Writes rows as CSV for a program (RFC 4180, lines end in LF).
///
/// A header names each column with its unit in brackets, `heap [B]`; a gap is empty. Times of day are
/// seconds since 1970, to the nanosecond.
enum TableText {
  static func write(
    _ source: any Source, _ columns: [Int], to input: ScratchInput
  ) throws(PlotError) {
    var bytes: [UInt8] = []
    for (place, index) in columns.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      let column = source.columns[index]
      let unit = column.unit.symbol.isEmpty ? "" : " [\(column.unit.symbol)]"
      append(column.name + unit, to: &bytes)
    }
    bytes.append(0x0A)
    let moments = columns.map {
      source.columns[$0].clockStart == nil ? nil : source.columns[$0].offset
    }
    try source.forEachBlock(of: columns) { block throws(PlotError) in
      for row in 0..<block.rowCount {
        for (place, slice) in block.columns.enumerated() {
          if place > 0 { bytes.append(UInt8(ascii: ",")) }
          if let names = source.columns[columns[place]].names {
            append(names.text(of: slice.integer(at: row)) ?? "", to: &bytes)
          } else if let zero = moments[place] {
            bytes += moment(slice.integer(at: row) &+ zero).utf8
          } else {
            append(slice.value(at: row), to: &bytes)
          }
        }
        // A lone gap is no empty line, which readers skip.
        if columns.count == 1, bytes.last == 0x0A { bytes += [0x22, 0x22] }
        bytes.append(0x0A)
      }
      if bytes.count >= 1 << 18 {
        try input.append(bytes)
        bytes.removeAll(keepingCapacity: true)
      }
    }
    try input.append(bytes)
  }

  /// Writes nanoseconds since 1970 as seconds.
  private static func moment(_ nanoseconds: Int64) -> String {
    let (seconds, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    let digits = "\(rest.magnitude)"
    return "\(seconds)." + String(repeating: "0", count: 9 - digits.utf8.count) + digits
  }

  private static func append(_ value: Value, to bytes: inout [UInt8]) {
    if case .real(let real) = value, real.isNaN { return }
    bytes += value.digits.utf8
  }

  private static func append(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else {
      bytes += text.utf8
      return
    }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
