import Host
import PlotCore

/// Reads a file through a program: the file on its standard input, CSV with a header or lines of JSON
/// objects from its standard output.
public struct CommandParser: Parser {
  /// `command`.
  public static let id = "command"
  /// What it does.
  public static let summary = "reads a file through a program that turns it into CSV or NDJSON"

  private let call: ProgramCall
  private let format: String

  /// Creates a parser; throws where no parser is named.
  public init(options: CommandOptions) throws(PlotError) {
    call = try options.call(of: .parser)
    format = SystemFile.baseName(call.program.name)
  }

  init(_ call: ProgramCall, format: String) {
    self.call = call
    self.format = format
  }

  /// No file tells which program a config would name.
  public static func recognize(_ head: [UInt8], byteCount: Int?) -> Recognition { .no }

  /// Runs the program; throws where it fails or what it wrote is no table.
  public func open(_ input: Input) throws(PlotError) -> any Source {
    let answer = try run(on: input.file)
    var source = try ProgramTable(
      answer, of: call.program, time: nil, stage: .input, path: input.file.path)
    source.info.format = format
    source.info.byteCount = input.file.byteCount
    return source
  }

  private func run(on file: InputFile) throws(PlotError) -> ProgramRun.Answer {
    if let descriptor = try file.descriptorFromStart() {
      defer { close(descriptor) }
      return try call.run(descriptor, stage: .input)
    }
    // Of a growing file no more than was seen of it.
    let input = try ScratchInput(stage: .input)
    var place = 0
    while place < file.byteCount {
      let bytes = try file.bytes(at: place, count: min(1 << 20, file.byteCount - place))
      guard !bytes.isEmpty else { break }
      place += bytes.count
      try input.append(bytes)
    }
    try input.rewind()
    return try call.run(input.descriptor, stage: .input)
  }
}
