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
      figure.description = FigureSentence.description(of: summaries)
    }
    return figure
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
