import PlotScene

/// What a config says of the looks: an installed theme's name, and what differs from it.
package struct ThemeSpec: Sendable, Equatable {
  /// The page's ground.
  package enum Ground: Sendable, Equatable {
    /// Nothing is drawn behind the figure.
    case clear
    /// The page is filled.
    case color(Color)
  }

  /// The installed theme that it extends.
  package var base: String
  /// The page's ground; nil for the base's, like all that follow.
  package var background: Ground?
  /// The colour of titles and labels.
  package var text: Color?
  /// The colour of tick labels and the subtitle.
  package var muted: Color?
  /// The colour of grid lines.
  package var grid: Color?
  /// The colour of baselines.
  package var axis: Color?
  /// The font's family.
  package var font: String?
  /// Sizes of text in points, by the names in `Theme.Sizes`.
  package var sizes = ThemeSizes()
  /// The width of curves in points.
  package var strokeWidth: Double?
  /// The width of grid lines in points.
  package var gridWidth: Double?
  /// The width of baselines in points.
  package var axisWidth: Double?
  /// The opacity of areas under curves, 0...1.
  package var fill: Double?
  /// The radius of dots in points.
  package var dotRadius: Double?
  /// Whether a panel has lines on all four sides.
  package var frame: Bool?
  /// The colours of curves without a style of their own.
  package var palette: [Color]?
  /// Styles of curves by the names of their columns.
  package var series: [String: SeriesStyle] = [:]

  /// The same for readers whose screen is dark; nil where it is the same to all.
  package var inTheDark: ThemeSpec? {
    guard base == ThemeSet.auto else { return nil }
    var spec = self
    spec.base = "dark"
    return spec
  }

  /// Creates an installed theme's spec.
  package init(base: String = ThemeSet.usual) { self.base = base }

  /// Reads a theme from a config: a string, or an object with `extends` and overrides.
  ///
  /// Errors are recorded in the reader with the path of the value.
  package init(
    _ value: ConfigValue, path: String, among names: [String], errors reader: inout OptionReader
  ) {
    self.init()
    if value.string != nil {
      readBase(value, path: path, among: names, errors: &reader)
    } else {
      var inner = OptionReader(value, path: path)
      read(from: &inner, among: names)
      if value.members != nil { inner.finish() }
      reader.adopt(inner)
    }
  }

  /// What a theme's object takes where some themes are installed.
  package static func declarations(among names: [String]) -> [OptionDeclaration] {
    var (spec, nothing) = (ThemeSpec(), OptionReader(nil))
    spec.read(from: &nothing, among: names)
    return nothing.declarations
  }

  private mutating func readBase(
    _ value: ConfigValue, path: String, among names: [String], errors reader: inout OptionReader
  ) {
    if let name = value.string, names.contains(name) {
      base = name
    } else {
      reader.reject(value, path: path, expected: .choice(names))
    }
  }

  private mutating func read(from reader: inout OptionReader, among names: [String]) {
    if let value = reader.any(
      "extends", form: .choice(names), default: "\"\(ThemeSet.usual)\"",
      help: "theme that it starts from")
    {
      readBase(value, path: reader.subpath("extends"), among: names, errors: &reader)
    }
    readElements(from: &reader)
  }
}

extension ThemeSpec {
  /// Reads what a theme's object says beside the theme that it starts from.
  mutating func readElements(from reader: inout OptionReader) {
    if let value = reader.any(
      "background", form: .either([.color, .choice(["none"])]), help: "ground of the page")
    {
      if value.string == "none" {
        background = .clear
      } else if let color = value.string.flatMap(Color.init(word:)) {
        background = .color(color.withAlpha(1))
      } else {
        reader.reject(value, path: reader.subpath("background"), expected: .color)
      }
    }
    text = reader.themeColor("text", help: "colour of titles and labels")
    muted = reader.themeColor("muted", help: "colour of tick labels and the subtitle")
    grid = reader.themeColor("grid", help: "colour of grid lines")
    axis = reader.themeColor("axis", help: "colour of baselines")
    font = reader.optionalText("font", meaning: "font family", help: "family of all text")
    sizes = reader.object("sizes", ThemeSizes.self, help: "sizes of text in points")
    let width = 0.05...20.0
    strokeWidth = reader.optionalNumber("strokeWidth", .length, in: width, help: "width of curves")
    gridWidth = reader.optionalNumber("gridWidth", .length, in: width, help: "width of grid lines")
    axisWidth = reader.optionalNumber("axisWidth", .length, in: width, help: "width of baselines")
    fill = reader.optionalNumber("fill", in: 0...1, help: "opacity of areas under curves")
    dotRadius = reader.optionalNumber("dotRadius", .length, in: 0...20, help: "radius of dots")
    frame = reader.optionalFlag("frame", help: "lines on all four sides of a panel")
    readPalette(from: &reader)
    readSeries(from: &reader)
  }

  private mutating func readPalette(from reader: inout OptionReader) {
    let names = OptionDeclaration.Form.choice(Palette.allCases.map(\.rawValue))
    guard
      let value = reader.any(
        "palette", form: .either([names, .list(.color)]),
        help: "colours of curves without a style of their own")
    else { return }
    let path = reader.subpath("palette")
    if let elements = value.elements {
      var colors: [Color] = []
      for (index, element) in elements.enumerated() {
        if let color = element.string.flatMap(Color.init(word:)) {
          colors.append(color)
        } else {
          reader.reject(element, path: "\(path)[\(index)]", expected: .color)
        }
      }
      if colors.isEmpty, elements.isEmpty {
        reader.reject(value, path: path, "the palette is empty", remedy: "name one colour or more")
      }
      palette = colors.isEmpty ? nil : colors
    } else if let known = value.string.flatMap(Palette.init(rawValue:)) {
      palette = known.colors
    } else {
      reader.reject(value, path: path, expected: value.string == nil ? .list(.color) : names)
    }
  }

  private mutating func readSeries(from reader: inout OptionReader) {
    let form = OptionDeclaration.Form.dictionary(.object(SeriesStyle.declarations))
    guard
      let value = reader.any("series", form: form, help: "styles of curves by their column's name")
    else { return }
    let path = reader.subpath("series")
    guard let members = value.members else {
      reader.reject(value, path: path, expected: form)
      return
    }
    for member in members {
      var inner = OptionReader(member.value, path: "\(path).\(member.key)")
      let style = SeriesStyle(from: &inner)
      if member.value.members != nil { inner.finish() }
      reader.adopt(inner)
      series[member.key] = style
    }
  }
}

/// Sizes of text in points; nil is the theme's.
package struct ThemeSizes: ComponentOptions, Equatable {
  /// The headline.
  package var title: Double?
  /// The line under the headline.
  package var subtitle: Double?
  /// A panel's headline.
  package var panelTitle: Double?
  /// Ticks, legends and labels.
  package var label: Double?
  /// The line at the foot.
  package var caption: Double?

  /// Creates sizes that change nothing.
  package init() {}

  /// Reads sizes from a config.
  package init(from reader: inout OptionReader) {
    let bounds = 3.0...100.0
    title = reader.optionalNumber("title", .length, in: bounds, help: "the headline")
    subtitle = reader.optionalNumber("subtitle", .length, in: bounds, help: "the line under it")
    panelTitle = reader.optionalNumber("panelTitle", .length, in: bounds, help: "panel headlines")
    label = reader.optionalNumber("label", .length, in: bounds, help: "ticks and labels")
    caption = reader.optionalNumber("caption", .length, in: bounds, help: "the line at the foot")
  }
}
