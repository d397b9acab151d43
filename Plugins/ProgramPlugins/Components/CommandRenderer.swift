import PlotCore

/// Writes a page through a program: the page as JSON on its standard input, the file's bytes from its
/// standard output.
public struct CommandRenderer: Renderer {
  /// `command`.
  public static let id = "command"
  /// What it does.
  public static let summary = "writes the page that a program makes of its primitives"
  /// None: only a type names it.
  public static let fileExtensions: [String] = []

  private let call: ProgramCall

  /// Creates a renderer; throws where no renderer is named.
  public init(options: CommandOptions) throws(PlotError) {
    call = try options.call(of: .renderer)
  }

  init(_ call: ProgramCall) { self.call = call }

  /// As many columns as the program asks for.
  public var demand: Demand { .scene(columnsPerPoint: call.description?.columnsPerPoint ?? 1) }

  /// Runs the program; nothing is written before it has ended well.
  public func render(_ figure: Figure, to sink: inout ByteSink) throws(PlotError) {
    let scene = try figure.makeScene()
    let input = try ScratchInput(stage: .output)
    try input.append(SceneJSON.bytes(of: scene, creator: figure.creator, date: figure.date))
    try input.rewind()
    let output = try call.run(input.descriptor, stage: .output).output
    guard output.byteCount > 0 else {
      throw PlotError(.output, "\"\(call.program.name)\" ended well, and wrote nothing")
    }
    var place = 0
    while place < output.byteCount {
      let bytes = try output.bytes(at: place, count: min(1 << 20, output.byteCount - place))
      guard !bytes.isEmpty else { break }
      place += bytes.count
      try sink.write(bytes)
    }
  }
}
