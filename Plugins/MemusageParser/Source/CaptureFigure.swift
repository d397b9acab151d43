import PlotCore

/// The figure that shows a capture best.
enum CaptureFigure {
  /// Suggests the heap as a filled step curve with its peak, and the stack's depth beside it.
  ///
  /// The depth is a thousandfold smaller than the heap: it has a panel of its own, unless asked
  /// otherwise.
  static func suggest(for wish: FigureWish, named name: String, clock: Clock) -> FigureSpec {
    let field = wish.overTime ? "time" : "event"
    let title =
      !wish.overTime
      ? "event" : clock.hertz == nil ? "time in ticks (rate of the clock not known)" : "time"
    func layer(_ mark: MarkSpec, _ column: String, axis: String = "bytes") -> LayerSpec {
      LayerSpec(
        mark: mark, data: name,
        encoding: Encoding(x: .field(field, axis: "x"), y: .field(column, axis: axis)))
    }
    let stack = layer(MarkSpec(.step), "stack")
    let bytes = AxisSpec(
      "bytes", channel: .y, orient: .left, scale: ScaleSpec(zero: true),
      unit: .bytes, prefix: .iec)

    var main = PanelSpec(axes: [AxisSpec("x", channel: .x, title: title), bytes])
    if wish.withTotal { main.layers.append(layer(MarkSpec(.step), "total")) }
    main.layers.append(layer(MarkSpec(.step, fill: MarkSpec.themeFill), "heap"))
    var panels: [PanelSpec] = []
    switch wish.secondary {
    case .panel:
      panels = [
        PanelSpec(axes: [AxisSpec("x", channel: .x, title: title), bytes], layers: [stack])
      ]
      // Both panels share x: its title stands below the lower one only.
      main.axes[0].title = nil
    case .sameScale:
      main.layers.append(stack)
    case .differentScales:
      main.axes.append(
        AxisSpec(
          "stack", channel: .y, orient: .right, title: "stack depth",
          scale: ScaleSpec(zero: true), unit: .bytes, prefix: .iec, align: "bytes"))
      main.layers.append(layer(MarkSpec(.step), "stack", axis: "stack"))
    case .none:
      break
    }
    main.layers.append(
      layer(
        MarkSpec(
          .extremum, label: wish.overTime ? "peak {y} at {x}" : "peak {y} at event {x}", which: .max
        ), "heap"))
    return FigureSpec(
      title: name,
      subtitle: "{rows} events\(clock.hertz == nil ? "" : " in {duration}") · "
        + "peak heap {peak.heap} · live at the end {last.heap}",
      panels: [main] + panels,
      layout: PanelLayout(heights: panels.isEmpty ? [] : [3, 1]))
  }
}
