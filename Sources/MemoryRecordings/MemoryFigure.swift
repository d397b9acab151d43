import PlotCore

/// The figure of a recording of memory over time, as parsers suggest it: one filled curve with its
/// peak, and what goes with it.
public struct MemoryFigure: Sendable {
  /// A span of time that is shaded behind the curves.
  public struct Span: Sendable, Hashable {
    /// The words at it.
    public var label: String
    /// Its first and last time, in the time column's unit.
    public var extent: ClosedRange<Double>

    /// Creates a span.
    public init(_ label: String, _ extent: ClosedRange<Double>) {
      self.label = label
      self.extent = extent
    }
  }

  /// The column of the filled curve, in bytes.
  public var column: String
  /// The column of time.
  public var time = "time"
  /// The words at the axis of time.
  public var timeTitle = "time"
  /// Columns in bytes drawn as lines in the main panel.
  public var lines: [String] = []
  /// Columns in bytes that add up to the filled one, the largest first; a gap in one is nothing to be
  /// added. They are stacked in its place, and stand among the lines where the recording shares its panel.
  public var parts: [String] = []
  /// What the filled column is called, where that is not its title: `at least`.
  public var title: String?
  /// Columns in bytes that are drawn where the total is asked for.
  public var totals: [String] = []
  /// Columns of another size or unit, which have a panel of their own unless asked otherwise.
  public var beside: [String] = []
  /// The axis of those; nil for bytes.
  public var besideAxis: AxisSpec?
  /// Spans of time behind the curves.
  public var spans: [Span] = []
  /// The line under the headline, a template.
  public var subtitle: String?
  /// The line at the foot of the page, as it is to be read.
  public var caption: String?

  /// Creates a figure of a column.
  public init(column: String) { self.column = column }

  /// Suggests the figure for an input.
  public func suggest(for wish: FigureWish, named name: String) -> FigureSpec {
    func layer(_ mark: MarkSpec, _ fields: [String], axis: String = "bytes") -> LayerSpec {
      LayerSpec(
        mark: mark, data: name,
        encoding: Encoding(
          x: .field(time, axis: "x"), y: ChannelSpec(fields: fields, axis: axis)))
    }
    let scale = ScaleSpec(zero: true)
    let bytes = AxisSpec(
      "bytes", channel: .y, orient: .left, scale: scale, unit: .bytes, prefix: .iec)
    var other = besideAxis ?? bytes
    var main = PanelSpec(axes: [AxisSpec("x", channel: .x, title: timeTitle), bytes])
    main.layers = spans.map { span in
      LayerSpec(
        mark: MarkSpec(.band, label: Self.plain(span.label)),
        encoding: Encoding(
          x: ChannelSpec(datum: span.extent.lowerBound, axis: "x"),
          x2: ChannelSpec(datum: span.extent.upperBound, axis: "x")))
    }
    if wish.withTotal, !totals.isEmpty { main.layers.append(layer(MarkSpec(.step), totals)) }
    let isStack = parts.count > 1 && wish.stacksParts
    if isStack {
      var stack = layer(MarkSpec(.area), parts)
      stack.encoding.y?.isStacked = true
      var total = layer(MarkSpec(.step), [column])
      total.encoding.y?.title = Self.together
      main.layers += [stack, total]
    } else {
      var filled = layer(MarkSpec(.step, fill: MarkSpec.themeFill), [column])
      filled.encoding.y?.title = title
      main.layers.append(filled)
      let others = lines + parts.filter { !lines.contains($0) && $0 != column }
      if !others.isEmpty { main.layers.append(layer(MarkSpec(.step), others)) }
    }
    var panels: [PanelSpec] = []
    switch beside.isEmpty ? .none : wish.secondary {
    case .panel:
      panels = [
        PanelSpec(
          axes: [AxisSpec("x", channel: .x, title: timeTitle), other],
          layers: [layer(MarkSpec(.step), beside, axis: other.name)])
      ]
      // Both panels share x: its title stands below the lower one only.
      main.axes[0].title = nil
    case .sameScale where other.unit == .bytes:
      main.layers.append(layer(MarkSpec(.step), beside))
    case .sameScale, .differentScales:
      other.name = "beside"
      other.orient = .right
      other.align = "bytes"
      main.axes.append(other)
      main.layers.append(layer(MarkSpec(.step), beside, axis: other.name))
    case .none:
      break
    }
    let value =
      isStack ? "{y} \(Self.together)" : title.map { "\(Self.plain($0)) {y}" } ?? "{y}"
    main.layers.append(
      layer(MarkSpec(.extremum, label: "peak \(value) at {x}", which: .max), [column]))
    return FigureSpec(
      title: name, subtitle: subtitle, caption: caption.map(Self.escaped),
      panels: [main] + panels, layout: PanelLayout(heights: panels.isEmpty ? [] : [3, 1]))
  }

  /// What the sum of parts is called.
  private static let together = ChannelSpec.together

  /// Words from a file as a template that reads as they do.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for letter in text {
      result.append(letter)
      if letter == "{" || letter == "}" { result.append(letter) }
    }
    return result
  }

  /// Words from a file without what a mark's template would take for its own.
  private static func plain(_ text: String) -> String {
    String(text.map { $0 == "{" ? "(" : $0 == "}" ? ")" : $0 })
  }
}
