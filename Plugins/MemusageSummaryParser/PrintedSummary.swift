import TextReading
import PlotCore

/// One summary as `memusage` prints it.
struct PrintedSummary {
  static let headline = "Memory usage summary:"
  static let histogramHeadline = "Histogram for block sizes:"

  /// A line of the table of calls.
  struct Calls {
    var function: String
    var count: Int64
    /// Nil where the table leaves it out.
    var bytes: Int64?
    var failed: Int64?
  }

  /// A line of the histogram.
  struct Blocks {
    var from: Int64
    /// The largest size counted here; nil for all larger ones.
    var to: Int64?
    var count: Int64
  }

  private(set) var totals: [(name: String, value: Int64)] = []
  /// Figures of the headline that cannot be right, by name, as they were printed.
  private(set) var wrapped: [(name: String, text: String)] = []
  private(set) var calls: [Calls] = []
  private(set) var blocks: [Blocks] = []
  private var isInHistogram = false

  /// All figures beside the histogram by name, such as `malloc-calls`.
  var figures: [(name: String, value: Int64)] {
    totals
      + calls.flatMap { call in
        [("calls", call.count as Int64?), ("bytes", call.bytes), ("failed", call.failed)]
          .compactMap { name, value in value.map { ("\(call.function)-\(name)", $0) } }
      }
  }

  /// Finds the summaries in a file among whatever else was printed.
  static func all(in file: InputFile) throws(PlotError) -> [PrintedSummary] {
    var summaries: [PrintedSummary] = []
    let lines = LineReader(file)
    while let line = try lines.next() {
      // No line of a summary is long; the rest of a log may be.
      guard line.bytes.count < 1000 else { continue }
      let text = plain(line.bytes)
      if text.contains(headline) || (summaries.isEmpty && text.contains(histogramHeadline)) {
        summaries.append(PrintedSummary())
      }
      guard let last = summaries.indices.last else { continue }
      summaries[last].read(text)
    }
    return summaries
  }

  private mutating func read(_ text: String) {
    if let range = text.firstRange(of: Self.headline) {
      for part in text[range.upperBound...].split(separator: ",") {
        let pair = part.split(separator: ":").map { $0.trimmed }
        guard pair.count == 2 else { continue }
        readTotal(pair[0].split(separator: " ").joined(separator: "-"), pair[1])
      }
    } else if text.contains(Self.histogramHeadline) {
      isInHistogram = true
    } else if isInHistogram {
      readBlocks(text)
    } else if let bar = text.firstIndex(of: "|") {
      let numbers = text[text.index(after: bar)...].split(separator: " ").prefix(3)
        .map { Int64($0) }
      // `mmap(r)` counts reads, `mmap(w)` writes and `mmap(a)` anonymous ones.
      let name = text[..<bar].trimmed.filter { $0 != ")" }.map { $0 == "(" ? "-" : "\($0)" }
        .joined()
      guard !name.isEmpty, let first = numbers.first, let count = first else { return }
      calls.append(
        Calls(
          function: name, count: count, bytes: numbers.dropFirst().first ?? nil,
          failed: numbers.dropFirst(2).first ?? nil))
    }
  }

  /// Takes a figure of the headline.
  ///
  /// With -m memusage takes away what a program unmaps even where it never saw it mapped; the count runs
  /// below zero, and the peak is a number just below 2^64, or 2^32 where that is all that it counts to.
  /// No peak is larger than the sum of all that was asked for.
  private mutating func readTotal(_ name: String, _ text: String) {
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else { return }
    let total = totals.first { $0.name == "heap-total" }?.value
    if let value = Int64(text), name != "heap-peak" || value <= total ?? .max {
      totals.append((name, value))
    } else {
      wrapped.append((name, text))
    }
  }

  private mutating func readBlocks(_ text: String) {
    let words = text.split(separator: " ")
    guard words.count >= 3, words[2].hasSuffix("%") || words[2].hasPrefix("<"),
      let count = Int64(words[1]), count >= 0
    else { return }
    if words[0] == "large" {
      // memusage counts blocks of 64 KiB and more together.
      blocks.append(Blocks(from: max(65_536, blocks.last?.to ?? 0), to: nil, count: count))
      return
    }
    let ends = words[0].split(separator: "-").map { Int64($0) }
    guard ends.count == 2, let from = ends[0], let to = ends[1], from <= to,
      from >= blocks.last?.from ?? 0, blocks.last.map({ $0.to != nil }) ?? true
    else { return }
    blocks.append(Blocks(from: from, to: to, count: count))
  }

  /// Returns a line without the codes that colour it.
  private static func plain(_ bytes: UnsafeRawBufferPointer) -> String {
    var kept: [UInt8] = []
    var isCode = false
    for (index, byte) in bytes.enumerated() {
      if byte == 0x1B {
        isCode = true
      } else if isCode {
        // A letter ends a code; the bracket after the escape does not.
        if byte >= 0x40, !(byte == 0x5B && bytes[index - 1] == 0x1B) { isCode = false }
      } else {
        kept.append(byte)
      }
    }
    return String(decoding: kept, as: UTF8.self)
  }
}

extension Substring {
  /// The text without blanks around it.
  fileprivate var trimmed: String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
