import PlotCore

/// Tells what a file may be that is no capture, and how to come by one.
enum ForeignFile {
  private static let record = "record one with `memusage -d NAME.mem PROGRAM`"
  private static let other = "name its own format, if a parser for it is installed"

  private static let table =
    "a table has a line of names, and as many values in each line below: say how it is written, such as "
    + "--format table,delimiter=semicolon, or name its own format, if a parser for it is installed"

  private static let signatures: [(bytes: [UInt8], what: String, remedy: String)] = [
    ([0x1F, 0x8B], "data packed by gzip", "unpack it first: `gunzip`"),
    ([0x28, 0xB5, 0x2F, 0xFD], "data packed by zstd", "unpack it first: `unzstd`"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "data packed by xz", "unpack it first: `unxz`"),
    (Array("BZh".utf8), "data packed by bzip2", "unpack it first: `bunzip2`"),
    ([0x50, 0x4B, 3, 4], "a zip archive", "unpack it first: `unzip`"),
    (
      [0x89, 0x50, 0x4E, 0x47], "a PNG picture",
      "`memusage -p` draws a picture; `memusage -d NAME.mem` keeps the recording"
    ),
    (Array("%PDF".utf8), "a PDF document", record),
    (
      Array("PERFILE2".utf8), "a recording of perf",
      "perf counts other things; \(record)"
    ),
    (
      Array("desc:".utf8), "a recording of valgrind's massif", other
    ),
    (Array("CMDLINE ".utf8), "a recording of memory_profiler (mprof)", other),
  ]

  /// Returns an error that tells why the file is no capture and what it seems to be.
  static func error(_ reason: String, head: [UInt8], path: String) -> PlotError {
    let (what, remedy) = guess(head)
    return PlotError(
      .input, what.map { "\(reason); it looks like \($0)" } ?? reason, at: Place(file: path),
      remedy: remedy)
  }

  private static func guess(_ head: [UInt8]) -> (what: String?, remedy: String) {
    if head.isEmpty {
      return (
        nil,
        "static programs, and programs with an allocator of their own, cannot be recorded by "
          + "memusage; check that the program ran"
      )
    }
    if head.starts(with: [0x7F, 0x45, 0x4C, 0x46]) {
      // The type of an ELF file stands in two bytes at 16; 4 is a core in either order.
      let isCore = head.count > 17 && (head[16] == 4 || head[17] == 4)
      return isCore
        ? ("a core dump", "a core shows one moment only; \(record)")
        : ("a program", "record it: `memusage -d NAME.mem PROGRAM`")
    }
    if let known = signatures.first(where: { head.starts(with: $0.bytes) }) {
      return (known.what, known.remedy)
    }
    if let order = utf16(head) {
      return (
        "text in UTF-16 without its mark",
        "turn it into UTF-8: `iconv -f \(order) -t UTF-8 FILE > NEW`"
      )
    }
    guard isText(head) else { return (nil, record) }
    let text = String(decoding: head, as: UTF8.self)
    if text.contains("Memory usage summary") {
      return (
        "what memusage prints at the end",
        "`memusage -d NAME.mem PROGRAM` writes the recording into a file of its own"
      )
    }
    let firstLine = text.prefix { !$0.isNewline }
    if firstLine.contains(",") || firstLine.contains("\t") { return ("a table in text", table) }
    return ("text", table)
  }

  /// The order of bytes in which they are letters of UTF-16, as iconv calls it; nil where they are none.
  private static func utf16(_ head: [UInt8]) -> String? {
    let units = head.prefix(512).count / 2
    guard units >= 8 else { return nil }
    func isText(high: Int) -> Bool {
      (0..<units).allSatisfy { head[2 * $0 + high] == 0 && head[2 * $0 + 1 - high] >= 9 }
    }
    return isText(high: 1) ? "UTF-16LE" : isText(high: 0) ? "UTF-16BE" : nil
  }

  private static func isText(_ head: [UInt8]) -> Bool {
    head.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 9 || $0 == 10 || $0 == 13 || $0 == 27 }
  }
}
