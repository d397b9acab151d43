import PlotConfig
import PlotCore

/// Puts inputs of different kinds on one clock, for the figure that shows them together.
///
/// Seconds are seconds, whatever a file counts. Where several inputs tell the time of day and ran at
/// the same time, they stand as they did; all others begin at 0.
enum SharedClock {
  /// Returns the inputs of a run with their times moved to one zero.
  ///
  /// Changes nothing where a config says itself what is drawn. Throws where the figure is drawn and
  /// an input's times cannot be turned into seconds.
  static func aligned(
    _ inputs: [OpenInput], of spec: RunSpec, _ context: TransformContext
  ) throws(PlotError) -> [OpenInput] {
    guard spec.figure == nil, !spec.outputs.isEmpty, SharedFigure.isWanted(for: inputs) else {
      return inputs
    }
    do throws(PlotError) {
      try check(inputs)
    } catch {
      // Who exports numbers needs no common clock.
      guard spec.outputs.contains(where: { $0.demand.needsLayout }) else { return inputs }
      throw error
    }
    return try moved(inputs, context)
  }

  /// Throws where one counts its time in something else than the others.
  private static func check(_ inputs: [OpenInput]) throws(PlotError) {
    for input in inputs {
      guard let index = input.timeIndex else { continue }
      let column = input.source.columns[index]
      guard column.unit != .seconds else { continue }
      let isBytes = column.unit == .bytes
      throw PlotError(
        .input,
        "counts time in \(ClockRate.words(for: column)), and is to be drawn with others over"
          + " seconds", at: Place(file: input.path),
        remedy: isBytes
          ? "record it again over time, with --time-unit=ms"
          : ClockRate.remedy(for: input.spec))
    }
  }

  /// When an input begins and ends, in nanoseconds since 1970; nil where it does not tell.
  private static func span(of input: OpenInput) throws(PlotError) -> ClosedRange<Double>? {
    // Transforms may have changed what the times count from.
    guard let start = input.info.startTime, input.spec.transforms.isEmpty,
      input.spec.shift == nil, let index = input.timeIndex, input.source.rowCount > 0
    else { return nil }
    let last = try input.source.value(row: input.source.rowCount - 1, column: index).double
    guard last.isFinite else { return nil }
    return Double(start)...(Double(start) + max(0, last) * 1e9)
  }

  private static func moved(
    _ inputs: [OpenInput], _ context: TransformContext
  ) throws(PlotError) -> [OpenInput] {
    if SharedFigure.isOneRecording(inputs) { return inputs }
    var inputs = inputs
    var spans: [(index: Int, span: ClosedRange<Double>)] = []
    for index in inputs.indices {
      if let span = try span(of: inputs[index]) { spans.append((index, span)) }
    }
    spans.sort { $0.span.lowerBound < $1.span.lowerBound }
    var isJoined = spans.count > 1
    var end = spans.first?.span.upperBound ?? 0
    for (_, span) in spans.dropFirst() {
      isJoined = isJoined && span.lowerBound <= end
      end = max(end, span.upperBound)
    }
    let known = Set(isJoined ? spans.map(\.index) : [])
    if isJoined, let origin = spans.compactMap({ inputs[$0.index].info.startTime }).min() {
      for (index, _) in spans {
        let (steps, over) = (inputs[index].info.startTime ?? origin)
          .subtractingReportingOverflow(origin)
        guard !over, steps > 0 else { continue }
        try inputs[index].shift(by: Double(steps) * 1e-9, context)
      }
    }
    for index in inputs.indices where inputs[index].spec.shift == nil && !known.contains(index) {
      let why =
        inputs[index].info.startTime == nil
        ? "its file does not tell the time of day" : "it did not run while another one did"
      inputs[index].add(
        Note(
          .info, "aligned-at-start", "it is drawn from its own start, since \(why)",
          remedy: "--shift \(inputs[index].fileName)=2s, or \"shift\" in a config, moves it"))
    }
    return inputs
  }
}
