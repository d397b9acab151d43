import PlotCore

/// The sign before decimals, told from all values of a file.
package enum DecimalSign {
  /// Returns a comma where values have one that does not part thousands, else a point.
  ///
  /// `commaParts` says that commas part columns, too, so that `1,234` alone parts thousands.
  package static func of(
    _ values: some Sequence<String>, words: some Sequence<FieldWord>, commaParts: Bool
  ) -> UInt8 {
    var (hasComma, isGrouped, isSure) = (false, true, false)
    for (value, word) in zip(values, words) where word == .spelled {
      var value = value
      value.withUTF8 { bytes in
        guard let digits = SpelledNumber(UnsafeRawBufferPointer(bytes))?.digits,
          digits.contains(0x2C)
        else { return }
        hasComma = true
        if !SpelledNumber.isGrouped(digits, by: 0x2C) { isGrouped = false }
        if digits.contains(0x2E) || digits.count(where: { $0 == 0x2C }) > 1 { isSure = true }
      }
    }
    guard hasComma else { return 0x2E }
    return isGrouped && (isSure || commaParts) ? 0x2E : 0x2C
  }
}
