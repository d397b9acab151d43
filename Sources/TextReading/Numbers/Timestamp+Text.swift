import PlotCore

/// Reads moments that people write in configs.
extension Timestamp {
  /// Returns the moment that a text names by its date: `2024-05-17`, `2024-05-17T12:30:00+02:00`; nil
  /// where it is none.
  public static func date(_ text: String) -> Int64? {
    var bytes = Array(text.utf8)
    return bytes.withUnsafeMutableBytes { iso8601(UnsafeRawBufferPointer($0)) }
  }

  /// Returns the moment of a plain number of seconds, milli-, micro- or nanoseconds since 1970, told
  /// apart by its size; nil where it is too small for a date.
  public static func epoch(_ digits: String) -> Int64? {
    guard let number = Double(digits), let step = epochStep(of: number) else { return nil }
    var bytes = Array(digits.utf8)
    return bytes.withUnsafeMutableBytes { decimal(UnsafeRawBufferPointer($0), step: step) }
  }

  /// Whether a text was meant to be a date, well written or not: `2024-5-17`.
  public static func looksLikeDate(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count >= 6 && bytes[..<4].allSatisfy { $0 &- 0x30 < 10 }
      && [0x2D, 0x2F].contains(bytes[4]) && bytes[5] &- 0x30 < 10
  }
}
