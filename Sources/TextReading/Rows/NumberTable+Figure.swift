import PlotCore

extension NumberTable {
  /// Suggests a panel of step curves for each unit, over time where it ascends, and marks the peak
  /// of the main curve; what adds up is stacked with its sum.
  public func suggestedFigure(for wish: FigureWish, named name: String) -> FigureSpec {
    let x = columns[timeIndex ?? 0]
    let stack = wish.stacksParts && !wish.holdsCurves ? self.stack : nil
    var curves = shownCurves
    let main = curves.first { $0.name == info.mainColumn }
    if let bars = bars(of: main, named: name) { return bars }
    // Columns that are alike keep the file's order; before others the main one comes first.
    if let main, !info.series.contains(main.name) {
      curves.removeAll { $0.name == main.name }
      curves.insert(main, at: 0)
    }
    // What the table is about stands first, amounts of memory above all.
    var units: [Unit] = []
    for unit in [main].compactMap({ $0?.unit }) + [.bytes] + curves.map(\.unit)
    where !units.contains(unit) && curves.contains(where: { $0.unit == unit }) {
      units.append(unit)
    }
    func layer(_ mark: MarkSpec, _ fields: [String]) -> LayerSpec {
      LayerSpec(
        mark: mark, data: name,
        encoding: apart(Encoding(x: .field(x.name), y: ChannelSpec(fields: fields))))
    }
    var panels = units.map { unit in
      PanelSpec(
        axes: x.clockStart == nil ? [] : [AxisSpec("x", channel: .x, scale: ScaleSpec(.time))],
        layers: [layer(MarkSpec(.step), curves.filter { $0.unit == unit }.map(\.name))])
    }
    let moment = x.unit == .seconds ? " at {x}" : ""
    if let stack {
      var area = layer(MarkSpec(.area), stack.fields)
      area.encoding.y?.isStacked = true
      var total = layer(MarkSpec(.step), [stack.total])
      total.encoding.y?.title = ChannelSpec.together
      panels[0].layers = [
        area, total,
        layer(
          MarkSpec(.extremum, label: "peak {y} together" + moment, which: .max), [stack.total]),
      ]
      return FigureSpec(
        title: name, subtitle: subtitle(marking: main, of: stack.total), panels: panels)
    }
    let shown = panels.first?.layers.first?.encoding.y?.fields ?? []
    let marked = main ?? columns.first { $0.name == shown.first }
    if let marked {
      // Of curves that are alike the words tell whose peak it is.
      let label =
        info.series.contains(marked.name)
        ? "peak \(Self.plain(marked.title)) {y}" + moment : nil
      panels[0].layers.append(
        layer(MarkSpec(.extremum, label: label, which: .max), [marked.name]))
    }
    return FigureSpec(title: name, subtitle: subtitle(marking: marked), panels: panels)
  }

  /// The encoding with the columns that tell rows apart.
  private func apart(_ encoding: Encoding) -> Encoding {
    var encoding = encoding
    if !info.groupedBy.isEmpty { encoding.color = GroupChannel(info.groupedBy) }
    return encoding
  }

  /// The columns that are drawn one by one, in the table's order.
  private var shownCurves: [Column] {
    let curves = columns.filter {
      $0.name != time && $0.isCurve && $0.name != stack?.total
    }
    let near = curves.filter { !aside.contains($0.name) }
    return near.isEmpty ? curves : near
  }

  /// The line under the headline, a template: rows, how long they took, the peak of the main curve, and
  /// that of the sum before it.
  private func subtitle(marking marked: Column?, of total: String? = nil) -> String {
    var parts = ["{rows} \(info.vocabulary.rows)"]
    if let timeIndex, [.seconds, .ticks].contains(columns[timeIndex].unit) {
      parts[0] += " in {duration}"
    }
    if let what { parts.insert(Self.plain(what), at: 0) }
    if let total { parts.append("peak {peak.\(total)} together") }
    // A template has no place for a colon or braces in a column's name.
    if let marked, !marked.name.contains(where: { ":{}".contains($0) }) {
      parts.append("peak \(Self.plain(marked.title)) {peak.\(marked.name)}")
    }
    return parts.joined(separator: " · ")
  }

  /// Words without what a template would take for its own.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "{" ? "(" : $0 == "}" ? ")" : $0 })
  }
}
