import PlotConfig
import PlotCore

/// Draws a panel once for each name by which a figure parts it.
struct FacetedFigure {
  /// More panels than this could not be read.
  static let mostPanels = 64

  private let inputs: InputNames
  private let labels: [[[String]: [[String]]]]
  private let columns: [[Column]]

  init(of inputs: [OpenInput]) {
    self.inputs = InputNames(inputs.map(\.spec.name))
    labels = inputs.map(\.facetLabels)
    columns = inputs.map(\.source.columns)
  }

  /// Returns a figure with a panel for each name in the place of one that is parted.
  func expanded(_ figure: FigureSpec) -> FigureSpec {
    guard let place = figure.panels.firstIndex(where: { $0.facet != nil }),
      let facet = figure.panels[place].facet
    else { return figure }
    let panel = figure.panels[place]
    let found = panel.layers.compactMap { layer in
      number(of: layer).flatMap { labels[$0][facet.fields] }
    }
    let rows = ordered(found.flatMap { $0.map { Array($0.prefix(facet.row.count)) } }, facet)
    let along = ordered(found.flatMap { $0.map { Array($0.dropFirst(facet.row.count)) } }, facet)
    var figure = figure
    figure.panels = []
    let isGrid = !facet.row.isEmpty && !facet.column.isEmpty
    for row in facet.row.isEmpty ? [[]] : rows {
      for column in facet.column.isEmpty ? [[]] : along {
        figure.panels.append(part(panel, facet, row + column))
      }
    }
    let count = max(1, figure.panels.count)
    figure.layout.columns =
      isGrid
      ? along.count
      : facet.column.isEmpty
        ? 1 : facet.columns ?? (count <= 4 ? count : Int(Double(count).squareRoot().rounded(.up)))
    figure.layout.sharesY = facet.sharesY
    figure.layout.shareX = facet.sharesX ? .all : .none
    trimTitles(&figure, isGrid: isGrid)
    return figure
  }

  private func part(_ panel: PanelSpec, _ facet: FacetSpec, _ labels: [String]) -> PanelSpec {
    var panel = panel
    panel.facet = nil
    panel.title = labels.joined(separator: " · ")
    for index in panel.layers.indices {
      guard let number = number(of: panel.layers[index]),
        facet.fields.allSatisfy({ field in columns[number].contains { $0.name == field } })
      else { continue }
      panel.layers[index].only = zip(facet.fields, labels).map { NameFilter($0, is: $1) }
    }
    return panel
  }

  /// Names of axes stand where nothing below or left of a panel says the same.
  private func trimTitles(_ figure: inout FigureSpec, isGrid: Bool) {
    let columns = max(1, figure.layout.columns)
    let last = figure.panels.count
    for index in figure.panels.indices {
      for axis in figure.panels[index].axes.indices {
        let isX = figure.panels[index].axes[axis].channel == .x
        let isShown = isX ? index + columns >= last : index % columns == 0
        if !isShown { figure.panels[index].axes[axis].title = nil }
      }
      if figure.panels[index].legend != .none, index > 0 { figure.panels[index].legend = .none }
    }
  }

  /// The number of a layer's input; nil where it has none.
  private func number(of layer: LayerSpec) -> Int? {
    (layer.data ?? inputs.all.first).flatMap { inputs.number(of: $0) }
  }

  /// Lists of names, each once, in their order.
  private func ordered(_ lists: [[String]], _ facet: FacetSpec) -> [[String]] {
    var seen: Set<[String]> = []
    let unique = lists.filter { seen.insert($0).inserted }
    switch facet.sort {
    case .data: return unique
    case .names(let first):
      let known = first.compactMap { name in unique.first { $0 == [name] } }
      return known + natural(unique.filter { !known.contains($0) })
    case .descending: return natural(unique).reversed()
    default: return natural(unique)
    }
  }

  private func natural(_ lists: [[String]]) -> [[String]] {
    let ranks = Names(lists.map { $0.joined(separator: "\u{1}") }).naturalRanks
    return lists.indices.sorted { ranks[$0] < ranks[$1] }.map { lists[$0] }
  }
}

extension OpenInput {
  /// The combinations of names in some columns, in the order of their first rows; throws where there are
  /// more than a figure has panels for.
  func facetLabels(by fields: [String]) throws(PlotError) -> [[String]] {
    var keys: [Int] = []
    for field in fields { keys.append(try source.requireAnyIndex(of: field)) }
    var found: [[String]] = []
    var seen: Set<[Int64]> = []
    let columns = keys.map { source.columns[$0] }
    try source.forEachBlock(of: keys) { block throws(PlotError) in
      for row in 0..<block.rowCount {
        let codes = block.columns.map { $0.groupCode(at: row) }
        guard seen.insert(codes).inserted else { continue }
        guard seen.count <= FacetedFigure.mostPanels else {
          throw PlotError(
            .config,
            "there are more than \(FacetedFigure.mostPanels) panels by "
              + fields.map { "\"\($0)\"" }.joined(separator: " and "), at: spec.place,
            remedy: "keep some of them: add a transform \"filter\" or \"top\"")
        }
        found.append(zip(columns, codes).map { $0.groupLabel(ofCode: $1) })
      }
    }
    return found
  }
}

extension OpenInput {
  /// Whether the run has derived it for layers, and not as a group of rows.
  var isDerived: Bool { spec.isHelper && spec.group == nil }
}
