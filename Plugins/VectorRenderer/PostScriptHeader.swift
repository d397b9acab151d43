import PlotScene

/// Rewrites the comments at the head of a PostScript stream, which say who made it and when.
///
/// Cairo writes the time of day there; nothing else in PostScript depends on where a line stands,
/// so lines may change their length.
struct PostScriptHeader {
  /// Lines by the words they start with.
  private let replacements: [(start: String, line: String)]
  private var held: [UInt8] = []
  private var isOver = false
  /// Where no end of the head is found so far, it is no head.
  private static let longest = 16_384

  init(title: String, creator: String, date: CalendarDate, boundingBox: Size?) {
    var replacements = [
      ("%%Creator:", "%%Creator: \(Self.plain(creator))"),
      ("%%CreationDate:", "%%CreationDate: \(date.iso8601)"),
    ]
    if !title.isEmpty {
      replacements[1].1 += "\n%%Title: \(Self.plain(title))"
    }
    if let size = boundingBox {
      let (width, height) = (Int(size.width.rounded(.up)), Int(size.height.rounded(.up)))
      replacements.append(("%%BoundingBox:", "%%BoundingBox: 0 0 \(width) \(height)"))
      replacements.append(
        ("%%HiResBoundingBox:", "%%HiResBoundingBox: 0 0 \(size.width) \(size.height)"))
    }
    self.replacements = replacements
  }

  /// Takes a piece of the stream and returns what can be written; an empty piece ends the stream.
  mutating func take(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
    if isOver { return Array(bytes) }
    held += bytes
    var out: [UInt8] = []
    var start = held.startIndex
    while !isOver, let end = held[start...].firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: held[start..<end], as: UTF8.self)
      start = end + 1
      isOver = line.hasPrefix("%%EndComments")
      let shown = replacements.first { line.hasPrefix($0.start) }?.line ?? line
      out += Array(shown.utf8) + [UInt8(ascii: "\n")]
    }
    held.removeFirst(start)
    if isOver || bytes.isEmpty || held.count > Self.longest {
      isOver = true
      out += held
      held = []
    }
    return out
  }

  /// Text for a comment: 7-bit, one line, at most 255 bytes with its keyword.
  private static func plain(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.prefix(220).map { $0.value >= 32 && $0.value < 127 ? $0 : "?" }))
  }
}
