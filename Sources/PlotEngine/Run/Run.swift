import PlotConfig
import PlotCore
import PlotLayout
import PlotScene

/// One run: reads the inputs, places the figure, writes the outputs.
package struct Run: Sendable {
  let spec: RunSpec
  let registry: Registry
  let options: RunOptions

  /// Creates a run.
  package init(_ spec: RunSpec, registry: Registry, options: RunOptions = RunOptions()) {
    self.spec = spec
    self.registry = registry
    self.options = options
  }

  /// Carries it out.
  ///
  /// Throws where nothing could be done; what is wrong with one output only stands in the report.
  package func execute() throws(PlotError) -> RunReport {
    do throws(PlotError) { return try carryOut() } catch { throw spec.placed(error) }
  }

  private func carryOut() throws(PlotError) -> RunReport {
    let outputs = try chosenOutputs()
    if outputs.isEmpty, !spec.checks.isEmpty {
      throw PlotError(
        .config, "the config has checks, and writes nothing", at: spec.checks[0].place,
        remedy: "hold them with `check --config`, or add \"outputs\"")
    }
    var report = RunReport(summaries: [], outputs: [], steps: [], readerLeft: false)
    var refusals: [PlotError?] = []
    for output in outputs { refusals.append(try refusal(of: output)) }
    let isHopeless = !outputs.isEmpty && !refusals.contains { $0 == nil }
    guard !isHopeless else {
      report.outputs = zip(outputs, refusals).map { output, error in
        RunReport.Output(path: output.path, type: output.type, byteCount: 0, error: error)
      }
      return report
    }

    var inputs = try openInputs()
    let limit = try HeldLimit.find(spec.limit, for: &inputs, root: options.systemRoot)
    var survey = Survey(
      inputs: inputs, options: options,
      wantsAll: options.wantsAllStatistics || spec.figure != nil || !options.percentiles.isEmpty
        || outputs.contains { $0.demand.isSummary }, limit: limit)
    let pages = try Pages(
      spec, outputs: outputs, inputs: survey.inputs, registry: registry, limit: limit)
    let data = try survey.run(
      columns: pages.columns,
      requests: { (inputs, data) throws(PlotError) in
        try pages.requests(pages.figure(inputs), data)
      })
    try survey.countHidden(by: pages.figure(survey.inputs))
    try survey.findPercentiles()
    report.summaries = try survey.summaries()
    report.steps = survey.steps

    let studio = try Studio(
      pages: pages, survey: survey, data: data, options: options, summaries: report.summaries)
    let written = try Workers.map(outputs.count, on: options.workerCount) { [refusals] number in
      write(outputs[number], refusal: refusals[number], studio)
    }
    for (output, seconds) in written {
      report.outputs.append(output.told)
      report.readerLeft = report.readerLeft || output.readerLeft
      report.steps.append(
        RunReport.Step(
          name: "write \(output.told.type)", rows: 0, bytes: output.told.byteCount,
          seconds: seconds))
    }
    return report
  }

  /// What became of an output.
  private struct Written: Sendable {
    var told: RunReport.Output
    var readerLeft = false
  }

  /// Writes an output that was not refused; takes what is wrong with it into what it returns.
  private func write(
    _ output: OutputSpec, refusal: PlotError?, _ studio: Studio
  ) -> (Written, seconds: Double) {
    let watch = Stopwatch()
    var written = Written(
      told: RunReport.Output(path: output.path, type: output.type, byteCount: 0, error: refusal))
    if refusal == nil {
      do throws(PlotError) {
        try write(output, studio, &written)
      } catch {
        written.told.error = spec.placed(error).at(output.place ?? Place(file: output.path))
      }
    }
    return (written, watch.seconds)
  }

  private func write(
    _ output: OutputSpec, _ studio: Studio, _ written: inout Written
  ) throws(PlotError) {
    let figure = try studio.figure(for: output)
    let compared = options.mode == .compare ? try ComparedFile(output.path) : nil
    let file: any OutputTarget =
      if let compared { compared } else { try OutputFile(output.path) }
    var sink = ByteSink { bytes throws(PlotError) in try file.write(bytes) }
    try output.renderer.render(figure, to: &sink)
    try sink.flush()
    try file.finish()
    written.told.byteCount = file.byteCount
    written.told.difference = compared?.difference
    written.readerLeft = file.readerLeft
  }

  private func chosenOutputs() throws(PlotError) -> [OutputSpec] {
    let chosen = try outputsOfChosenTypes()
    guard options.mode == .compare else { return chosen }
    let compared = chosen.filter { ComparedFile.canCompare($0.path) }
    guard compared.isEmpty, !chosen.isEmpty else { return compared }
    throw PlotError(
      .usage, "no output of the run is a file that could be compared",
      remedy: "name one with -o")
  }

  private func outputsOfChosenTypes() throws(PlotError) -> [OutputSpec] {
    guard let only = options.only else { return spec.outputs }
    let known = spec.outputs.map(\.type)
    for type in only where !known.contains(type) {
      throw PlotError(
        .usage, "the run has no output of type \"\(type)\"",
        remedy: Spelling.nearest(to: type, among: known).map { "did you mean \"\($0)\"?" }
          ?? "it has \(known.joined(separator: ", "))")
    }
    return spec.outputs.filter { only.contains($0.type) }
  }

  /// Says why an output cannot be written, before any work is done for it.
  private func refusal(of output: OutputSpec) throws(PlotError) -> PlotError? {
    for input in spec.inputs {
      if case .file(let path) = input.origin, OutputFile.isSame(path, output.path) {
        throw PlotError(
          .usage, "output \"\(output.path)\" is the input \"\(input.name)\"", at: output.place,
          remedy: "inputs are never written to: name another file")
      }
    }
    guard options.mode == .write else { return nil }
    do throws(PlotError) {
      try OutputFile.check(output.path)
      return nil
    } catch {
      return error
    }
  }

  /// Opens an input's file; where a config names it, an error points there.
  private static func open(
    _ path: String, of input: InputSpec, with opener: InputOpener
  ) throws(PlotError) -> InputFile {
    do throws(PlotError) {
      return try opener.file(at: path)
    } catch {
      guard let place = input.place, place.position != nil else { throw error }
      var error = error
      error.message = "\(path): \(error.message)"
      error.place = place
      throw error
    }
  }

  /// Opens the files, then derives what is made from others.
  private func openInputs() throws(PlotError) -> [OpenInput] {
    let opener = InputOpener(registry: registry, temporaryFolder: options.temporaryFolder)
    let context = TransformContext(
      workerCount: options.workerCount, temporaryFolder: options.temporaryFolder)
    let origins = Set(
      spec.inputs.flatMap { input -> [String] in
        if case .inputs(let names) = input.origin { names } else { [] }
      })
    var opened: [String: OpenInput] = [:]
    for input in spec.inputs {
      guard case .file(let path) = input.origin else { continue }
      let file = try Self.open(path, of: input, with: opener)
      let base = try opener.open(
        Input(name: input.name, file: file), parser: input.parser, options: input.formatOptions,
        growth: options.growth)
      var open = try OpenInput(input, path: path, base: base, context: context)
      // What others are derived from must not change under them.
      if origins.contains(input.name) { _ = try open.settle(context) }
      opened[input.name] = open
    }
    var rest = spec.inputs.filter { opened[$0.name] == nil }
    while !rest.isEmpty {
      let ready = rest.filter { input in
        guard case .inputs(let names) = input.origin else { return false }
        return names.allSatisfy { opened[$0] != nil }
      }
      guard !ready.isEmpty else {
        throw PlotError(
          .config,
          "input \"\(rest[0].name)\" is derived from one that is not there, or from itself",
          at: rest[0].place)
      }
      for input in ready {
        guard case .inputs(let names) = input.origin else { continue }
        opened[input.name] = try OpenInput(
          input, from: names.compactMap { opened[$0] }, context: context)
      }
      rest.removeAll { opened[$0.name] != nil }
    }
    var inputs = try SharedClock.aligned(
      spec.inputs.compactMap { opened[$0.name] }, of: spec, context)
    if try chosenOutputs().contains(where: { $0.demand.needsLayout }) {
      try DifferenceFigure.prepare(&inputs, of: spec, context: context)
    }
    return inputs
  }
}

extension OutputSpec {
  var demand: Demand { renderer.demand }
}

extension Demand {
  /// Whether the figures of all columns are wanted.
  var isSummary: Bool { if case .data(.summary, _) = self { true } else { false } }
}
