import PlotCore

extension Plugin {
  /// Reads a number from each line.
  public static let numbers = Plugin.parser(NumbersParser.self)
}

/// Reads one number from each line; a line without one is a gap.
public struct NumbersParser: Parser {
  /// `numbers`.
  public static let id = "numbers"
  /// What it reads.
  public static let summary = "reads a number from each line of a text"

  /// Creates it.
  public init(options: NoOptions) {}

  /// Any text of digits may be one; there is no sign to be certain of.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition {
    !head.isEmpty && head.allSatisfy { "0123456789.-+eE\n".utf8.contains($0) } ? .plausible : .no
  }

  /// Reads the whole file; throws where there is no line.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let bytes = try input.file.bytes(at: 0, count: input.file.byteCount)
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    guard !lines.isEmpty else {
      throw PlotError(
        .input, "has no lines", at: Place(file: input.file.path), remedy: "record it again")
    }
    let values = lines.map { Double($0) ?? .nan }
    var info = SourceInfo(format: Self.id, byteCount: bytes.count)
    let gaps = values.count { $0.isNaN }
    if gaps > 0 { info.notes = [Note(.dataLoss, "no-number", count: gaps, "lines hold no number")] }
    return MemorySource(
      [(.event, nil), (Column("value", storage: .real), .reals(values))], info: info)
  }
}
