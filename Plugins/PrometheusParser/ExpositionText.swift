import TextReading
import PlotCore

/// Reads samples as OpenMetrics and Prometheus' text format write them, one a line with its time:
/// `rss_bytes{job="x"} 1e8 1700000000.123`, as `promtool tsdb dump` and `dump-openmetrics` do.
///
/// Times are seconds or milliseconds since 1970, told by their size. What stands behind a `#` is left out.
struct ExpositionText {
  private(set) var found: SeriesSet
  private var series: [RecordedSeries] = []
  private var places: [String: Int] = [:]
  private let mostSeries: Int
  /// Series beyond those that are kept are counted, but not held.
  private static let mostKnown = 1 << 16

  /// Reads a text; throws where it cannot be read.
  init(_ file: InputFile, mostSeries: Int) throws(PlotError) {
    self.mostSeries = mostSeries
    found = SeriesSet(mostSeries: mostSeries)
    let lines = LineReader(file)
    while let line = try lines.next() { read(line) }
    for one in series { found.add(one) }
    found.order()
  }

  private mutating func read(_ line: TextLine) {
    guard let first = line.bytes.first(where: { $0 > 0x20 }), first != 0x23 else { return }
    guard let sample = Sample(line.bytes) else {
      found.badLines.add(line, "is no sample")
      return
    }
    guard let time = sample.time else {
      found.hasInstants = true
      return
    }
    let key = String(decoding: sample.labels, as: UTF8.self)
    let place: Int
    if let known = places[key] {
      place = known
    } else {
      guard series.count < Self.mostKnown else { return }
      place = series.count
      places[key] = place
      var one = RecordedSeries()
      one.labels = SeriesLabels.read(key)
      series.append(one)
    }
    guard place < mostSeries else { return }
    let (value, isWhole) = SampleValue.read(sample.value)
    guard let value else {
      found.badLines.add(line, "a sample's value is no number")
      return
    }
    if !isWhole { series[place].isWhole = false }
    series[place].times.append(time)
    series[place].values.append(value)
  }

  /// The parts of a line.
  struct Sample {
    var labels: UnsafeRawBufferPointer
    var value: UnsafeRawBufferPointer
    /// Nanoseconds since 1970; nil where the line has none.
    var time: Int64?

    /// Takes a line apart; nil where it is no sample.
    init?(_ line: UnsafeRawBufferPointer) {
      guard let end = Self.endOfLabels(line) else { return nil }
      labels = UnsafeRawBufferPointer(rebasing: line[..<end])
      var words = TextWords(UnsafeRawBufferPointer(rebasing: line[end...]))
      guard let value = words.next(), SampleValue.read(value).value != nil else { return nil }
      self.value = value
      guard let word = words.next(), word[0] != 0x23 else { return }
      guard let number = AsciiNumber.real(word), let step = Timestamp.epochStep(of: number),
        let time = Timestamp.decimal(word, step: step)
      else { return nil }
      self.time = time
    }

    /// Where the name and its labels end; nil where the line begins with neither.
    private static func endOfLabels(_ line: UnsafeRawBufferPointer) -> Int? {
      var place = 0
      func isName(_ byte: UInt8) -> Bool {
        byte &- 0x30 < 10 || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte == 0x3A
      }
      while place < line.count, isName(line[place]) { place += 1 }
      guard place > 0 || line.first == 0x7B, line.first.map({ $0 &- 0x30 >= 10 }) ?? false else {
        return nil
      }
      guard place < line.count, line[place] == 0x7B else { return place }
      var isQuoted = false
      while place < line.count {
        if line[place] == 0x5C, isQuoted {
          place += 1
        } else if line[place] == 0x22 {
          isQuoted.toggle()
        } else if line[place] == 0x7D, !isQuoted {
          return place + 1
        }
        place += 1
      }
      return nil
    }
  }

  /// Whether a text's first lines are samples: most that are no comments, with `# TYPE` above them or a
  /// metric's name in their braces.
  static func isKnown(_ head: [UInt8]) -> Bool {
    guard head.contains(text: "# TYPE ") || head.contains(text: "__name__=\"") else { return false }
    var lines = head.split(separator: 0x0A)
    if head.last != 0x0A, lines.count > 1 { lines.removeLast() }
    let samples = lines.filter { $0.first != 0x23 && !$0.allSatisfy { $0 <= 0x20 } }
    let fit = samples.count { line in line.withUnsafeBytes { Sample($0) != nil } }
    return fit > 0 && fit * 5 >= samples.count * 4
  }
}
