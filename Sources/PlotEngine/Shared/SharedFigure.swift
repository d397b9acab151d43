import PlotConfig
import PlotCore

/// The figure of inputs of different kinds: their amounts of memory in one panel over seconds.
enum SharedFigure {
  /// More inputs than this have neither marks of their peaks nor a line that tells them.
  private static let mostMarkedInputs = 3
  /// Resident memory that is so many times the heap's would press it flat, and has a panel of its own:
  /// most of it is the program's own code and libraries.
  private static let highestFactor = 4.0

  /// Whether inputs are of different kinds and all are recordings over time.
  static func isWanted(for inputs: [OpenInput]) -> Bool {
    guard inputs.count > 1, Set(inputs.map { $0.raw.info.format }).count > 1 else { return false }
    return inputs.allSatisfy { $0.base != nil && $0.timeIndex != nil }
  }

  /// Whether two inputs are a recording and what `highwater record` keeps beside it.
  static func isOneRecording(_ inputs: [OpenInput]) -> Bool {
    guard inputs.count == 2 else { return false }
    return inputs[1].path == inputs[0].path + ".json" && inputs[0].path != "-"
  }

  /// Suggests the figure; nil where the inputs are of one kind.
  static func suggestion(
    for inputs: [OpenInput], wish: FigureWish, marks: MarkSet
  ) -> FigureSpec? {
    guard isWanted(for: inputs) else { return nil }
    let isOne = isOneRecording(inputs)
    var wish = wish
    wish.overTime = true
    // What belongs to one program only would make the page a stack of small panels.
    if !isOne, wish.secondary == .panel { wish.secondary = .none }
    var shared = SharedPanel(marks: marks)
    var others: [PanelSpec] = []
    var captions: [String] = []
    var figure = FigureSpec()
    let owners = owners(of: inputs)
    for (place, input) in inputs.enumerated() {
      let own = input.source.suggestedFigure(for: wish, named: input.spec.name)
      if place == 0 { figure = own }
      let index = own.panels.firstIndex { showsBytes($0, input) }
      for (number, panel) in own.panels.enumerated() {
        let layers = named(panel.layers, of: input, as: isOne ? nil : owners[place])
        if number == index, place == 1, separatesAmounts(of: inputs) {
          var panel = panel
          panel.layers = layers
          for axis in panel.axes.indices { panel.axes[axis].title = nil }
          others.insert(panel, at: 0)
        } else if number == index {
          let keepsFill = place == 0 && inputs.count == 2
          shared.add(keepsFill ? layers : unfilled(layers, marks), of: panel)
        } else if isOne || (index == nil && number == 0) {
          var panel = panel
          if !isOne { panel.layers = layers }
          others.append(panel)
        }
      }
      if let caption = caption(
        of: input, panel: index.map { own.panels[$0] }, as: isOne ? nil : owners[place], marks)
      {
        captions.append(caption)
      }
    }
    guard var main = shared.panel else { return nil }
    if inputs.count > mostMarkedInputs { main.layers.removeAll(where: marks.isAnnotation) }
    if let axis = main.axes.firstIndex(where: { $0.channel == .x }) {
      main.axes[axis].title = others.isEmpty ? timeTitle(inputs) : nil
    } else if others.isEmpty {
      main.axes.append(AxisSpec("x", channel: .x, title: timeTitle(inputs)))
    }
    let lowest = others.indices.last
    for index in others.indices {
      let axes = others[index].axes.indices.filter { others[index].axes[$0].channel == .x }
      for axis in axes { others[index].axes[axis].title = index == lowest ? "time" : nil }
    }
    figure.panels = [main] + others
    figure.layout = PanelLayout(heights: others.isEmpty ? [] : [3] + others.map { _ in 1 })
    if !isOne {
      figure.title = owners.map(Template.escaped).joined(separator: ", ")
      figure.caption = nil
    }
    if isOne { captions.insert("{rows} events in {duration}", at: 0) }
    figure.subtitle = inputs.count > mostMarkedInputs ? nil : captions.joined(separator: " · ")
    return figure
  }

  /// Whether the second of two inputs, what was kept beside a recording, has its amounts in a panel of
  /// their own, as far as their values are known.
  static func separatesAmounts(of all: [OpenInput]) -> Bool {
    let inputs = all.filter { !$0.spec.isHelper }
    return isOneRecording(inputs) && isWanted(for: inputs)
      && isFarHigher(inputs[1], than: inputs[0])
  }

  /// Whether one input's first amount goes far beyond another's.
  private static func isFarHigher(_ input: OpenInput, than other: OpenInput) -> Bool {
    func highest(_ input: OpenInput) -> Double? {
      input.mainIndex(in: .bytes).flatMap { input.highest(of: $0) }
    }
    guard let one = highest(input), let two = highest(other) else { return false }
    return one > two * highestFactor
  }

  private static func showsBytes(_ panel: PanelSpec, _ input: OpenInput) -> Bool {
    let fields = panel.layers.flatMap { $0.encoding.y?.fields ?? [] }
    return !fields.isEmpty
      && fields.contains { field in
        input.source.columns.contains { $0.name == field && $0.unit == .bytes }
      }
  }

  /// Gives each curve the name of its column and file: `heap of a.mem`.
  private static func named(
    _ layers: [LayerSpec], of input: OpenInput, as owner: String?
  ) -> [LayerSpec] {
    layers.flatMap { layer -> [LayerSpec] in
      guard let y = layer.encoding.y, !y.fields.isEmpty, !y.isStacked else { return [layer] }
      return y.fields.map { field in
        var copy = layer
        copy.data = input.spec.name
        copy.encoding.y?.fields = [field]
        copy.encoding.y?.title = title(of: field, in: input, as: owner)
        return copy
      }
    }
  }

  private static func title(of field: String, in input: OpenInput, as owner: String?) -> String {
    let column = input.source.columns.first { $0.name == field }
    let title = field == "rss" ? "RSS" : column?.title ?? field
    return owner.map { "\(title) of \($0)" } ?? title
  }

  /// What inputs are called: their files' names, or their own, with folders, where two files have one.
  private static func owners(of inputs: [OpenInput]) -> [String] {
    let files = Dictionary(inputs.map { ($0.fileName, 1) }, uniquingKeysWith: +)
    return inputs.map { files[$0.fileName] == 1 ? $0.fileName : $0.spec.name }
  }

  private static func unfilled(_ layers: [LayerSpec], _ marks: MarkSet) -> [LayerSpec] {
    layers.map { layer in
      var copy = layer
      if marks.drawsSamples(layer) { copy.mark.fill = nil }
      return copy
    }
  }

  /// The peak of an input's first curve, a template.
  private static func caption(
    of input: OpenInput, panel: PanelSpec?, as owner: String?, _ marks: MarkSet
  ) -> String? {
    let fields = panel?.layers.filter(marks.drawsSamples).flatMap { $0.encoding.y?.fields ?? [] }
    let main = input.mainIndex.map { input.source.columns[$0].name }
    guard let field = fields?.first(where: { $0 == main }) ?? fields?.first else { return nil }
    let name = title(of: field, in: input, as: owner)
    let figure = "{\(input.spec.name).peak.\(field)}"
    return owner == nil
      ? "peak \(Template.escaped(name)) \(figure)"
      : "\(Template.escaped(name)): peak \(figure)"
  }

  /// The words at the axis: with a date where all inputs tell it.
  private static func timeTitle(_ inputs: [OpenInput]) -> String {
    let starts = inputs.compactMap { $0.source.info.startTime }
    guard !isOneRecording(inputs), starts.count == inputs.count, let first = starts.min(),
      // Moved inputs count from one moment, but for what a second cannot show.
      starts.allSatisfy({ $0.subtractingReportingOverflow(first).partialValue < 1_000_000 })
    else { return "time" }
    return "time since \(Timestamp.text(first))"
  }
}

extension OpenInput {
  /// The file's name without its folders; the input's own where it is read from elsewhere.
  var fileName: String {
    guard path != "-", base != nil else { return spec.name }
    return path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The index of the column in a unit that the recording is about; nil where none is in it.
  func mainIndex(in unit: Unit) -> Int? {
    source.columns.mainIndex(named: info.mainColumn, in: unit)
  }

  /// Moves its times, on top of what the config asks.
  mutating func shift(by seconds: Double, _ context: TransformContext) throws(PlotError) {
    guard let base else { return }
    var spec = spec
    spec.shift = (spec.shift ?? 0) + seconds
    self = try OpenInput(spec, path: path, base: base, context: context)
  }
}
