import PlotCore

/// Tables of things rather than moments: benchmarks, processes, containers.
extension NumberTable {
  /// More bars than these are no figure.
  private static let mostBars = 60

  /// A figure with a bar at each name, where no row has a time and each has a name of its own; nil for
  /// others.
  func bars(of main: Column?, named name: String) -> FigureSpec? {
    guard timeIndex == nil, (2...Self.mostBars).contains(rowCount),
      let main = main ?? columns.first(where: { $0.isCurve && !aside.contains($0.name) }),
      let names = columns.first(where: { $0.names?.count == rowCount })
    else { return nil }
    let layer = LayerSpec(
      mark: MarkSpec(.bar), data: name,
      encoding: Encoding(x: .field(names.name), y: ChannelSpec(fields: [main.name])))
    return FigureSpec(
      title: name, subtitle: "{rows} \(info.vocabulary.rows)", panels: [PanelSpec(layers: [layer])])
  }
}
