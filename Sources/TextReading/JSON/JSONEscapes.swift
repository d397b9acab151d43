import PlotCore

/// The escapes in a JSON string.
enum JSONEscapes {
  /// Returns a string's bytes without escapes; nil where four digits of a code are missing.
  ///
  /// Codes of two that belong together make one character.
  static func resolved(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    var result: [UInt8] = []
    var index = 0
    var units: [UInt16] = []
    func flush() {
      guard !units.isEmpty else { return }
      result += Array(String(decoding: units, as: UTF16.self).utf8)
      units = []
    }
    while index < text.count {
      var byte = text[index]
      index += 1
      if byte == 0x5C, index < text.count {
        byte = text[index]
        index += 1
        if byte == 0x75 {
          guard index + 4 <= text.count,
            let unit = UInt16(String(decoding: text[index..<(index + 4)], as: UTF8.self), radix: 16)
          else { return nil }
          units.append(unit)
          index += 4
          continue
        }
        switch byte {
        case 0x62: byte = 0x08
        case 0x66: byte = 0x0C
        case 0x6E: byte = 0x0A
        case 0x72: byte = 0x0D
        case 0x74: byte = 0x09
        default: break
        }
      }
      flush()
      result.append(byte)
    }
    flush()
    return result
  }
}
