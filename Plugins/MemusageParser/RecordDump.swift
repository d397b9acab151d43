import PlotCore

/// Prints the records of a capture as its file has them: the form in which parsers are compared.
///
/// File order, raw, before any repair; heap and stack without sign; a last record that is not whole
/// is left out.
public enum RecordDump {
  private static let rowsAtOnce = 2048
  /// A line has five numbers of at most 20 digits and some signs.
  private static let longestLine = 128

  /// Writes the header and one line for each record; throws where the file is no capture.
  public static func write(_ file: InputFile, to sink: inout ByteSink) throws(PlotError) {
    let (order, header) = try MemusageParser.header(of: file)
    let start = UInt64(bitPattern: header.start)
    let end = UInt64(bitPattern: header.end)
    let head = [
      ("                 ", UInt64(bitPattern: header.reserved)),
      ("maxsize_total    ", UInt64(bitPattern: header.peakTotal)),
      ("maxsize time_low ", start & 0xFFFF_FFFF),
      ("maxsize time_high", start >> 32),
      ("maxsize_heap     ", UInt64(bitPattern: header.peakHeap)),
      ("maxsize_stack    ", UInt64(bitPattern: header.peakStack)),
      ("        time_low ", end & 0xFFFF_FFFF),
      ("        time_high", end >> 32),
    ]
    for (name, value) in head { try sink.write("\(name): \(value)\n") }

    let records = RecordFile(
      file: file, byteOffset: CaptureHeader.byteCount,
      count: (file.byteCount - CaptureHeader.byteCount) / Record.byteCount, order: order)
    let buffer = RecordBuffer(capacity: rowsAtOnce)
    let text = UnsafeMutablePointer<UInt8>.allocate(capacity: rowsAtOnce * longestLine)
    defer { text.deallocate() }
    var row = 0
    while row < records.count {
      let count = min(rowsAtOnce, records.count - row)
      try records.read(from: row, count: count, into: buffer.base)
      var end = text
      for index in 0..<count { append(buffer.base[index], row: row + index, to: &end) }
      try sink.write(UnsafeRawBufferPointer(start: text, count: end - text))
      row += count
    }
  }

  private static func append(
    _ record: Record, row: Int, to end: inout UnsafeMutablePointer<UInt8>
  ) {
    let time = UInt64(bitPattern: record.time)
    append(UInt64(row), to: &end)
    append(": (", to: &end)
    append(UInt64(bitPattern: record.heap), to: &end)
    append(", ", to: &end)
    append(UInt64(bitPattern: record.stack), to: &end)
    append(", ", to: &end)
    append(time & 0xFFFF_FFFF, to: &end)
    append(", ", to: &end)
    append(time >> 32, to: &end)
    append(" (", to: &end)
    append(time, to: &end)
    append("))\n", to: &end)
  }

  private static func append(_ text: StaticString, to end: inout UnsafeMutablePointer<UInt8>) {
    end.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
    end += text.utf8CodeUnitCount
  }

  private static func append(_ value: UInt64, to end: inout UnsafeMutablePointer<UInt8>) {
    var length = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    rest = value
    var place = length
    repeat {
      place -= 1
      end[place] = UInt8(truncatingIfNeeded: 48 &+ rest % 10)
      rest /= 10
    } while place > 0
    end += length
  }
}

extension MemusageParser: DumpingParser {
  /// Prints the records of a capture as its file has them.
  public func dump(_ input: Input, to sink: inout ByteSink) throws(PlotError) {
    try RecordDump.write(input.file, to: &sink)
  }
}
