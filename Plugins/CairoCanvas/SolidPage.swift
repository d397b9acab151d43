import CCairo
import PlotCore
import PlotScene

/// A scene in solid colours that looks as it does in translucent ones, for formats that have none.
///
/// What shows through an area is drawn once more, clipped to the area, in the colour that both make
/// together; a thin line takes on the areas that it lies on. `LayerMap` tells what can be seen where, so
/// that the page grows with what is seen and not with all that could overlap.
struct SolidPage {
  /// Something drawn in one solid colour.
  struct Layer {
    var item: Primitive
    /// Whether it may hide all of the ground somewhere.
    fileprivate var isArea: Bool { if case .fill = item { true } else { false } }
    /// The areas outside which nothing is drawn, by their places in `clips`, the outermost first.
    var clips: [Int]
  }

  /// More layers than this are no longer looked through: translucent colours then mix with the ground.
  private static let mostLayers = 3_000

  /// What is drawn, from back to front.
  private(set) var layers: [Layer] = []
  /// All areas that layers are clipped to.
  private(set) var clips: [Path] = []
  private let ground: Color

  /// Works out the layers; throws where there is no memory.
  init(_ scene: Scene, ground: Color) throws(PlotError) {
    self.ground = ground
    try LayerMap.with(scene.size) { map throws(PlotError) in
      try add(scene.items, within: [], map)
    }
  }

  /// Whether a scene has a translucent colour.
  static func isNeeded(for items: [Primitive]) -> Bool {
    items.contains { item in
      if case .group(let group) = item { return isNeeded(for: group.items) }
      return item.isTranslucent
    }
  }

  private mutating func add(
    _ items: [Primitive], within clips: [Int], _ map: LayerMap
  ) throws(PlotError) {
    for item in items {
      if case .group(let group) = item {
        let inner = group.clip.map { clips + [number(of: Path($0))] } ?? clips
        try add(group.items, within: inner, map)
      } else if item.isTranslucent {
        try mix(item, within: clips, map)
      } else {
        try append(Layer(item: item.over(ground), clips: clips), map)
      }
    }
  }

  private mutating func mix(
    _ item: Primitive, within clips: [Int], _ map: LayerMap
  ) throws(PlotError) {
    var seen: [Layer] = []
    var base = ground
    if layers.count < Self.mostLayers {
      let found = try map.seen(under: Layer(item: item, clips: clips), self.clips)
      seen = found.layers.map { layers[$0] }
      // An area that lies below all of it is what the ground is elsewhere.
      if !found.hasGround, let first = seen.first, case .fill(_, let color) = first.item,
        !seen.dropFirst().contains(where: \.isArea)
      {
        base = color
        seen.removeFirst()
      }
    }
    try append(Layer(item: item.over(base), clips: clips), map)
    switch item {
    case .fill(let path, let color):
      let inside = clips + [number(of: path)]
      for below in seen {
        try append(
          Layer(
            item: below.item.painted { color.flattened(over: $0) }, clips: inside + below.clips),
          map)
      }
    case .stroke:
      for below in seen {
        guard case .fill(let area, let color) = below.item else { continue }
        try append(
          Layer(item: item.over(color), clips: clips + below.clips + [number(of: area)]), map)
      }
    case .text, .group: break
    }
  }

  private mutating func append(_ layer: Layer, _ map: LayerMap) throws(PlotError) {
    try map.draw(layer, as: layers.count, clips)
    layers.append(layer)
  }

  private mutating func number(of clip: Path) -> Int {
    if let known = clips.lastIndex(of: clip) { return known }
    clips.append(clip)
    return clips.count - 1
  }
}

extension CairoCanvas.Pen {
  /// Draws layers; neighbours keep the clips that they share.
  mutating func draw(_ page: SolidPage) throws(PlotError) {
    var open: [Int] = []
    for layer in page.layers {
      let shared = zip(open, layer.clips).prefix { $0 == $1 }.count
      for _ in shared..<open.count { cairo_restore(context) }
      for clip in layer.clips[shared...] {
        cairo_save(context)
        trace(page.clips[clip])
        cairo_clip(context)
      }
      open = layer.clips
      try draw(layer.item)
    }
    for _ in open { cairo_restore(context) }
  }
}

extension Primitive {
  /// Whether an area or line lets something through.
  fileprivate var isTranslucent: Bool {
    switch self {
    case .fill(_, let color), .stroke(_, let color, _): color.alpha > 0 && color.alpha < 1
    case .text, .group: false
    }
  }

  /// Returns the same with its colours mixed with one below them.
  fileprivate func over(_ ground: Color) -> Primitive {
    painted { $0.alpha > 0 && $0.alpha < 1 ? $0.flattened(over: ground) : $0 }
  }

  /// Returns the same with other colours.
  func painted(_ change: (Color) -> Color) -> Primitive {
    switch self {
    case .fill(let path, let color): return .fill(path, change(color))
    case .stroke(let path, let color, let style): return .stroke(path, change(color), style)
    case .text(var text):
      text.color = change(text.color)
      if let halo = text.halo { text.halo?.color = change(halo.color) }
      return .text(text)
    case .group: return self
    }
  }
}
