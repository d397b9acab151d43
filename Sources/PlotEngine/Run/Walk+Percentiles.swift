import PlotConfig
import PlotCore

/// A percentile that a run is to find, in every input that has the column.
package struct PercentileWish: Hashable, Sendable {
  /// The percentile.
  package var percentile: Percentile
  /// The column's name; nil for an input's main column.
  package var column: String?

  /// Creates a wish.
  package init(_ percentile: Percentile, of column: String? = nil) {
    self.percentile = percentile
    self.column = column
  }
}

extension Walk {
  /// Finds the percentiles that the run's options ask for; the figures of columns must be known.
  mutating func findPercentiles() throws(PlotError) {
    guard !options.percentiles.isEmpty else { return }
    for index in inputs.indices
    where !inputs[index].spec.isHelper || inputs[index].spec.group?.isSummarized == true {
      let input = inputs[index]
      let columns = input.source.columns
      var wanted: [Int: [Percentile]] = [:]
      for wish in options.percentiles {
        let column = wish.column.map { input.source.index(of: $0) } ?? input.mainIndex
        guard let column, columns[column].holdsNumbers else { continue }
        wanted[column, default: []].append(wish.percentile)
      }
      let wishes = wanted.sorted { $0.key < $1.key }.compactMap { column, percentiles in
        input.statistics[column].map {
          PercentileScan.Wish(column: column, figures: $0, percentiles: percentiles)
        }
      }
      guard !wishes.isEmpty else { continue }
      let watch = Stopwatch()
      let scan = PercentileScan(
        source: input.source, workerCount: options.workerCount, progress: options.progress)
      let found: [[Percentile: Value]]
      do throws(PlotError) {
        found = try scan.run(wishes)
      } catch {
        throw error.at(Place(file: input.path))
      }
      for (wish, values) in zip(wishes, found) {
        inputs[index].statistics[wish.column]?.percentiles = values
      }
      steps.append(
        RunReport.Step(
          name: "rank \(input.spec.name)", rows: input.source.rowCount, bytes: 0,
          seconds: watch.seconds))
    }
  }
}
