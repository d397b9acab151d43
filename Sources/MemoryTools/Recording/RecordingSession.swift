import PlotCLI
import ArgumentParser
import MemoryRecordings
import PlotCore

#if canImport(Glibc)
  import Glibc

  /// How a program is recorded, as flags.
  struct RecordingFlags: ParsableArguments {
    @Option(
      name: [.short, .long],
      help: ArgumentHelp(
        "The recording; NAME.mem in the current folder where it is not given.", valueName: "file"))
    var data: String?

    @Option(
      help: ArgumentHelp(
        "Record the process of this name, of all that the program starts.", valueName: "name"))
    var program: String?

    @Flag(help: "Write each sample at once: nothing is lost when the program is killed.")
    var unbuffered = false

    @Option(
      help: ArgumentHelp(
        "How many samples are gathered before they are written, 1 to 32768; 1024 where it is not given.",
        valueName: "count"))
    var buffer: Int?

    @Flag(help: "Count mmap, mremap and munmap too.") var mmap = false

    @Flag(help: "Add samples of the stack by a timer; it kills programs that exec.")
    var timer = false

    @Option(
      help: ArgumentHelp(
        "How often the process' resident memory is looked at.", valueName: "interval"))
    var rss: String = "20ms"

    @Flag(name: .customLong("no-rss"), help: "Do not look at resident memory.")
    var noRSS = false

    @Option(
      help: ArgumentHelp("Where libmemusage.so is, if not where it should be.", valueName: "file"))
    var library: String?

    func validate() throws {
      let sizes = 1...RecordingOptions.largestBuffer
      if let buffer, !sizes.contains(buffer) {
        throw ValidationError("--buffer: \(buffer) is outside 1...\(sizes.upperBound)")
      }
    }
  }

  /// One program that is recorded: all that can be wrong is found before it runs.
  struct RecordingSession {
    /// The recording's path as the user knows it.
    let data: String
    private let program: ProgramFile
    private let words: [String]
    private let options: RecordingOptions

    /// Finds program, library and folder; throws where one is missing.
    init(_ command: [String], flags: RecordingFlags) throws {
      let isMarked = command.first == "--"
      words = isMarked ? Array(command.dropFirst()) : command
      guard let word = words.first, !word.isEmpty else {
        throw PlotError(
          .usage, "there is no program to record",
          remedy: "name it behind the options: \(PlotTool.name) record ls -la")
      }
      if !isMarked, word.hasPrefix("-") {
        let known = [
          "--data", "--program", "--unbuffered", "--buffer", "--mmap", "--timer", "--rss",
          "--no-rss",
          "--library", "--limit", "--output", "--config", "--no-plot", "--title", "--total",
          "--time",
          "--width", "--height", "--scale", "--theme", "--threads", "--report", "--quiet",
        ]
        throw PlotError(
          .usage, "there is no option \"\(word)\"",
          remedy: Spelling.nearest(to: word, among: known).map { "did you mean \"\($0)\"?" }
            ?? "a program of this name stands behind --")
      }
      var interval: Double?
      if !flags.noRSS {
        guard let seconds = Quantity.parse(flags.rss, as: .time), (0.001...3600).contains(seconds)
        else {
          throw PlotError(
            .usage, "--rss: \"\(flags.rss)\" is no time from 1ms to 1h", remedy: "such as 20ms")
        }
        interval = seconds
      }
      let library = try MemusageLibrary.find(flags.library)
      do {
        program = try ProgramFile(word)
      } catch {
        throw Failure(errors: [error.error], exitStatus: error.exitStatus)
      }
      data = flags.data ?? program.name + ".mem"
      var options = RecordingOptions(
        library: library, processName: flags.program ?? program.name,
        capture: try Self.absolute(data))
      options.bufferSize =
        flags.unbuffered ? 1 : flags.buffer ?? RecordingOptions.usualBuffer
      options.tracesMaps = flags.mmap
      options.usesTimer = flags.timer
      options.residentInterval = interval
      self.options = options
    }

    /// Runs the program; throws where it cannot be started.
    func record() throws -> RecordedRun {
      // What stands there afterwards is of this run, or nothing is.
      for path in [options.capture, Sidecar.path(for: options.capture)] where unlink(path) != 0 {
        guard errno == ENOENT else {
          throw PlotError(.output, "cannot write: \(systemMessage(errno))", at: Place(file: path))
        }
      }
      do {
        return try Recorder(program, arguments: Self.bytes(of: words), options: options).run()
      } catch {
        throw Failure(errors: [error.error], exitStatus: error.exitStatus)
      }
    }

    /// Looks at what was recorded and keeps what is known of it; throws where that is nothing.
    func finish(_ run: RecordedRun, isQuiet: Bool) throws {
      if let silence = Silence.reason(for: program, options: options, run: run) { throw silence }
      let sidecar = Sidecar(
        command: words, options: options,
        creator: PlotTool.creator, run: run,
        clock: try CaptureClock(of: options.capture, in: run))
      try sidecar.write(run.resident, beside: options.capture)
      guard !isQuiet else { return }
      let size = try InputFile(path: options.capture).byteCount
      Console.write("wrote \(data) (\(QuantityFormat.string(Double(size), unit: .bytes)))\n")
    }

    /// Returns the absolute path of a file to be; throws where it cannot be written.
    private static func absolute(_ path: String) throws(PlotError) -> String {
      var status = stat()
      let place = Place(file: path)
      if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
        throw PlotError(
          .usage, "the recording cannot be written: something else than a file is there", at: place,
          remedy: "name another file with --data")
      }
      let slash = path.lastIndex(of: "/")
      let folder = slash.map { String(path[...$0]) } ?? "."
      let name = slash.map { path[path.index(after: $0)...] } ?? path[...]
      guard !name.isEmpty, let real = realpath(folder, nil) else {
        throw PlotError(
          .output, "there is no folder \"\(folder)\"", at: place,
          remedy: "make it: mkdir -p \(folder)")
      }
      defer { free(real) }
      guard access(real, W_OK | X_OK) == 0 else {
        throw PlotError(
          .output, "the folder \"\(folder)\" cannot be written to: \(systemMessage(errno))",
          at: place, remedy: "name a file elsewhere with --data")
      }
      let text = String(cString: real)
      return (text == "/" ? "" : text) + "/" + name
    }

    /// The words as the system handed them to us, where they are our own last ones: file names need
    /// not be UTF-8.
    private static func bytes(of words: [String]) -> [[UInt8]] {
      let count = Int(CommandLine.argc)
      guard words.count < count, Array(CommandLine.arguments.suffix(words.count)) == words else {
        return words.map { Array($0.utf8) }
      }
      return ((count - words.count)..<count).map { index in
        guard let word = CommandLine.unsafeArgv[index] else { return [] }
        return Array(UnsafeRawBufferPointer(start: word, count: strlen(word)))
      }
    }
  }
#endif
