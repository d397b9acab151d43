import PlotConfig
import PlotCore

extension PageAxis {
  /// What a figure's axis along the page counts of an input.
  init(of input: OpenInput, in figure: FigureSpec) {
    let field = figure.panels.lazy.flatMap(\.layers)
      .filter { $0.data == nil || $0.data == input.spec.name }
      .filter { $0.encoding.y?.fields.isEmpty == false }
      .compactMap { $0.encoding.x?.fields.first }.first
    guard let field, let index = input.source.index(of: field) else {
      self = .times
      return
    }
    let column = input.source.columns[index]
    if let over = input.progressOver, index == input.source.columns.count - 1 {
      self = over.storage == .row ? .sharesOfRows : .sharesOfTime
    } else {
      self = column.storage == .row ? .rows : .times
    }
  }
}
