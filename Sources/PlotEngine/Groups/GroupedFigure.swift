import PlotConfig
import PlotCore

/// Draws a curve for each group of rows where a figure's layers tell rows apart.
struct GroupedFigure {
  /// How many groups a layer draws: more could not be told apart.
  static let mostDrawn = 12

  private let inputs: InputNames
  private let groupings: [[Grouping]]
  private let columns: [[Column]]
  private let marks: MarkSet

  init(of inputs: [OpenInput], marks: MarkSet) {
    self.inputs = InputNames(inputs.map(\.spec.name))
    groupings = inputs.map(\.groupings)
    columns = inputs.map(\.source.columns)
    self.marks = marks
  }

  /// Returns a figure in which a layer that parts rows is one for each group that it draws.
  func expanded(_ figure: FigureSpec) -> FigureSpec {
    let all = figure.panels.flatMap(\.layers)
    let parents = Set(all.compactMap { parent(of: $0) })
    guard !parents.isEmpty else { return figure }
    let numbers = colorNumbers(of: all)
    var figure = figure
    for panel in figure.panels.indices {
      figure.panels[panel].layers = figure.panels[panel].layers.flatMap { layer in
        layers(of: layer, numbers, namesInput: parents.count > 1)
      }
    }
    return figure
  }

  /// What a figure leaves out of inputs of more groups than it draws, by their names: words for its
  /// subtitle, and a note.
  func leftOut(of figure: FigureSpec) -> [String: (words: String, note: Note)] {
    var found: [String: (words: String, note: Note)] = [:]
    for layer in figure.panels.flatMap(\.layers) where marks.drawsSamples(layer) {
      guard let (members, all) = drawn(layer), let number = parent(of: layer), members.count < all,
        layer.encoding.color?.domain.isEmpty != false, found[inputs.all[number]] == nil
      else { continue }
      let keys = layer.encoding.groupFields.joined(separator: ", ")
      found[inputs.all[number]] = (
        "the \(members.count) highest of \(all)",
        Note(
          .notice, "groups-left-out", count: all - members.count,
          "\(members.count) of \(all) are drawn, told apart by \(keys): those with the highest values",
          remedy: "name others: \"color\": { \"field\": …, \"scale\": { \"domain\": [ … ] } }")
      )
    }
    return found
  }

  /// The number of each label's colour: the same in all panels, in natural order of those drawn.
  private func colorNumbers(of layers: [LayerSpec]) -> [String: Int] {
    var ordered: [String] = []
    var labels: Set<String> = []
    for layer in layers where marks.drawsSamples(layer) {
      guard let color = layer.encoding.color, let (members, _) = drawn(layer),
        let grouping = grouping(of: layer)
      else { continue }
      for label in color.domain where !ordered.contains(label) { ordered.append(label) }
      for member in members { labels.insert(label(of: member, by: color, in: grouping)) }
    }
    ordered += Names(labels.subtracting(ordered).sorted()).inNaturalOrder
    return Dictionary(ordered.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  private func label(
    of member: Grouping.Member, by channel: GroupChannel, in grouping: Grouping
  ) -> String {
    channel.fields.compactMap { field in
      grouping.fields.firstIndex(of: field).map { member.labels[$0] }
    }.joined(separator: " ")
  }

  private func grouping(of layer: LayerSpec) -> Grouping? {
    parent(of: layer).flatMap { number in
      groupings[number].first { $0.fields == layer.partFields }
    }
  }

  /// The groups of an input that a layer draws, the highest ones, in natural order of their names.
  func drawn(_ layer: LayerSpec) -> (members: [Grouping.Member], all: Int)? {
    guard let number = parent(of: layer), let grouping = grouping(of: layer) else { return nil }
    let fields = Set(layer.encoding.y?.fields ?? [])
    let shown = columns[number].indices.filter { fields.contains(columns[number][$0].name) }
    func height(_ member: Grouping.Member) -> Double {
      shown.map { member.highest[$0] }.max() ?? -.infinity
    }
    let all = grouping.members.filter { member in
      layer.only.allSatisfy { only in
        grouping.fields.firstIndex(of: only.column).map { member.labels[$0] == only.label } ?? true
      }
    }
    var members = all
    let domain = layer.encoding.color?.domain ?? []
    if !domain.isEmpty, let color = layer.encoding.color {
      members = domain.flatMap { wanted in
        members.filter { label(of: $0, by: color, in: grouping) == wanted }
      }
      return (members, all.count)
    }
    let ranked = members.indices.sorted { (height(members[$0]), $1) > (height(members[$1]), $0) }
    let chosen = marks.drawsSamples(layer) ? Self.mostDrawn : 1
    let kept = ranked.prefix(chosen).map { members[$0] }
    let order = Names(kept.map { $0.labels.joined(separator: " ") }).naturalRanks
    members = kept.indices.sorted { order[$0] < order[$1] }.map { kept[$0] }
    return (members, all.count)
  }

  /// The number of a layer's input; nil where it parts no rows.
  private func parent(of layer: LayerSpec) -> Int? {
    guard !layer.partFields.isEmpty, !layer.encoding.drawsRows else { return nil }
    return (layer.data ?? inputs.all.first).flatMap { inputs.number(of: $0) }
  }

  private func layers(
    of layer: LayerSpec, _ numbers: [String: Int], namesInput: Bool
  ) -> [LayerSpec] {
    guard let (members, _) = drawn(layer), let number = parent(of: layer),
      let grouping = grouping(of: layer)
    else { return [layer] }
    var made: [LayerSpec] = []
    for member in members {
      for field in layer.encoding.y?.fields ?? [] {
        var copy = layer
        copy.data = member.input
        copy.encoding.y?.fields = [field]
        copy.encoding.y?.title = title(
          of: member, field: field, in: number, of: layer, namesInput: namesInput)
        copy.only = []
        (copy.encoding.color, copy.encoding.strokeDash, copy.encoding.detail) = (nil, nil, [])
        if let color = layer.encoding.color {
          copy.colorNumber = numbers[label(of: member, by: color, in: grouping)]
        }
        if marks.drawsSamples(layer) { dress(&copy, member, of: layer, in: grouping) }
        made.append(copy)
      }
    }
    return made
  }

  /// Gives a group's layer the colour and dashes that the encoding names for it.
  private func dress(
    _ copy: inout LayerSpec, _ member: Grouping.Member, of layer: LayerSpec, in grouping: Grouping
  ) {
    if let color = layer.encoding.color, !color.colors.isEmpty, let number = copy.colorNumber {
      copy.mark.color = color.colors[number % color.colors.count]
    }
    if let dash = layer.encoding.strokeDash {
      let known = Set(grouping.members.map { label(of: $0, by: dash, in: grouping) })
      let ordered = Names(known.sorted()).inNaturalOrder
      if let index = ordered.firstIndex(of: label(of: member, by: dash, in: grouping)) {
        copy.mark.strokeDash = Theme.dashes[index % Theme.dashes.count]
      }
    }
  }

  private func title(
    of member: Grouping.Member, field: String, in number: Int, of layer: LayerSpec,
    namesInput: Bool
  ) -> String {
    let facets = layer.only.count
    var words = [member.labels.dropFirst(facets).joined(separator: " ")].filter { !$0.isEmpty }
    if words.isEmpty || (layer.encoding.y?.fields.count ?? 0) > 1 {
      words.append(columns[number].first { $0.name == field }?.title ?? field)
    }
    if namesInput { words.append("of \(inputs.all[number])") }
    return words.joined(separator: " ")
  }
}
