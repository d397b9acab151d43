import PlotCore

/// Counts lines that a parser of text had to skip, and keeps where the first one stands.
public struct BadLines: Sendable {
  /// How many lines were skipped.
  public private(set) var count = 0
  /// Where the first one is wrong.
  public private(set) var first: Place.Position?
  /// What is wrong with the first one: lower case, no full stop.
  public private(set) var reason = ""

  /// Creates a count of nothing.
  public init() {}

  /// Counts a line; `column` is the byte in the line, from 0, at which it is wrong.
  public mutating func add(_ line: TextLine, column: Int = 0, _ reason: @autoclosure () -> String) {
    count += 1
    guard first == nil else { return }
    // Columns are characters: bytes that continue one do not count.
    let before = line.bytes.prefix(max(0, column))
    let characters = before.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
    first = Place.Position(line: line.number, column: characters + 1)
    self.reason = reason()
  }

  /// Counts a line that stands at a place which the parser knows itself.
  public mutating func add(at position: Place.Position, _ reason: @autoclosure () -> String) {
    count += 1
    guard first == nil else { return }
    first = position
    self.reason = reason()
  }

  /// Counts what an error is about that ended a text early.
  public mutating func add(_ error: PlotError) {
    add(at: error.place?.position ?? Place.Position(line: 1, column: 1), error.message)
  }

  /// A note with the code `bad-line`; nil where no line was skipped.
  public var note: Note? {
    guard let first else { return nil }
    let lines = count == 1 ? "1 line was skipped" : "\(Decimal.grouped(count)) lines were skipped"
    let which = count == 1 ? "" : "the first, "
    return Note(
      .dataLoss, "bad-line", count: count,
      "\(lines): \(which)\(first.line):\(first.column), \(reason)",
      figureWords: count == 1
        ? "1 line was left out" : "\(Decimal.grouped(count)) lines were left out")
  }

  /// The error for a file of which no line is left.
  public func nothingLeft(of path: String, what: String, remedy: String) -> PlotError {
    PlotError(
      .input, first == nil ? "holds no \(what)" : "holds no \(what) that can be read: \(reason)",
      at: Place(file: path, position: first), remedy: remedy)
  }
}
