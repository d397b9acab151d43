import PlotConfig
import Host
import PlotCore
import TextReading

/// Opens files with the parser that knows their content.
package struct InputOpener: Sendable {
  private static let headLength = 4096
  /// What is looked at where nobody knows a file of which the first line has no end in the head.
  private static let longHeadLength = 1 << 18
  let registry: Registry
  let temporaryFolder: String

  /// Creates an opener.
  package init(registry: Registry, temporaryFolder: String = "/tmp") {
    self.registry = registry
    self.temporaryFolder = temporaryFolder
  }

  /// Opens a file, or standard input where the path is `-`.
  package func file(at path: String) throws(PlotError) -> InputFile {
    path == "-" ? try spoolStandardInput() : try InputFile(path: path)
  }

  /// Opens a recording; a parser that is given is used whatever the content seems to be.
  package func open(
    _ input: Input, parser: (any Parser)?, options: ConfigValue? = nil
  ) throws(PlotError) -> any Source {
    try open(input, parser: parser, options: options, growth: nil)
  }

  /// Opens a recording that may be growing: what is kept of an earlier look need not be read again.
  func open(
    _ input: Input, parser: (any Parser)?, options: ConfigValue?, growth: Growth?
  ) throws(PlotError) -> any Source {
    var failures: [PlotError] = []
    do throws(PlotError) {
      let chosen: any Parser =
        if let parser { parser } else { try recognize(input, options: options, &failures) }
      guard let growth else { return try chosen.open(input) }
      return try growth.open(input, with: chosen)
    } catch {
      var error = error.at(Place(file: input.file.path))
      // One of those that cannot be used might have known the file.
      let remedies = [error.remedy].compactMap { $0 } + failures.map(\.inOneLine)
      if !failures.isEmpty { error.remedy = remedies.joined(separator: "; ") }
      throw error
    }
  }

  /// Returns the parser that is surest of a file, with options or its defaults.
  ///
  /// Where none is, the first parser says why: it knows best what a file is not.
  package func recognize(
    _ input: Input, options: ConfigValue? = nil
  ) throws(PlotError) -> any Parser {
    var failures: [PlotError] = []
    return try recognize(input, options: options, &failures)
  }

  /// Returns the parser, and what is wrong with those that could not be asked.
  private func recognize(
    _ input: Input, options: ConfigValue?, _ failures: inout [PlotError]
  ) throws(PlotError) -> any Parser {
    let heads = try Self.heads(of: input.file, length: Self.headLength)
    var found = Self.surest(of: heads, among: registry.parsers)
    if found == nil, let text = heads.first?.bytes, !text.contains(0), !text.contains(0x0A) {
      let longer = try Self.heads(of: input.file, length: Self.longHeadLength)
      found = Self.surest(of: longer, among: registry.parsers)
    }
    if found == nil {
      let more = registry.more()
      found = Self.surest(of: heads, among: more.plugins)
      if found == nil { failures = more.failures }
    }
    guard let plugin = found ?? registry.parsers.first, case .parser(let maker, _) = plugin.kind
    else {
      throw PlotError(.tool, "no parser is installed", remedy: "list one in the tool's main")
    }
    if found != nil { try refuseClock(options, of: plugin, for: input) }
    return try make(maker, options)
  }

  /// The first bytes of a file, before them the same as the text that it may be: parsers of text see lines,
  /// whatever these are written in.
  private static func heads(of file: InputFile, length: Int) throws(PlotError) -> [FileHead] {
    let bytes = try file.bytes(at: 0, count: length)
    let head = FileHead(bytes, byteCount: file.byteCount, path: file.path)
    guard TextForm(bytes) != .plain else { return [head] }
    let text = TextForm.text(of: bytes)
    let count = bytes.count == file.byteCount ? text.count : file.byteCount
    return [FileHead(text, byteCount: count, path: file.path), head]
  }

  /// Returns the parser that is surest of a file, the first of several; nil where none is sure.
  private static func surest(of heads: [FileHead], among plugins: [Plugin]) -> Plugin? {
    var best: (plugin: Plugin, recognition: Recognition)?
    for head in heads {
      for plugin in plugins {
        let recognition = plugin.recognize(head)
        if recognition > best?.recognition ?? .no { best = (plugin, recognition) }
      }
    }
    return best?.plugin
  }

  /// Throws where a flag gives a clock's rate or duration to a format that takes none: of a config's keys
  /// who wrote a flag knows nothing.
  private func refuseClock(
    _ options: ConfigValue?, of plugin: Plugin, for input: Input
  ) throws(PlotError) {
    guard let clock = options?["clock"], clock.place.file.hasPrefix("--"),
      let given = clock.members?.first
    else { return }
    var known: [String] = []
    for option in plugin.declarations where option.key == "clock" {
      if case .object(let parts) = option.form { known = parts.map(\.key) }
    }
    guard !known.contains(given.key) else { return }
    let what = given.key == "hz" ? "rate" : given.key
    throw PlotError(
      .usage, "\(input.file.path) is read as \(plugin.id), whose times take no \(what)",
      at: Place(file: given.place.file),
      remedy: known.contains("hz")
        ? "give the rate of its clock: --hz 2.6GHz"
        : "leave it out; --clock FILE=2.6GHz gives a rate to one of several recordings")
  }

  private func make(
    _ maker: Maker<any Parser>, _ options: ConfigValue?
  ) throws(PlotError) -> any Parser {
    guard let options else {
      var nothing = OptionReader(nil)
      return try maker.read(&nothing)()
    }
    var decoder = ConfigDecoder(registry: registry, folders: [:])
    if let parser = decoder.make(maker, from: options, options.place.path ?? "format") {
      return parser
    }
    throw decoder.errors.first ?? PlotError(.config, "wrong format", at: options.place)
  }

  /// Copies standard input into a file without a name, because sources are read at any place.
  private func spoolStandardInput() throws(PlotError) -> InputFile {
    let descriptor = openUnnamedFile(in: temporaryFolder)
    guard descriptor >= 0 else {
      throw PlotError(
        .input, "cannot keep standard input in \(temporaryFolder): \(systemMessage(errno))",
        remedy: "set TMPDIR to a folder that can be written")
    }
    do throws(PlotError) {
      try copyStandardInput(to: descriptor)
    } catch {
      close(descriptor)
      throw error
    }
    return try InputFile(descriptor: descriptor, path: "-")
  }

  private func copyStandardInput(to descriptor: Int32) throws(PlotError) {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count: Int
      do throws(TransferFailure) {
        count = try readFully(STDIN_FILENO, into: block)
      } catch {
        throw PlotError(.input, "cannot read standard input: \(systemMessage(error.number))")
      }
      do throws(TransferFailure) {
        try writeFully(UnsafeRawBufferPointer(rebasing: block[..<count]), to: descriptor)
      } catch {
        throw PlotError(
          .input,
          "cannot keep standard input in \(temporaryFolder): \(systemMessage(error.number))",
          remedy: "set TMPDIR to a folder with room")
      }
      if count < block.count { return }
    }
  }
}
