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
    self.registry = registry.withStandards
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
    let refusals = try refusals(of: outputs)
    let isHopeless = !outputs.isEmpty && !refusals.contains { $0 == nil }
    guard !isHopeless else {
      report.outputs = zip(outputs, refusals).map { output, error in
        RunReport.Output(path: output.path, type: output.type, byteCount: 0, error: error)
      }
      return report
    }

    guard let figures = try read(outputs, into: &report) else { return report }
    for (output, seconds) in try write(outputs, refusals, figures) {
      report.outputs.append(output.told)
      report.readerLeft = report.readerLeft || output.readerLeft
      report.steps.append(
        RunReport.Step(
          name: "write \(output.told.type)", rows: 0, bytes: output.told.byteCount,
          seconds: seconds))
    }
    return report
  }

  /// Reads the inputs and returns the figure of each of the run's outputs, without writing any.
  package func figures() throws(PlotError) -> [Figure] {
    do throws(PlotError) {
      var report = RunReport(summaries: [], outputs: [], steps: [], readerLeft: false)
      guard let figures = try read(spec.outputs, into: &report) else { return [] }
      return spec.outputs.indices.map(figures.figure)
    } catch {
      throw spec.placed(error)
    }
  }

  /// Walks over the inputs as often as is needed, tells their figures, and plans what is drawn; nil
  /// where nothing is.
  private func read(
    _ outputs: [OutputSpec], into report: inout RunReport
  ) throws(PlotError) -> OutputFigures? {
    var inputs = try RunInputs(of: spec, registry: registry, options: options)
      .open(isDrawn: outputs.contains { $0.demand.needsLayout })
    if let note = lightNote(on: outputs), !inputs.isEmpty { inputs[0].add(note) }
    let limit = try HeldLimit.find(spec.limit, for: &inputs, registry)
    var walk = Walk(
      over: inputs, options: options,
      wantsAll: options.wantsAllStatistics || outputs.isEmpty || spec.figure != nil
        || !options.percentiles.isEmpty || outputs.contains { $0.demand.isSummary },
      limit: limit)
    guard !outputs.isEmpty else {
      // Who wants figures alone pays for no picture.
      try walk.run()
      try walk.findPercentiles()
      report.summaries = try walk.summaries()
      report.steps = walk.steps
      return nil
    }
    let pages = try OutputPages(of: outputs, theme: spec.theme, registry: registry)
    var planner = FigurePlanner(spec, pages: pages, limit: limit)
    let plan = try walk.run(for: &planner)
    try walk.countHidden(by: plan.suggestion)
    walk.tell(plan.leftOut)
    try walk.noteSmallPage(of: plan, on: pages)
    if outputs.contains(where: \.isFinished) { walk.noteScripts(of: plan.figure, on: pages) }
    try walk.noteTwins(in: plan.figure, on: pages)
    try walk.findPercentiles()
    report.summaries = try walk.summaries()
    report.steps = walk.steps
    report.planning = planner.counts

    return OutputFigures(
      of: outputs, pages: pages, plan: plan, walk: walk, summaries: report.summaries)
  }

  /// Says which outputs cannot follow their reader's screen, though their theme does; nil for none.
  private func lightNote(on outputs: [OutputSpec]) -> Note? {
    let types = outputs.filter {
      $0.isFinished && ($0.theme ?? spec.theme).inTheDark != nil
    }.map(\.type)
    guard !types.isEmpty else { return nil }
    let names = Set(types).sorted().joined(separator: ", ")
    return Note(
      .notice, "theme-auto", count: types.count,
      "\(names) cannot follow the reader's screen, and took the theme \"\(ThemeSet.usual)\"",
      remedy: "write SVG, or name the theme \"dark\"")
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

  /// Says why outputs cannot be written, before any work is done for them; nil for each that can.
  private func refusals(of outputs: [OutputSpec]) throws(PlotError) -> [PlotError?] {
    guard !outputs.isEmpty else { return [] }
    let inputs = FileIdentity.inputs(of: spec)
    var refusals: [PlotError?] = []
    for output in outputs {
      if let name = FileIdentity(of: output.path).flatMap({ inputs[$0] }) {
        throw PlotError(
          .usage, "output \"\(output.path)\" is the input \"\(name)\"", at: output.place,
          remedy: "inputs are never written to: name another file")
      }
      var refusal: PlotError?
      if options.mode == .write {
        do throws(PlotError) { try OutputFile.check(output.path) } catch { refusal = error }
      }
      refusals.append(refusal)
    }
    return refusals
  }
}
