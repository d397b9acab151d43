import PlotConfig
import PlotCore

/// Makes an input of each group of rows that a run's figure or figures tell apart.
struct GroupedInputs {
  private let context: TransformContext
  private let marks: MarkSet

  init(_ context: TransformContext, _ marks: MarkSet) {
    self.context = context
    self.marks = marks
  }

  /// Parts the inputs whose rows belong to several things, and those that layers of a config's figure
  /// part; the groups become inputs behind all others.
  ///
  /// Throws where a column is not there, and where there are too many groups.
  func prepare(_ inputs: inout [OpenInput], of spec: RunSpec) throws(PlotError) {
    var made: [OpenInput] = []
    let rows = RowLayers(of: inputs, marks: marks)
    let figure = spec.figure.map(rows.marked)
    for (number, fields) in zip(inputs.indices, figure.map(rows.fields) ?? [])
    where !fields.isEmpty {
      _ = try inputs[number].settle(context)
    }
    try findFacets(of: figure, in: &inputs)
    var names = Set(inputs.map(\.spec.name))
    for number in inputs.indices where !inputs[number].spec.isHelper {
      let usual = try usualFields(of: inputs[number])
      var wanted: [[String]] = usual.isEmpty ? [] : [usual]
      let others = inputs[number].spec.alsoBy.filter { fields in
        !fields.allSatisfy(usual.contains)
          && fields.allSatisfy { inputs[number].source.index(of: $0) != nil }
      }
      for fields in others where !wanted.contains(fields) { wanted.append(fields) }
      for fields in layers(of: figure, on: inputs[number], isFirst: number == 0)
      where !wanted.contains(fields) {
        wanted.append(fields)
      }
      for fields in wanted {
        made += try part(
          &inputs[number], by: fields, isSummarized: fields == usual || others.contains(fields),
          &names)
      }
    }
    inputs += made
  }

  /// The columns that tell an input's rows apart wherever it is told of.
  private func usualFields(of input: OpenInput) throws(PlotError) -> [String] {
    guard let wish = input.spec.by else {
      // Transforms may have taken a column away.
      return input.source.info.groupedBy.filter { input.source.index(of: $0) != nil }
    }
    do throws(PlotError) {
      for field in wish { _ = try input.source.requireAnyIndex(of: field) }
    } catch {
      throw error.at(input.spec.place ?? Place(file: input.path))
    }
    return wish
  }

  /// The columns by which layers, and the panels that they stand in, part an input's rows.
  private func layers(
    of figure: FigureSpec?, on input: OpenInput, isFirst: Bool
  ) -> [[String]] {
    (figure?.panels ?? []).flatMap { panel in
      panel.layers.filter { layer in
        !layer.encoding.drawsRows
          && (layer.data == input.spec.name || layer.data == nil && isFirst)
      }.map { layer in
        let facets = facets(of: panel, in: input)
        return facets + layer.encoding.groupFields.filter { !facets.contains($0) }
      }
    }.filter { !$0.isEmpty }
  }

  /// The columns by which a panel is parted, as far as an input has all of them.
  private func facets(of panel: PanelSpec, in input: OpenInput) -> [String] {
    let fields = panel.facet?.fields ?? []
    return fields.allSatisfy { input.source.index(of: $0) != nil } ? fields : []
  }

  /// Finds the names of the panels into which a figure parts inputs.
  private func findFacets(of figure: FigureSpec?, in inputs: inout [OpenInput]) throws(PlotError) {
    for panel in figure?.panels ?? [] {
      guard let fields = panel.facet?.fields else { continue }
      var isFound = false
      for number in inputs.indices where !inputs[number].spec.isHelper || inputs[number].isDerived {
        let isDrawn = panel.layers.contains {
          $0.data == inputs[number].spec.name || $0.data == nil && number == 0
        }
        guard isDrawn, !facets(of: panel, in: inputs[number]).isEmpty else { continue }
        _ = try inputs[number].settle(context)
        inputs[number].facetLabels[fields] = try inputs[number].facetLabels(by: fields)
        isFound = true
      }
      guard !isFound, let first = inputs.first else { continue }
      for field in fields { _ = try first.source.requireAnyIndex(of: field) }
    }
  }

  private func part(
    _ input: inout OpenInput, by fields: [String], isSummarized: Bool, _ names: inout Set<String>
  ) throws(PlotError) -> [OpenInput] {
    _ = try input.settle(context)
    let source = input.source
    var keys: [Int] = []
    for field in fields { keys.append(try source.requireAnyIndex(of: field)) }
    let groups: RowGroups
    do throws(PlotError) {
      groups = try RowGroups(of: source, by: keys, in: context.temporaryFolder)
    } catch {
      throw error.at(Place(file: input.path))
    }
    var members: [Grouping.Member] = []
    var made: [OpenInput] = []
    for group in groups.groups {
      let labels = fields.indices.map { groups.label(of: group, key: $0) }
      var name = "\(input.spec.name): \(labels.joined(separator: " "))"
      while !names.insert(name).inserted { name += "_" }
      var spec = InputSpec(name: name, origin: .inputs([input.spec.name]), place: input.spec.place)
      spec.isHelper = true
      spec.group = GroupRole(
        parent: input.spec.name,
        names: fields.enumerated().map { (column: $1, value: groups.value(of: group, key: $0)) },
        label: labels.joined(separator: " "), isSummarized: isSummarized)
      made.append(OpenInput(spec, source: group.source))
      members.append(Grouping.Member(input: name, labels: labels, highest: group.highest))
    }
    input.groupings.append(Grouping(fields: fields, members: members))
    return made
  }
}
