import PlotCore

/// Puts the run's numbers into a figure's words.
enum Captions {
  /// Expands all templates of a figure.
  static func expand(
    _ figure: FigureSpec, with summaries: [InputSummary]
  ) throws(PlotError) -> FigureSpec {
    figure
  }
}
