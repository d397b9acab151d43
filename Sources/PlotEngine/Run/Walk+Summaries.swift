import PlotConfig
import PlotCore

extension Walk {
  /// The figures of each input, in the order of its columns.
  mutating func summaries() throws(PlotError) -> [InputSummary] {
    var result: [InputSummary] = []
    for number in inputs.indices where !inputs[number].spec.isHelper {
      let input = inputs[number]
      let time = input.timeIndex.map { input.source.columns[$0] }
      var summary =
        InputSummary(
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
      result.append(summary)
    }
    return result
  }
}
