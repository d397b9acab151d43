import PlotCore

/// The samples of a file as records that can be read at any place, in the host's form.
struct RecordFile: Sendable {
  let file: InputFile
  /// Where the first sample stands.
  let byteOffset: Int
  /// How many samples there are.
  var count: Int
  let order: ByteOrder

  /// Fills a buffer with consecutive records; throws where the file has become shorter.
  func read(
    from row: Int, count: Int, into records: UnsafeMutablePointer<Record>
  ) throws(PlotError) {
    let place = byteOffset + row * Record.byteCount
    let buffer = UnsafeMutableRawBufferPointer(start: records, count: count * Record.byteCount)
    guard try file.read(into: buffer, at: place) == buffer.count else {
      throw PlotError(
        .input, "became shorter while it was read", at: Place(file: file.path, byteOffset: place),
        remedy: "read it when the program has ended")
    }
    order.decode(records, count: count)
  }
}
