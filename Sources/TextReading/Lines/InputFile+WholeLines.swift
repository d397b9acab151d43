import PlotCore

extension InputFile {
  /// The longest rest of a line that is looked for at the end of a file.
  private static let longestRest = 1 << 16

  /// Returns the file without a last line that is not ended yet, as one has it that is still written.
  ///
  /// A file that holds zero bytes at its head is no text and is seen whole, and so is one whose last
  /// line is longer than 64 KiB. Throws where reading fails.
  public func endingAtLine() throws(PlotError) -> InputFile {
    guard try !bytes(at: 0, count: 4096).contains(0) else { return self }
    let start = max(0, byteCount - Self.longestRest)
    let end = try bytes(at: start, count: byteCount - start)
    guard let feed = end.lastIndex(of: 0x0A), feed + 1 < end.count else { return self }
    return try limited(to: start + feed + 1)
  }
}
