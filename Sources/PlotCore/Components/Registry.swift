import PlotScene

/// The installed plugins, found by id, content or file name.
public struct Registry: Sendable {
  /// All plugins in the order in which they were listed.
  public let plugins: [Plugin]
  /// The parsers.
  public let parsers: [any Parser.Type]
  /// The transforms.
  public let transforms: [any SeriesTransform.Type]
  /// The renderers.
  public let renderers: [any Renderer.Type]

  /// Creates a registry; throws where two plugins of one kind have the same id or ending.
  public init(_ plugins: [Plugin]) throws(PlotError) {
    self.plugins = plugins
    parsers = plugins.compactMap { if case .parser(let type) = $0.kind { type } else { nil } }
    transforms = plugins.compactMap {
      if case .transform(let type) = $0.kind { type } else { nil }
    }
    renderers = plugins.compactMap { if case .renderer(let type) = $0.kind { type } else { nil } }
    // A type's name costs half a million instructions to spell, so only errors ask for it.
    var seen: [String: Plugin] = [:]
    for plugin in plugins {
      let kind = plugin.kindName
      if let other = seen[kind + plugin.id] {
        throw PlotError(
          .tool,
          "two \(kind)s are called \"\(plugin.id)\": \(other.typeName) and \(plugin.typeName)",
          remedy: "give one of them another id")
      }
      seen[kind + plugin.id] = plugin
      guard case .renderer(let type) = plugin.kind else { continue }
      for ending in type.fileExtensions {
        if let other = seen["." + ending] {
          throw PlotError(
            .tool,
            "two renderers write files that end in .\(ending): \(other.typeName) and \(plugin.typeName)",
            remedy: "list one of them only")
        }
        seen["." + ending] = plugin
      }
    }
  }

  /// Makes the text measurer; throws where none is installed or the machine has no font.
  public func makeTextMeasurer() throws(PlotError) -> any TextMeasurer {
    for plugin in plugins {
      if case .textMeasurer(let make) = plugin.kind { return try make() }
    }
    throw PlotError(
      .tool, "no text measurer is installed",
      remedy: "list one in the tool's main, such as .cairoText")
  }

  /// Starts making the text measurer on a thread of its own, so that what it needs is there when one
  /// is asked for; returns what waits for that.
  package func startTextMeasurer() -> () -> Void {
    Workers.ahead { _ = try? makeTextMeasurer() }
  }

  /// Returns the renderer whose endings name the file; nil where none does.
  public func renderer(forFile path: String) -> (any Renderer.Type)? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return renderers.first { $0.fileExtensions.contains(ending) }
  }
}

extension Plugin {
  /// `parser`, `transform`, `renderer` or `text measurer`.
  public var kindName: String {
    switch kind {
    case .parser: "parser"
    case .transform: "transform"
    case .renderer: "renderer"
    case .textMeasurer: "text measurer"
    }
  }

  /// The Swift type, with its module.
  var typeName: String {
    switch kind {
    case .parser(let type): String(reflecting: type)
    case .transform(let type): String(reflecting: type)
    case .renderer(let type): String(reflecting: type)
    case .textMeasurer: "text measurer \(id)"
    }
  }
}
