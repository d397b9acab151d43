import PlotCore
import TextReading

/// Which columns a report has, from its first megabytes.
final class ReportSurvey: ReportSink {
  private static let byteLimit = 1 << 22
  private static let sampleLimit = 100
  private static let columnLimit = 1000
  /// The columns in the order of first sight, their first values and what these are.
  private(set) var fields: [ReportField] = []
  private(set) var samples: [[String]] = []
  private(set) var words: [[FieldWord]] = []
  private var places: [String: Int] = [:]

  /// Looks at a report's beginning; throws where it cannot be read.
  init(_ file: InputFile, _ kind: ReportKind) throws(PlotError) {
    var scan = ReportScan(kind, into: self)
    let lines = LineReader(file)
    while let line = try lines.next(), line.offset < Self.byteLimit { try scan.take(line.bytes) }
    try scan.finish()
  }

  func set(_ field: ReportField, _ bytes: UnsafeRawBufferPointer) {
    let place: Int
    if let known = places[field.name] {
      place = known
    } else {
      guard fields.count < Self.columnLimit else { return }
      place = fields.count
      places[field.name] = place
      fields.append(field)
      samples.append([])
      words.append([])
    }
    guard samples[place].count < Self.sampleLimit else { return }
    samples[place].append(String(decoding: bytes, as: UTF8.self))
    words[place].append(FieldWord(bytes))
  }

  func endRow(at line: Int) {}
  func beginSample() {}
}
