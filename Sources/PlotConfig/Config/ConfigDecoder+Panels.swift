import PlotCore

extension ConfigDecoder {
  /// Reads one of `panels`.
  mutating func readPanel(_ value: ConfigValue, _ path: String) -> PanelSpec {
    var reader = OptionReader(value, path: path)
    var panel = PanelSpec()
    panel.title = reader.optionalText("title", help: "the panel's own headline")
    let axes = reader.any("axes", form: .dictionary(.object([])), help: "the axes")
    let layer = reader.any(
      "layer", form: .list(.object([])), required: true, help: "what is drawn, from back to front")
    let legend = reader.any(
      "legend", form: .either([.text("legend"), .object([])]), help: "how curves are named")
    let facet = reader.any(
      "facet", form: .either([.text("column"), .object([])]),
      help: "the columns by whose names the panel is drawn several times")
    close(&reader, of: .panel)
    if let facet { panel.facet = readFacet(facet, path + ".facet") }
    readPanel(layer: layer, axes: axes, legend: legend, path, into: &panel)
    return panel
  }

  /// Reads the parts of a panel.
  mutating func readPanel(
    layer: ConfigValue?, axes: ConfigValue?, legend: ConfigValue?, _ path: String,
    into panel: inout PanelSpec
  ) {
    if let axes { panel.axes = readAxes(axes, path + ".axes") }
    if let legend { panel.legend = readLegend(legend, path + ".legend") }
    guard let layer else { return }
    if layer.elements?.isEmpty == true {
      reject(
        layer, path + ".layer", "there is no layer",
        remedy: "add one: { \"mark\": \"step\", \"encoding\": { \"y\": \"heap\" } }")
    }
    // Where the axes are wrong, their names are known still.
    let names = axes?.members?.map(\.key) ?? []
    for element in elements(layer, path + ".layer", of: "layers") {
      panel.layers += readLayer(element.value, element.path, axes: panel.axes, names: names)
    }
  }

  private mutating func readLegend(_ value: ConfigValue, _ path: String) -> LegendKind {
    guard let object = object(value, short: "type", path) else { return .direct }
    var reader = OptionReader(object, path: path)
    let kind = reader.choice("type", default: LegendKind.direct, help: "how curves are named")
    close(&reader, of: .legend)
    return kind
  }

  private mutating func readAxes(_ value: ConfigValue, _ path: String) -> [AxisSpec] {
    let remedy = "name each axis: { \"bytes\": { \"channel\": \"y\" } }"
    guard let members = members(value, path, of: "axes", remedy: remedy) else { return [] }
    let axes = members.map { readAxis(named: $0.name, $0.value, $0.path) }
    for (axis, member) in zip(axes, members) {
      guard let align = axis.align else { continue }
      let written = member.value["align"]
      let own = member.path + ".align"
      guard let other = axes.first(where: { $0.name == align }) else {
        let others = axes.map(\.name).filter { $0 != axis.name }
        reject(written, own, unknown: .axis, align, among: others)
        continue
      }
      if other.name == axis.name {
        reject(written, own, "an axis cannot be aligned with itself")
      } else if other.channel != axis.channel {
        reject(
          written, own, "\"\(align)\" is an axis of \(other.channel.rawValue)",
          remedy: "align axes of one channel")
      } else if other.align != nil {
        reject(
          written, own, "\"\(align)\" is itself aligned with another axis",
          remedy: "align both with one that is not")
      }
    }
    return axes
  }

  private mutating func readAxis(
    named name: String, _ value: ConfigValue, _ path: String
  ) -> AxisSpec {
    var reader = OptionReader(value, path: path)
    let channel = reader.optionalChoice(
      "channel", of: Channel.self, help: "the direction; told by orient or the name x else")
    let orient = reader.optionalChoice("orient", of: AxisSpec.Orient.self, help: "the side")
    let fromOrient = orient.map { $0 == .top || $0 == .bottom ? Channel.x : .y }
    var axis = AxisSpec(name, channel: channel ?? fromOrient ?? (name == "x" ? .x : .y))
    axis.orient = orient
    axis.title = reader.optionalText("title", help: "the words at the axis")
    let format = reader.object("format", FormatOptions.self, help: "how labels are written")
    (axis.unit, axis.prefix) = (format.unit, format.prefix)
    let scale = reader.any(
      "scale", form: .either([.text("scale"), .object([])]), help: "how values become places")
    axis.grid = reader.optionalFlag("grid", help: "whether lines stand at the ticks")
    axis.align = reader.optionalText("align", meaning: "axis", help: "the axis to share ticks with")
    axis.tickCount = reader.optionalInteger(
      "tickCount", in: 1...1000, help: "about how many ticks it has")
    if let fromOrient, let channel, channel != fromOrient {
      reader.reject(
        "orient", "an axis of \(channel.rawValue) cannot stand \(Self.side(of: orient))",
        remedy: channel == .x ? "write \"bottom\" or \"top\"" : "write \"left\" or \"right\"")
    }
    close(&reader, of: .axis)
    if let scale {
      axis.scale = readScale(scale, path + ".scale", unit: axis.unit)
    }
    return axis
  }

  private static func side(of orient: AxisSpec.Orient?) -> String {
    switch orient {
    case .left: "on the left"
    case .right: "on the right"
    case .top: "at the top"
    case .bottom, nil: "at the bottom"
    }
  }

  private struct FormatOptions: ComponentOptions {
    var unit: Unit?
    var prefix: Prefix.System?

    init(from reader: inout OptionReader) {
      let word = reader.optionalText(
        "unit", meaning: "B, s, ticks, none or any sign", help: "the unit of the labels")
      prefix = reader.optionalChoice("prefix", of: Prefix.System.self, help: "the prefixes")
      guard let word else { return }
      unit = word == "none" ? Unit.none : Unit(word)
      let plain: String? =
        switch word.lowercased() {
        case "bytes", "byte", "b": "B"
        case "seconds", "second", "sec", "s": "s"
        default: nil
        }
      if let plain, plain != word {
        reader.reject("unit", "no unit \"\(word)\"", remedy: "did you mean \"\(plain)\"?")
      } else if let (factor, dimension) = Quantity.parseAny("1" + word), factor != 1,
        let sign = dimension.units.first?.symbol
      {
        reader.reject(
          "unit", "\"\(word)\" is \(sign) with a prefix",
          remedy: "write \"\(sign)\"; the prefix is found by itself")
      }
    }
  }
}
