import ArgumentParser
import PlotCore
import PlotEngine
import Host

struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init", abstract: "Write a commented config to start from.",
      discussion: """
          \(PlotTool.name) init ls.mem
          \(PlotTool.name) init ls.mem -o ls.jsonc && \(PlotTool.name) run ls.jsonc
        """)
  }

  @Argument(help: "A recording to draw.") var capture: String?
  @Option(
    name: [.short, .long],
    help: "The config's file; standard output where it is not given.")
  var output: String?
  @Flag(help: "Write over a file that is there.") var force = false

  func run() throws {
    let text = Array(try config().text.utf8)
    guard let output, output != "-" else {
      var sink = ByteSink.standardOutput
      try sink.write(text)
      return try sink.flush()
    }
    if !force, access(output, F_OK) == 0 {
      throw PlotError(
        .usage, "the file is there already", at: Place(file: output),
        remedy: "name another with -o, or write over it with --force")
    }
    if let capture, OutputFile.isSame(capture, output) {
      throw PlotError(
        .usage, "is the recording", at: Place(file: output), remedy: "name another file with -o")
    }
    try OutputFile.write(text, to: output)
    Console.write("wrote \(output)\n")
  }

  private func config() throws -> StartingConfig {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    let endings = registry.renderers.flatMap { $0.fileExtensions }
    let ending = endings.contains("png") ? "png" : endings.first ?? "png"
    let file = output.flatMap { $0 == "-" ? nil : $0 } ?? "run.jsonc"
    guard let capture else {
      return StartingConfig(path: "run.mem", name: "run", ending: ending, file: file)
    }
    guard capture != "-" else {
      throw PlotError(
        .usage, "a config cannot name standard input's recording", remedy: "name a file")
    }
    let opener = InputOpener(registry: registry)
    let input = Input(name: capture, file: try opener.file(at: capture))
    let source = try opener.open(input, parser: nil)
    let format = source.info.format
    let parser = registry.plugins.first { $0.id == format && $0.kindName == "parser" }
    return StartingConfig(
      path: path(of: capture, from: file), name: FlagConfig.stem(capture), columns: source.columns,
      mainColumn: source.mainColumn, rowCount: source.rowCount, format: format,
      takesClock: parser?.declarations.contains { $0.key == "clock" } ?? false, ending: ending,
      file: file)
  }

  /// The recording as the config sees it: paths are seen from the config's folder.
  private func path(of capture: String, from file: String) -> String {
    let path = capture.replacing("${", with: "$${")
    if capture.hasPrefix("/") || !file.contains("/") { return path }
    guard let real = realpath(capture, nil) else { return path }
    defer { free(real) }
    return String(cString: real).replacing("${", with: "$${")
  }
}
