import PlotConfig
import PlotCore

/// The words of a figure: its templates, each read once.
struct FigureWords: Sendable {
  /// The templates in the order of `texts`; nil where the figure has none.
  private let templates: [Template?]

  /// Reads the templates of a figure; throws where one cannot be understood.
  init(of figure: FigureSpec) throws(PlotError) {
    var templates: [Template?] = []
    for text in Self.texts {
      guard let template = figure[keyPath: text] else {
        templates.append(nil)
        continue
      }
      templates.append(try Template.parse(template))
    }
    self.templates = templates
  }

  /// How many templates there are.
  var count: Int { templates.count { $0 != nil } }

  /// Returns the columns whose figures the templates name, by input.
  func columns(inputs: InputNames) throws(PlotError) -> [String: [String]] {
    var columns: [String: [String]] = [:]
    for template in templates {
      for found in try template?.columns(inputs: inputs) ?? [] {
        columns[found.input, default: []].append(found.column)
      }
    }
    return columns
  }

  /// Puts the run's numbers into a figure's words, and writes its description where it has none.
  ///
  /// `more` stands behind the line under the headline, as it is, and `result` before the description; what is wrong with a recording stands there
  /// where the parsers suggested the figure, and in its description always.
  func expanded(
    _ figure: FigureSpec, adding more: [String], result: String?, isSuggested: Bool,
    with summaries: [InputSummary]
  ) throws(PlotError) -> FigureSpec {
    let tellsPeaks = figure.subtitle?.contains(UnsureWords.peak) == true
    var figure = figure
    for (text, template) in zip(Self.texts, templates) {
      guard let template else { continue }
      figure[keyPath: text] = try template.expand(with: summaries)
    }
    if !more.isEmpty {
      figure.subtitle = ([figure.subtitle].compactMap { $0 } + more).joined(separator: " · ")
    }
    if figure.description == nil {
      figure.description =
        (result.map { $0 + ". " } ?? "")
        + FigureSentence.description(of: Self.shown(summaries, in: figure))
    }
    if let damage = DamageWords.sentence(of: summaries) {
      figure.description = (figure.description.map { $0 + " " } ?? "") + damage + "."
      if isSuggested {
        let words = DamageWords.sentence(of: summaries, tellsPeak: !tellsPeaks) ?? damage
        figure.subtitle = (figure.subtitle.map { "\($0) · " } ?? "") + words
        figure.warning = DamageWords.sentence(of: summaries, tellsPeak: false)
      }
    }
    return figure
  }

  /// Leaves only the figures of columns that the figure shows: other outputs of the run may have
  /// asked for more, and must not change this one's words.
  private static func shown(
    _ summaries: [InputSummary], in figure: FigureSpec
  ) -> [InputSummary] {
    let shown = ShownFields(figure) { $0.y?.fields ?? [] }
    return summaries.compactMap { summary in
      let columns = Set(shown.fields(of: summary.name))
      guard !columns.isEmpty else { return nil }
      var copy = summary
      copy.statistics.removeAll { !columns.contains($0.column.name) }
      return copy
    }
  }

  private static var texts: [WritableKeyPath<FigureSpec, String?>] {
    [\.title, \.subtitle, \.caption, \.description]
  }
}
