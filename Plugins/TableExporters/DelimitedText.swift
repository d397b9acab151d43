/// Writes texts as RFC 4180 has them: in quotes where they hold a delimiter, a quote or a line's end.
enum DelimitedText {
  static func append(_ text: String, delimiter: UInt8, to bytes: inout [UInt8]) {
    var text = text
    let isPlain = text.withUTF8 { letters in
      var isPlain = true
      for byte in letters where byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D {
        isPlain = false
      }
      if isPlain { bytes.append(contentsOf: letters) }
      return isPlain
    }
    guard !isPlain else { return }
    bytes.append(0x22)
    for byte in text.utf8 {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }
}
