import PlotCore

extension ConfigDecoder {
  /// Reads `figure`; without panels and layers it says what differs from a suggested figure.
  mutating func readFigure(_ value: ConfigValue, _ path: String, into spec: inout RunSpec) {
    var reader = OptionReader(value, path: path)
    var figure = FigureSpec()
    figure.width = reader.optionalNumber(
      "width", .length, in: 16...14_400, help: "the page's width")
    figure.height = reader.optionalNumber(
      "height", .length, in: 16...14_400, help: "the page's height")
    let title = reader.any(
      "title", form: .either([.text("title"), .object([])]), help: "the headline")
    let panels = reader.any("panels", form: .list(.object([])), help: "the panels, row by row")
    let layout = reader.any("layout", form: .object([]), help: "how the panels stand on the page")
    // A figure of one panel may say at once what its panel says.
    let layer = reader.any(
      "layer", form: .list(.object([])), help: "what one panel draws, from back to front")
    let axes = reader.any("axes", form: .dictionary(.object([])), help: "the axes of one panel")
    let legend = reader.any(
      "legend", form: .either([.text("legend"), .object([])]), help: "how curves are named")
    let facet = reader.any(
      "facet", form: .either([.text("column"), .object([])]),
      help: "the columns by whose names the one panel is drawn several times")
    close(&reader, of: .figure)

    if let title { readTitle(title, path + ".title", into: &figure) }
    if let layer {
      if let panels {
        reject(
          panels, path + ".panels", "a figure has panels or a layer, not both",
          remedy: "move the layer into a panel")
      }
      var panel = PanelSpec()
      readPanel(layer: layer, axes: axes, legend: legend, path, into: &panel)
      if let facet { panel.facet = readFacet(facet, path + ".facet") }
      figure.panels = [panel]
    } else {
      for (key, part) in [("axes", axes), ("legend", legend), ("facet", facet)] {
        guard let part else { continue }
        reject(
          part, path + "." + key, "\"\(key)\" needs a layer beside it",
          remedy: panels == nil ? "add a layer" : "move it into a panel")
      }
    }
    if let panels {
      let elements = elements(panels, path + ".panels", of: "panels")
      if panels.elements?.isEmpty == true {
        reject(panels, path + ".panels", "there is no panel", remedy: "leave it out for the usual")
      }
      for element in elements { figure.panels.append(readPanel(element.value, element.path)) }
      if figure.panels.count > 1, let place = figure.panels.firstIndex(where: { $0.facet != nil }) {
        let element = elements[place]
        reject(
          element.value["facet"], element.path + ".facet",
          "a panel that is drawn several times stands alone",
          remedy: "make the other panels a figure of their own")
      }
    }
    if let layout {
      figure.layout = readLayout(layout, path + ".layout", panelCount: figure.panels.count)
      checkMargins(of: figure, layout["margins"], path + ".layout.margins")
      if panels == nil {
        reject(
          layout, path + ".layout", "\"layout\" needs panels beside it", remedy: "add panels")
      }
    }
    if panels == nil, layer == nil {
      spec.suggestedSize = (figure.width, figure.height)
      (spec.title, spec.subtitle, spec.caption) = (figure.title, figure.subtitle, figure.caption)
    } else {
      spec.figure = figure
    }
  }

  private mutating func readTitle(
    _ value: ConfigValue, _ path: String, into figure: inout FigureSpec
  ) {
    guard let object = object(value, short: "text", path) else { return }
    var reader = OptionReader(object, path: path)
    figure.title = reader.optionalText("text", meaning: "template", help: "the headline")
    figure.subtitle = reader.optionalText(
      "subtitle", meaning: "template", help: "the line under the headline")
    figure.caption = reader.optionalText(
      "caption", meaning: "template", help: "the line at the foot of the page")
    close(&reader, of: .title)
    for (key, text) in [
      ("text", figure.title), ("subtitle", figure.subtitle), ("caption", figure.caption),
    ] {
      guard let text else { continue }
      let isShort = value.string != nil
      checkTemplate(text, object[key], isShort ? path : path + "." + key)
    }
  }

  private mutating func readLayout(
    _ value: ConfigValue, _ path: String, panelCount: Int
  ) -> PanelLayout {
    var reader = OptionReader(value, path: path)
    var layout = PanelLayout()
    layout.columns = reader.integer(
      "columns", default: 1, in: 1...64, help: "how many panels stand side by side")
    layout.heights =
      reader.numbers("heights", in: 0.01...1000, help: "the rows' shares of the height") ?? []
    layout.widths =
      reader.numbers("widths", in: 0.01...1000, help: "the columns' shares of the width") ?? []
    let share = reader.object("share", ShareOptions.self, help: "which panels share an axis")
    (layout.shareX, layout.sharesY) = (share.x, share.y)
    layout.margins =
      reader.optionalObject(
        "margins", MarginOptions.self, help: "where the only panel's frame stands"
      )?.margins
    let isSound = reader.errors.isEmpty
    close(&reader, of: .layout)
    guard isSound, panelCount > 0 else { return layout }
    if layout.margins != nil, panelCount > 1 {
      reject(
        value["margins"], path + ".margins", "\"margins\" are of one panel, not \(panelCount)",
        remedy: "leave them out: panels share what their labels leave")
    }
    let rows = (panelCount + layout.columns - 1) / layout.columns
    for (key, shares, count, name) in [
      ("heights", layout.heights, rows, "row"), ("widths", layout.widths, layout.columns, "column"),
    ] where shares.count > count {
      reject(
        value[key], path + "." + key,
        "\(shares.count) \(key) for \(count) \(name)\(count == 1 ? "" : "s")",
        remedy: "give one for each \(name)")
    }
    return layout
  }

  /// Tells margins that leave no room on a page of the figure's size.
  private mutating func checkMargins(of figure: FigureSpec, _ value: ConfigValue?, _ path: String) {
    guard let margins = figure.layout.margins, figure.panels.count == 1 else { return }
    for (sides, sum, extent, fallback, name) in [
      (
        "left and right", margins.left + margins.right, figure.width, FigureSpec.usualWidth, "width"
      ),
      (
        "top and bottom", margins.top + margins.bottom, figure.height, FigureSpec.usualHeight,
        "height"
      ),
    ] where sum >= extent ?? fallback {
      let taken = Decimal.trimmed(sum, places: 2)
      let page = Decimal.trimmed(extent ?? fallback, places: 2)
      reject(
        value, path, "\(sides) take \(taken) points of a \(name) of \(page)",
        remedy: "make them smaller, or the page larger")
    }
  }

  private struct MarginOptions: ComponentOptions {
    var margins: Margins
    init(from reader: inout OptionReader) {
      func side(_ name: String) -> Double {
        reader.number(
          name, .length, default: 40, in: 0...14_400, help: "from the page's \(name) edge")
      }
      margins = Margins(
        left: side("left"), top: side("top"), right: side("right"), bottom: side("bottom"))
    }
  }

  private struct ShareOptions: ComponentOptions {
    var x: PanelLayout.Share
    var y: Bool
    init(from reader: inout OptionReader) {
      x = reader.choice("x", default: .all, help: "which panels share their x axis")
      y = reader.flag(
        "y", default: false, help: "whether panels share the scale of their first y axis")
    }
  }
}
