import PlotConfig
import PlotCore

/// Puts the run's numbers into a figure's words.
enum Captions {
  /// Expands the templates of a figure, and writes its description where it has none.
  static func expand(
    _ figure: FigureSpec, with summaries: [InputSummary]
  ) throws(PlotError) -> FigureSpec {
    var figure = figure
    for text in texts {
      guard let template = figure[keyPath: text] else { continue }
      figure[keyPath: text] = try Template.parse(template).expand(with: summaries)
    }
    if figure.description == nil {
      figure.description = FigureSentence.description(of: shown(summaries, in: figure))
    }
    return figure
  }

  /// Leaves only the figures of columns that the figure shows: other outputs of the run may have
  /// asked for more, and must not change this one's words.
  private static func shown(
    _ summaries: [InputSummary], in figure: FigureSpec
  ) -> [InputSummary] {
    let layers = figure.panels.flatMap(\.layers)
    return summaries.compactMap { summary in
      let columns = layers.filter { ($0.data ?? summary.name) == summary.name }
        .flatMap { $0.encoding.y?.fields ?? [] }
      guard !columns.isEmpty else { return nil }
      var copy = summary
      copy.statistics.removeAll { !columns.contains($0.column.name) }
      return copy
    }
  }

  /// Returns the columns of an input whose figures the templates name.
  static func columns(
    of figure: FigureSpec, input: String, inputs: [String]
  ) throws(PlotError) -> [String] {
    var names: [String] = []
    for text in texts {
      guard let template = figure[keyPath: text] else { continue }
      for found in try Template.parse(template).columns(inputs: inputs) where found.input == input {
        names.append(found.column)
      }
    }
    return names
  }

  private static var texts: [WritableKeyPath<FigureSpec, String?>] {
    [\.title, \.subtitle, \.caption, \.description]
  }
}
