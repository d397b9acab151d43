import PlotConfig
import PlotCore

extension Walk {
  /// The figures of each input, in the order of its columns, and of the groups of its rows where those of
  /// all columns are wanted.
  mutating func summaries() throws(PlotError) -> [InputSummary] {
    var result: [InputSummary] = []
    var places: [String: Int] = [:]
    for number in inputs.indices where !inputs[number].spec.isHelper {
      places[inputs[number].spec.name] = result.count
      result.append(try summary(of: number))
    }
    guard wantsAll else { return result }
    for number in inputs.indices {
      guard let role = inputs[number].spec.group, role.isSummarized,
        let place = places[role.parent]
      else { continue }
      var summary = try summary(of: number)
      summary.path = result[place].path
      (summary.names, summary.label, summary.parent) = (role.names, role.label, role.parent)
      result[place].groups.append(summary)
    }
    return result
  }

  /// Tells what the figure leaves out of inputs, by their names.
  mutating func tell(_ notes: [String: Note]) {
    for number in inputs.indices {
      if let note = notes[inputs[number].spec.name] { inputs[number].add(note) }
    }
  }

  private mutating func summary(of number: Int) throws(PlotError) -> InputSummary {
    let input = inputs[number]
    let time = input.timeIndex.map { input.source.columns[$0] }
    var summary = InputSummary(
      name: input.spec.name, path: input.path, info: input.info,
      rowCount: input.source.rowCount,
      statistics: input.statistics.sorted { $0.key < $1.key }
        .filter { $0.key < input.exported.columns.count }.map(\.value),
      timeColumn: time,
      timeExtent: try time.flatMap { (column) throws(PlotError) in
        try inputs[number].extent(of: column.name)
      })
    summary.limit = limit?.limit
    if let limit, let figure = limit.stated(of: input.info) {
      summary.heldFigure = HeldFigure(figure, against: limit.limit)
    }
    return summary
  }
}
