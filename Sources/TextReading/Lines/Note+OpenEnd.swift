import PlotCore

extension Note {
  /// Tells that the last line of a text has no end, as one has that was cut: its last number may have lost
  /// digits, and nothing shows it; nil where the line is ended. Throws where the file cannot be read.
  public static func openEnd(of file: InputFile) throws(PlotError) -> Note? {
    guard file.byteCount > 1 else { return nil }
    let form = TextForm(try file.bytes(at: 0, count: 4096))
    let unit = if case .utf16 = form { 2 } else { 1 }
    let end = try file.bytes(at: file.byteCount - unit, count: unit)
    guard !end.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return nil }
    return Note(
      .info, "open-end", "the last line has no end: it may be cut",
      remedy: "if it is whole, end it with a line feed")
  }
}
