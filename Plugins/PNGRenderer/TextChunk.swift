import CPNG

/// A text in a PNG: Latin-1 where that is enough, as the oldest readers know it, else UTF-8.
struct TextChunk {
  private let keyword: [CChar]
  private let text: [CChar]
  let isUTF8: Bool

  init(keyword: String, text: String) {
    // NUL would end the text; PNG forbids it anyhow.
    let scalars = text.unicodeScalars.map { $0.value == 0 ? " " : $0 }
    isUTF8 = !scalars.allSatisfy(Self.isLatin1)
    let bytes: [UInt8] =
      isUTF8
      ? scalars.flatMap { Array(String($0).utf8) }
      : scalars.map { UInt8(truncatingIfNeeded: $0.value) }
    self.text = bytes.map(CChar.init(bitPattern:)) + [0]
    self.keyword = Array(keyword.utf8CString)
  }

  /// Printable Latin-1, or a line feed.
  private static func isLatin1(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 10, 0x20...0x7E, 0xA0...0xFF: true
    default: false
    }
  }

  /// Hands the chunks to C while their texts live.
  static func withAll<Result>(
    _ chunks: [TextChunk], _ body: (UnsafeBufferPointer<cpng_text>) -> Result
  ) -> Result {
    func add(_ rest: ArraySlice<TextChunk>, to known: [cpng_text]) -> Result {
      guard let chunk = rest.first else { return known.withUnsafeBufferPointer(body) }
      return chunk.keyword.withUnsafeBufferPointer { keyword in
        chunk.text.withUnsafeBufferPointer { text in
          guard let keyword = keyword.baseAddress, let text = text.baseAddress else {
            return add(rest.dropFirst(), to: known)
          }
          let c = cpng_text(keyword: keyword, text: text, is_utf8: chunk.isUTF8 ? 1 : 0)
          return add(rest.dropFirst(), to: known + [c])
        }
      }
    }
    return add(chunks[...], to: [])
  }
}
