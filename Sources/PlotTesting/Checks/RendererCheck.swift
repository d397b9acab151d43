import PlotCore

/// Checks what a renderer promises: its options, the same bytes twice and on any number of threads,
/// the sink's own error where the sink fails, and no trap on figures that are empty, damaged or far off the page.
///
/// The ordinary figure must be written; the strange ones may be refused with an error, twice the same.
public func checkRenderer<R: Renderer>(
  _ renderer: R, figures: [SampleFigure] = SampleFigure.all
) -> [Violation] {
  var violations = checkComponent(R.self)
  violations.expect(!R.fileExtensions.isEmpty, "\(R.id) has no ending for files")
  for ending in R.fileExtensions {
    violations.expect(
      !ending.isEmpty && !ending.hasPrefix(".") && ending == ending.lowercased(),
      "the ending \"\(ending)\" is not in lower case without dot")
  }
  for sample in figures {
    var onThreads = sample.figure
    onThreads.workerCount = 3
    let (first, second) = (
      write(sample.figure, with: renderer), write(onThreads, with: renderer)
    )
    switch (first, second) {
    case (.success(let bytes), .success(let again)):
      violations.expect(bytes == again, "\(R.id), \(sample.name): other bytes the second time")
      violations.expect(
        !bytes.isEmpty || sample.isStrange, "\(R.id), \(sample.name): nothing is written")
      if !sample.isStrange {
        violations += checkFailingSinks(renderer, sample, byteCount: bytes.count)
      }
    case (.failure(let error), .failure(let again)):
      violations.expect(
        sample.isStrange, "\(R.id), \(sample.name): cannot be written: \(error)")
      violations.expect(error == again, "\(R.id), \(sample.name): another error the second time")
      violations += checkStyle(of: error)
    default:
      violations.append(Violation("\(R.id), \(sample.name): fails one time and not the other"))
    }
  }
  return violations
}

private func write(
  _ figure: Figure, with renderer: some Renderer, failingAt limit: Int = .max
) -> Result<[UInt8], PlotError> {
  let kept = Kept(limit: limit)
  var sink = ByteSink { bytes throws(PlotError) in try kept.append(bytes) }
  do throws(PlotError) {
    try renderer.render(figure, to: &sink)
    try sink.flush()
  } catch {
    return .failure(error)
  }
  return .success(kept.bytes)
}

private func checkFailingSinks<R: Renderer>(
  _ renderer: R, _ sample: SampleFigure, byteCount: Int
) -> [Violation] {
  var violations: [Violation] = []
  for limit in Set([0, 1, byteCount / 3, byteCount - 1]).sorted() where limit < byteCount {
    switch write(sample.figure, with: renderer, failingAt: max(0, limit)) {
    case .failure(Kept.full): break
    case .failure(let error):
      violations.append(
        Violation("\(R.id): a sink that fails at byte \(limit) becomes \"\(error)\""))
    case .success:
      violations.append(Violation("\(R.id): a sink that fails at byte \(limit) is not noticed"))
    }
  }
  return violations
}

/// Keeps what a sink is given, up to a limit.
private final class Kept {
  static let full = PlotError(.output, "the sink of the check is full")
  private(set) var bytes: [UInt8] = []
  private let limit: Int

  init(limit: Int) { self.limit = limit }

  func append(_ more: UnsafeRawBufferPointer) throws(PlotError) {
    guard more.count <= limit - min(limit, bytes.count) else { throw Self.full }
    bytes.append(contentsOf: more)
  }
}

extension Renderer {
  /// Returns what the renderer writes of a figure.
  public func bytes(of figure: Figure) throws(PlotError) -> [UInt8] {
    try write(figure, with: self).get()
  }
}
