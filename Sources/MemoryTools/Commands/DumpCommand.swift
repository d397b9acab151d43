import PlotCLI
import ArgumentParser
import PlotCore
import PlotEngine

struct DumpCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "dump",
      abstract: "Print a recording's records as they stand in the file, before any repair.")
  }

  @Argument(help: "The recording; - is standard input.") var capture: String

  func run() throws { try Dump.write(capture) }
}

/// Prints records with the parser that knows them.
enum Dump {
  /// Writes a recording's records to standard output.
  static func write(_ path: String) throws {
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    let opener = InputOpener(registry: registry)
    let input = Input(name: path, file: try opener.file(at: path))
    guard let parser = try opener.recognize(input) as? any DumpingParser else {
      throw PlotError(
        .usage, "recordings of this format have no record dump", at: Place(file: path),
        remedy: "use an output with stage raw, such as -o raw.csv")
    }
    var sink = ByteSink.standardOutput
    do {
      try parser.dump(input, to: &sink)
    } catch {
      throw error.at(Place(file: path))
    }
    try sink.flush()
  }
}
