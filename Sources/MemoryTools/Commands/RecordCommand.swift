import PlotCLI
import PlotConfig
import ArgumentParser
import PlotCore
import PlotEngine

#if canImport(Glibc)
  import Glibc

  struct RecordCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
      CommandConfiguration(
        commandName: "record",
        abstract: "Run a program, record its memory, and draw it.",
        usage: "\(PlotTool.name) record [options] [--] PROGRAM [ARGS]",
        discussion: """
          Options stand before the program; what follows it is the program's. Standard input, output and \
          the exit status are the program's own, and signals reach it.

            \(PlotTool.name) record ls -la /
            \(PlotTool.name) record -t --program cc1 -o cc1.png -o cc1.pdf cc -O2 -c big.c
            \(PlotTool.name) record --no-plot -d run.mem ./server --port 80

          NAME.mem is the recording, NAME.mem.json tells the clock's rate, how the program ended and \
          how much memory it held, and NAME.png is the picture; NAME is the program's. With -t resident memory stands \
          beside the heap, over the same seconds. The table on \
          standard error at the program's end is glibc's own.
          """)
    }

    /// Resident memory that was looked at less often than this is no curve.
    private static let fewestLooks = 4

    @OptionGroup var recording: RecordingFlags

    @Option(
      name: [.short, .long],
      help: "A picture to write; may be given several times. NAME.png where it is not given.")
    var output: [String] = []

    @Option(
      help: ArgumentHelp(
        "Draw as a config file says; where it has one input, that is the recording.",
        valueName: "file"))
    var config: String?

    @Flag(name: .customLong("no-plot"), help: "Record only.") var noPlot = false

    @Option(help: "The headline; the program's name where it is not given.") var title: String?

    @Flag(name: [.customShort("T"), .long], help: "Draw the sum of heap and stack too.")
    var total = false

    @Flag(
      name: [.customShort("t"), .long],
      help: "Draw over time instead of events, and resident memory beside the heap.")
    var time = false

    @OptionGroup var held: LimitOptions
    @OptionGroup var picture: PictureOptions
    @OptionGroup var running: RunningOptions

    @Argument(
      parsing: .captureForPassthrough,
      help: ArgumentHelp("The program and its arguments.", valueName: "program")) var command:
      [String] = []

    func run() throws {
      let session = try RecordingSession(command, flags: recording)
      let spec = try drawing(of: session)
      let run = try session.record()
      var errors: [PlotError] = []
      var status: Int32 = 0
      do {
        try session.finish(run, isQuiet: running.quiet)
        if var spec {
          if config == nil, run.resident?.samples.count ?? 0 < Self.fewestLooks {
            spec.inputs.removeSubrange(min(1, spec.inputs.count)...)
          }
          try ToolRun(running.value).carryOut(spec, sparesOutput: true)
        }
      } catch let error as PlotError {
        errors = [error]
        status = error.exitStatus
      } catch let failure as Failure {
        errors = failure.errors
        status = failure.exitStatus
      }
      // Whoever runs a program through us asks for its status, not for that of the picture.
      if run.ending.exitStatus != 0 { status = run.ending.exitStatus }
      if status != 0 { throw Failure(errors: errors, exitStatus: status) }
    }

    /// What is drawn afterwards, checked before the program runs; nil for nothing.
    private func drawing(of session: RecordingSession) throws -> RunSpec? {
      let looks = picture.value
      let hasLooks =
        !output.isEmpty || title != nil || time || total || looks.width != nil
        || looks.height != nil || looks.scale != nil || looks.theme != nil || held.limit != nil
      if let other = config != nil ? "--config" : noPlot ? "--no-plot" : nil, hasLooks {
        throw PlotError(
          .usage, "\(other) and flags of a picture exclude each other",
          remedy: config != nil ? "say it in the config" : "leave one of them out")
      }
      if noPlot { return nil }
      if let config {
        var spec = try ConfigLoading.load(config, ConfigFlags())
        let files = spec.inputs.indices.filter { index in
          if case .file = spec.inputs[index].origin { true } else { false }
        }
        if files.count == 1 { spec.inputs[files[0]].origin = .file(session.data) }
        return spec
      }
      guard !output.contains("-") else {
        throw PlotError(
          .usage, "-o -: standard output belongs to the program", remedy: "name a file")
      }
      // Resident memory is sampled over time, and has no events to be drawn over.
      let withResident = time && !recording.noRSS
      let files = [session.data] + (withResident ? [session.data + ".json"] : [])
      var flags = try FlagConfig(captures: files, clock: Clock())
      flags.figure(title: title, picture: looks)
      flags.hold(against: held.limit)
      for file in output.isEmpty ? [flags.defaultPicture] : output {
        try flags.output(file, scale: looks.scale)
      }
      var spec = try flags.decode()
      spec.wish = FigureWish(overTime: time, withTotal: total, secondary: .panel)
      return spec
    }
  }
#endif
