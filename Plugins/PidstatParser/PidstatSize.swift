import TextReading

/// Reads amounts of memory as pidstat prints them.
enum PidstatSize {
  /// Returns bytes: of `1719552` KiB, or of `7.4G` as `--human` prints it, where a k is 1024 bytes;
  /// nil where the word is no amount.
  static func bytes(_ word: UnsafeRawBufferPointer) -> Int64? {
    if let whole = AsciiNumber.integer(word) {
      return whole >= 0 && whole < 1 << 50 ? whole &* 1024 : nil
    }
    guard let last = word.last, let factor = factor(last) else { return nil }
    var digits = UnsafeRawBufferPointer(rebasing: word.dropLast())
    guard digits.count <= 32 else { return nil }
    // Languages that write decimals with a comma do so here.
    let plain = digits.map { $0 == 0x2C ? 0x2E : $0 }
    return plain.withUnsafeBytes { bytes in
      digits = bytes
      guard let first = bytes.first, first &- 0x30 < 10, let value = AsciiNumber.real(bytes),
        value * factor < 0x1p60
      else { return nil }
      return Int64((value * factor).rounded())
    }
  }

  private static func factor(_ letter: UInt8) -> Double? {
    switch letter {
    case UInt8(ascii: "B"): 1
    case UInt8(ascii: "k"), UInt8(ascii: "K"): 0x1p10
    case UInt8(ascii: "M"): 0x1p20
    case UInt8(ascii: "G"): 0x1p30
    case UInt8(ascii: "T"): 0x1p40
    case UInt8(ascii: "P"): 0x1p50
    default: nil
    }
  }
}
