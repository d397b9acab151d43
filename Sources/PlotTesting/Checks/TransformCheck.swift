import PlotCore

/// Checks what a transform promises: its options, tables of 0, 1 and 2 rows, gaps, equal x, the same
/// result whatever the block size of what it reads, and sources that keep a source's contract.
///
/// The transform is tried on `inputCount` samples of `SampleSource`, whose columns are `event`,
/// `time`, `heap`, `stack` and `ratio`; `make` gives others. It may refuse a shape by throwing, but
/// then whatever the block size.
public func checkTransform<T: SeriesTransform>(
  _ transform: T, inputCount: Int = 1,
  make: (SampleSource.Shape, Int) -> any Source = { SampleSource.make($0, blockRows: $1) }
) -> [Violation] {
  var violations = checkComponent(T.self)
  for shape in SampleSource.Shape.allCases {
    let wanted = outcome(transform, shape, 4096, inputCount, make, &violations)
    for blockRows in [1, 7, 64] {
      let found = outcome(transform, shape, blockRows, inputCount, make, &violations)
      if let difference = difference(wanted, found) {
        violations.append(
          Violation("\(T.id), \(shape.rawValue), blocks of \(blockRows) rows: \(difference)"))
      }
    }
  }
  return violations
}

private typealias Outcome = Result<[SourceTable], PlotError>

private func outcome(
  _ transform: some SeriesTransform, _ shape: SampleSource.Shape, _ blockRows: Int,
  _ inputCount: Int, _ make: (SampleSource.Shape, Int) -> any Source,
  _ violations: inout [Violation]
) -> Outcome {
  let name = "\(type(of: transform).id), \(shape.rawValue)"
  do throws(PlotError) {
    let sources = (0..<inputCount).map { _ in make(shape, blockRows) }
    var tables: [SourceTable] = []
    for result in try transform.apply(to: sources, in: TransformContext()) {
      let source = try result.settled()
      violations += try checkSource(source, named: name)
      tables.append(try SourceTable(source, violations: &violations, name: name))
    }
    return .success(tables)
  } catch {
    violations += checkStyle(of: error)
    return .failure(error)
  }
}

private func difference(_ wanted: Outcome, _ found: Outcome) -> String? {
  switch (wanted, found) {
  case (.success(let wanted), .success(let found)):
    if wanted.count != found.count { return "\(found.count) sources, not \(wanted.count)" }
    return zip(found, wanted).lazy.compactMap { $0.difference(from: $1) }.first
  case (.failure(let wanted), .failure(let found)):
    return wanted == found ? nil : "throws \"\(found)\", not \"\(wanted)\""
  case (.success, .failure(let error)): return "throws \"\(error)\""
  case (.failure(let error), .success): return "does not throw \"\(error)\""
  }
}
