import PlotConfig
import PlotCore
import PlotLayout

extension Run {
  /// What became of an output.
  struct Written: Sendable {
    var told: RunReport.Output
    var readerLeft = false
  }

  /// Writes those outputs that were not refused, at the same time; takes what is wrong with one into
  /// what it returns.
  func write(
    _ outputs: [OutputSpec], _ refusals: [PlotError?], _ figures: OutputFigures
  ) throws(PlotError) -> [(Written, seconds: Double)] {
    try Workers.map(outputs.count, on: options.workerCount) { number in
      write(outputs[number], refusal: refusals[number], number, figures)
    }
  }

  private func write(
    _ output: OutputSpec, refusal: PlotError?, _ number: Int, _ figures: OutputFigures
  ) -> (Written, seconds: Double) {
    let watch = Stopwatch()
    var written = Written(
      told: RunReport.Output(path: output.path, type: output.type, byteCount: 0, error: refusal))
    if refusal == nil {
      do throws(PlotError) {
        try write(output, figures.figure(of: number), &written)
      } catch {
        written.told.error = spec.placed(error).at(output.place ?? Place(file: output.path))
      }
    }
    return (written, watch.seconds)
  }

  private func write(
    _ output: OutputSpec, _ figure: Figure, _ written: inout Written
  ) throws(PlotError) {
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
}
