import TextReading
import PlotCore

/// Reads what `promtool query range` prints: a line of labels for each series, and a line
/// `VALUE @[SECONDS]` for each sample.
struct PromtoolText {
  private(set) var found: SeriesSet
  private var one: RecordedSeries?

  /// Reads a text; throws where it cannot be read, or is an instant query's.
  init(_ file: InputFile, mostSeries: Int) throws(PlotError) {
    found = SeriesSet(mostSeries: mostSeries)
    let lines = LineReader(file)
    while let line = try lines.next() { read(line) }
    close()
    found.order()
  }

  private mutating func read(_ line: TextLine) {
    var bytes = line.bytes[...]
    while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
    guard let first = bytes.first, let last = bytes.last else { return }
    if last == UInt8(ascii: ">"), bytes.dropLast().last == UInt8(ascii: "=") {
      close()
      let head = String(decoding: bytes.dropLast(2), as: UTF8.self)
      var next = RecordedSeries()
      next.labels = SeriesLabels.read(head)
      one = next
      return
    }
    guard last == UInt8(ascii: "]"), let open = bytes.lastIndex(of: UInt8(ascii: "[")),
      open >= 2 + bytes.startIndex, bytes[open - 1] == UInt8(ascii: "@")
    else {
      found.badLines.add(line, "is no sample and no series")
      return
    }
    if first == UInt8(ascii: "{"), one != nil {
      found.hasHistograms = true
      return
    }
    guard one != nil else {
      found.hasInstants = true
      return
    }
    var words = TextWords(UnsafeRawBufferPointer(rebasing: bytes[..<(open - 1)]))
    let time = Timestamp.decimal(
      UnsafeRawBufferPointer(rebasing: bytes[(open + 1)...].dropLast()), step: 1_000_000_000)
    guard let word = words.next(), words.next() == nil, let time else {
      found.badLines.add(line, "is no sample and no series")
      return
    }
    let (value, isWhole) = SampleValue.read(word)
    guard let value else {
      found.badLines.add(line, "a sample's value is no number")
      return
    }
    if !isWhole { one?.isWhole = false }
    one?.times.append(time)
    one?.values.append(value)
  }

  private mutating func close() {
    if let one { found.join(one) }
    one = nil
  }
}

/// The labels of a series as PromQL writes them: `up{instance="a:9090", job="x"}`.
enum SeriesLabels {
  /// Reads labels; what is damaged is left out.
  static func read(_ text: String) -> [(name: String, value: String)] {
    var rest = Substring(text)
    func isBlank(_ letter: Character) -> Bool { letter == " " || letter == "," || letter == "\t" }
    let metric = rest.prefix { $0 != "{" && !isBlank($0) }
    var labels = metric.isEmpty ? [] : [(name: "__name__", value: String(metric))]
    guard let open = rest.firstIndex(of: "{") else { return labels }
    rest = rest[rest.index(after: open)...]
    while true {
      rest = rest.drop(while: isBlank)
      guard let equals = rest.firstIndex(of: "=") else { return labels }
      let name = rest[..<equals].filter { $0 != "\"" && !isBlank($0) }
      rest = rest[rest.index(after: equals)...].drop(while: isBlank)
      guard rest.first == "\"" else { return labels }
      rest = rest.dropFirst()
      var value = ""
      while let letter = rest.popFirst(), letter != "\"" {
        guard letter == "\\", let escaped = rest.popFirst() else {
          value.append(letter)
          continue
        }
        value.append(escaped == "n" ? "\n" : escaped == "t" ? "\t" : escaped)
      }
      labels.append((name: name, value: value))
    }
  }
}
