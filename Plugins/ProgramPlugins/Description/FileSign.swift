import PlotCore

/// One way to know a parser's files; any of several will do.
struct FileSign: Sendable {
  private enum Mark {
    case bytes([UInt8], at: Int)
    case text([UInt8], within: Int)
    case ending(String)
  }

  private let mark: Mark

  /// How sure the sign makes a parser of a file: a name's ending alone says little.
  func recognize(_ head: FileHead) -> Recognition {
    switch mark {
    case .bytes(let bytes, let place):
      head.bytes.dropFirst(place).starts(with: bytes) ? .certain : .no
    case .text(let text, let length):
      Self.contains(head.bytes.prefix(length), text) ? .certain : .no
    case .ending(let ending):
      head.path.lowercased().hasSuffix("." + ending) ? .plausible : .no
    }
  }

  private static func contains(_ bytes: ArraySlice<UInt8>, _ text: [UInt8]) -> Bool {
    guard bytes.count >= text.count else { return false }
    return (bytes.startIndex...(bytes.endIndex - text.count)).contains {
      bytes[$0...].starts(with: text)
    }
  }
}

extension FileSign {
  /// What a sign takes.
  static var declarations: [OptionDeclaration] {
    var nothing = OptionReader(nil)
    _ = Self(&nothing)
    return nothing.declarations
  }

  /// Reads all signs; what is wrong is recorded by the reader.
  static func read(_ value: ConfigValue?, _ reader: inout OptionReader) -> [FileSign] {
    guard let value else { return [] }
    guard let elements = value.elements else {
      reader.reject(value, path: "recognize", expected: .list(.object([])))
      return []
    }
    return elements.enumerated().compactMap { index, element in
      var inner = OptionReader(element, path: "recognize[\(index)]")
      let sign = FileSign(&inner)
      inner.finish()
      reader.adopt(inner)
      return sign
    }
  }

  private init?(_ reader: inout OptionReader) {
    let digits = reader.optionalText(
      "bytes", meaning: "hexadecimal digits", help: "bytes that stand at a place of every file")
    let place = reader.optionalInteger("at", in: 0...4095, help: "the place of the bytes; else 0")
    let text = reader.optionalText("text", help: "a text that stands near the head of every file")
    let length = reader.optionalInteger(
      "within", in: 1...4096, help: "how many bytes are searched; else 4096")
    let ending = reader.optionalText(
      "ending", meaning: "ending", help: "the ending of the files' names, without the dot")
    guard !reader.isDescribing else { return nil }
    let hex = digits.map(Self.bytes)
    switch (hex, text, ending) {
    case (.some(let bytes?), nil, nil): mark = .bytes(bytes, at: place ?? 0)
    case (nil, .some(let text), nil) where !text.isEmpty:
      mark = .text(Array(text.utf8), within: length ?? 4096)
    case (nil, nil, .some(let ending)) where Description.isEnding(ending): mark = .ending(ending)
    default:
      if reader.errors.isEmpty {
        let key = digits != nil ? "bytes" : text != nil ? "text" : "ending"
        reader.reject(
          key, "a sign is one of bytes, text and ending",
          remedy: "write { \"text\": \"procs -----\" }, { \"bytes\": \"89504e47\" } or"
            + " { \"ending\": \"log\" }")
      }
      return nil
    }
  }

  /// Reads pairs of hexadecimal digits; nil where the text is none.
  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.utf8.count, !digits.isEmpty, digits.count.isMultiple(of: 2) else {
      return nil
    }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
  }
}
