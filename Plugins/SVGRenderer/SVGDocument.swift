import PlotCore
import PlotScene

/// Turns a scene into the text of an SVG document.
struct SVGDocument {
  private let scene: Scene
  private let dark: DarkLooks?
  private let grid: Grid
  private let hasBackground: Bool
  private let rootFamily: String?
  private let clips: [Rect]
  /// The bytes beyond which the document is given up.
  private let limit: Int
  /// What is not written yet; the whole document where there is no sink.
  private var body = ""
  private var sink: ByteSink?

  /// Prepares a document, with the looks of dark screens where it has its own for these; beyond a limit
  /// of bytes it has no text.
  init(
    of scene: Scene, in dark: DarkLooks? = nil, places: Int, hasBackground: Bool, limit: Int = .max
  ) {
    self.scene = scene
    self.dark = dark
    self.hasBackground = hasBackground
    self.limit = limit
    grid = Grid(places: places)
    rootFamily = Self.firstFamily(in: scene.items)
    clips = Self.clips(in: scene.items)
  }

  /// Returns the document; nil where it takes more bytes than the limit.
  func text() throws(PlotError) -> String? {
    var document = self
    try document.compose()
    return document.isTooLong ? nil : document.body
  }

  /// Writes the document in parts.
  func write(to sink: inout ByteSink) throws(PlotError) {
    var document = self
    document.sink = sink
    try document.compose()
    if let written = document.sink { sink = written }
    try sink.write(document.body)
  }

  private mutating func compose() throws(PlotError) {
    addHead()
    try add(dark?.items ?? DrawnItem.plain(scene.items))
    body += "</svg>\n"
  }

  private var isTooLong: Bool { body.utf8.count > limit }

  /// Hands on what is gathered where it is much.
  private mutating func pour() throws(PlotError) {
    guard sink != nil, body.utf8.count >= 65_536 else { return }
    try sink?.write(body)
    body.removeAll(keepingCapacity: true)
  }

  private mutating func addHead() {
    let size = Grid(places: 2)
    let (width, height) = (
      size.text(max(0, scene.size.width)), size.text(max(0, scene.size.height))
    )
    var root = Attributes()
    root.add("xmlns", "http://www.w3.org/2000/svg")
    root.add("width", width)
    root.add("height", height)
    root.add("viewBox", "0 0 \(width) \(height)")
    // Readers that do not know the graphics roles fall back to the second.
    root.add("role", "graphics-document img")
    if !scene.title.isEmpty { root.add("aria-label", scene.title) }
    if let rootFamily { root.add("font-family", FontFamily.list(for: rootFamily)) }
    // What Cairo cuts corners at, so that all formats look the same.
    root.add("stroke-miterlimit", "10")
    body += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg\(root.text)>\n"
    if !scene.title.isEmpty { body += "<title>\(XMLText.escaped(scene.title))</title>\n" }
    if !scene.description.isEmpty { body += "<desc>\(XMLText.escaped(scene.description))</desc>\n" }
    if let dark { body += dark.style }
    if !clips.isEmpty {
      body += "<defs>\n"
      for (index, clip) in clips.enumerated() {
        body += "<clipPath id=\"clip\(index + 1)\"><rect x=\"\(grid.text(clip.x))\""
        body += " y=\"\(grid.text(clip.y))\" width=\"\(grid.text(max(0, clip.width)))\""
        body += " height=\"\(grid.text(max(0, clip.height)))\"/></clipPath>\n"
      }
      body += "</defs>\n"
    }
    if hasBackground, let background = scene.background {
      var ground = Attributes()
      ground.paint("fill", background)
      ground.add(class: dark?.groundClass)
      body += "<rect width=\"100%\" height=\"100%\"\(ground.text)/>\n"
    }
  }

  /// Adds things; neighbours that are drawn alike share their attributes.
  private mutating func add(_ items: [DrawnItem]) throws(PlotError) {
    if isTooLong { return }
    for (attributes, run) in runs(of: items) {
      if run.count > 1, !attributes.text.isEmpty {
        body += "<g\(attributes.text)>\n"
        for item in run { try add(item, Attributes()) }
        body += "</g>\n"
      } else {
        for item in run { try add(item, attributes) }
      }
    }
  }

  private func runs(of items: [DrawnItem]) -> [(Attributes, [DrawnItem])] {
    var runs: [(Attributes, [DrawnItem])] = []
    for item in items {
      var attributes = Attributes(item.item, on: grid, rootFamily: rootFamily)
      attributes.add(class: item.darkClass)
      if let last = runs.last, last.0 == attributes {
        runs[runs.count - 1].1.append(item)
      } else {
        runs.append((attributes, [item]))
      }
    }
    return runs
  }

  private mutating func add(_ item: DrawnItem, _ attributes: Attributes) throws(PlotError) {
    switch item.item {
    case .fill(let path, _), .stroke(let path, _, _):
      let data = PathData.text(of: path, on: grid)
      if !data.isEmpty { body += "<path\(attributes.text) d=\"\(data)\"/>\n" }
    case .text(let text): add(text, attributes)
    case .group(let group): try add(group, item.members)
    }
    try pour()
  }

  private mutating func add(_ text: Text, _ attributes: Attributes) {
    guard !text.string.isEmpty else { return }
    var all = attributes
    let (x, y) = (grid.text(text.position.x), grid.text(text.position.y))
    all.add("x", x)
    all.add("y", y)
    if text.rotation != 0, text.rotation.isFinite {
      all.add("transform", "rotate(\(grid.text(text.rotation)) \(x) \(y))")
    }
    if text.width > 0, text.width.isFinite {
      all.add("textLength", grid.text(text.width))
      all.add("lengthAdjust", "spacingAndGlyphs")
    }
    if XMLText.hasFoldingBlanks(text.string) { all.add("xml:space", "preserve") }
    body += "<text\(all.text)>\(XMLText.escaped(text.string))</text>\n"
  }

  private mutating func add(_ group: Group, _ members: [DrawnItem]) throws(PlotError) {
    var own = Attributes()
    if let role = group.role {
      own.add(class: role.rawValue)
      switch role {
      case .grid: own.add("aria-hidden", "true")
      case .mark: own.add("role", "graphics-symbol")
      case .title, .panel, .axis, .legend, .annotation: own.add("role", "graphics-object")
      }
      if role != .grid { own.add("aria-roledescription", role.rawValue) }
    } else if group.label != nil {
      own.add("role", "group")
    }
    if let label = group.label, group.role != .grid { own.add("aria-label", label) }
    if let clip = group.clip { own.add("clip-path", "url(#clip\(number(of: clip)))") }
    let runs = runs(of: members)
    if runs.count == 1, runs[0].1.count > 1 {
      own.add(runs[0].0)
      body += "<g\(own.text)>\n"
      for item in runs[0].1 { try add(item, Attributes()) }
      body += "</g>\n"
    } else if own.text.isEmpty {
      try add(members)
    } else {
      body += "<g\(own.text)>\n"
      try add(members)
      body += "</g>\n"
    }
  }

  /// Returns the number of a clip, from 1.
  private func number(of clip: Rect) -> Int { (clips.firstIndex(of: clip) ?? 0) + 1 }

  /// The clips of all groups, equal ones once, in the order of the document.
  private static func clips(in items: [Primitive]) -> [Rect] {
    var clips: [Rect] = []
    func gather(_ items: [Primitive]) {
      for case .group(let group) in items {
        if let clip = group.clip, !clips.contains(clip) { clips.append(clip) }
        gather(group.items)
      }
    }
    gather(items)
    return clips
  }

  /// The family that the whole document bears: that of the first text.
  private static func firstFamily(in items: [Primitive]) -> String? {
    for item in items {
      switch item {
      case .text(let text): return text.font.family
      case .group(let group):
        if let family = firstFamily(in: group.items) { return family }
      case .fill, .stroke: break
      }
    }
    return nil
  }
}
