import PlotConfig
import PlotCore
import PlotLayout

/// Chooses what a run's figure shows: the config's own, or what the parsers suggest.
struct FigurePlan {
  /// The page's width where nothing names one, in points.
  static let defaultWidth = 720.0
  /// The page's height where nothing names one, in points.
  static let defaultHeight = 440.0
  /// Marks of extremes are left out where more inputs than this share a panel.
  private static let mostMarkedInputs = 3

  /// Returns the figure of a run; suggestions of several inputs are laid over each other.
  static func figure(of spec: RunSpec, inputs: [OpenInput]) -> FigureSpec {
    var figure = spec.figure ?? suggestion(for: inputs, wish: spec.wish)
    if spec.figure == nil {
      figure.width = spec.suggestedSize.width ?? figure.width
      figure.height = spec.suggestedSize.height ?? figure.height
    }
    figure.title = spec.title ?? figure.title
    figure.subtitle = spec.subtitle ?? figure.subtitle
    figure.caption = spec.caption ?? figure.caption
    figure.description = spec.description ?? figure.description
    for line in spec.brokenCheckLines { line.draw(on: &figure) }
    return figure
  }

  private static func suggestion(for all: [OpenInput], wish: FigureWish) -> FigureSpec {
    let inputs = all.filter { !$0.spec.isHelper }
    if let shared = SharedFigure.suggestion(for: inputs, wish: wish) { return shared }
    let figures = inputs.map { $0.source.suggestedFigure(for: wish, named: $0.spec.name) }
    guard var figure = figures.first, figures.count > 1 else {
      return figures.first ?? FigureSpec()
    }
    for other in figures.dropFirst() { overlay(other, on: &figure) }
    for panel in figure.panels.indices {
      // Areas would hide each other, and marks beyond a few would cover the curves.
      for layer in figure.panels[panel].layers.indices {
        figure.panels[panel].layers[layer].mark.fill = nil
      }
      if inputs.count > mostMarkedInputs {
        figure.panels[panel].layers.removeAll { $0.mark.kind == .extremum }
      }
    }
    figure.title = inputs.map { escaped($0.spec.name) }.joined(separator: ", ")
    figure.subtitle = comparison(of: inputs, figure)
    DifferenceFigure.add(to: &figure, from: all)
    return figure
  }

  /// The peaks of a few inputs side by side, a template; nil where there are many.
  private static func comparison(of inputs: [OpenInput], _ figure: FigureSpec) -> String? {
    guard inputs.count <= mostMarkedInputs,
      let column = figure.panels.first?.layers.first?.encoding.y?.fields.first,
      // A template has no place for a colon in a name, and none for a column that an input lacks.
      !column.contains(where: { ":{}".contains($0) }),
      inputs.allSatisfy({ $0.source.index(of: column) != nil })
    else { return nil }
    return inputs.map { input in
      let name = escaped(input.spec.name)
      return "\(name): peak \(column) {\(input.spec.name).peak.\(column)}"
    }.joined(separator: " · ")
  }

  /// A name as a template spells it.
  static func escaped(_ name: String) -> String {
    name.map { $0 == "{" || $0 == "}" ? "\($0)\($0)" : String($0) }.joined()
  }

  /// Adds another input's layers to the panels that show the same columns.
  private static func overlay(_ other: FigureSpec, on figure: inout FigureSpec) {
    for panel in other.panels {
      let columns = Set(panel.layers.flatMap { $0.encoding.y?.fields ?? [] })
      let place = figure.panels.firstIndex { candidate in
        !columns.isDisjoint(with: candidate.layers.flatMap { $0.encoding.y?.fields ?? [] })
      }
      if let place {
        figure.panels[place].layers += panel.layers
      } else {
        figure.panels.append(panel)
      }
    }
  }
}
