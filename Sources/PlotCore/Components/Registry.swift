import PlotScene

/// The installed plugins, found by id, content or file name.
///
/// Those that a tool lists come first; its sources are asked only for what none of them is.
public struct Registry: Sendable {
  /// All plugins in the order in which they were listed, without sources of more.
  public private(set) var plugins: [Plugin]
  /// Where more may be found.
  package let sources: [any PluginSource]
  /// The parsers.
  public let parsers: [Plugin]
  /// The transforms.
  public let transforms: [Plugin]
  /// The renderers.
  public let renderers: [Plugin]

  /// Creates a registry; throws where two plugins of one kind have the same id or ending.
  public init(_ listed: [Plugin]) throws(PlotError) {
    sources = listed.compactMap { if case .source(let source) = $0.kind { source } else { nil } }
    plugins = listed.filter { if case .source = $0.kind { false } else { true } }
    parsers = plugins.filter { $0.kindName == "parser" }
    transforms = plugins.filter { $0.kindName == "transform" }
    renderers = plugins.filter { $0.kindName == "renderer" }
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
      for ending in plugin.fileExtensions {
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

  /// The marks.
  public var marks: MarkSet {
    MarkSet(plugins.compactMap { if case .mark(let type) = $0.kind { type } else { nil } })
  }

  /// The themes.
  package var themes: ThemeSet { ThemeSet(plugins) }

  /// Returns the registry with marks and themes behind its own plugins, but for those in whose place it
  /// has one itself.
  package func adding(_ standard: [Plugin]) -> Registry {
    let own = Set(plugins.map { $0.kindName + $0.id })
    var registry = self
    registry.plugins += standard.filter { !own.contains($0.kindName + $0.id) }
    return registry
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
  public func renderer(forFile path: String) -> Plugin? {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return plugins.first { $0.fileExtensions.contains(ending) }
      ?? more().plugins.first { $0.fileExtensions.contains(ending) }
  }
}

extension Plugin {
  /// `parser`, `transform`, `renderer`, `mark`, `theme`, `text measurer`, `limit` or `source`.
  public var kindName: String {
    switch kind {
    case .parser: "parser"
    case .transform: "transform"
    case .renderer: "renderer"
    case .mark: "mark"
    case .theme: "theme"
    case .textMeasurer: "text measurer"
    case .limit: "limit"
    case .source: "source"
    }
  }

  /// The Swift type, with its module; where there is none, where it was found.
  var typeName: String {
    type.map { String(reflecting: $0) } ?? origin ?? "\(kindName) \(id)"
  }
}
