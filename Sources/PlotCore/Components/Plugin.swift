import PlotScene

/// An installed component, as a tool's main lists it.
public struct Plugin: Sendable {
  /// What a plugin is.
  public enum Kind: Sendable {
    /// Reads a format; tells whether a file is of it.
    case parser(Maker<any Parser>, recognize: @Sendable (FileHead) -> Recognition)
    /// Changes series.
    case transform(Maker<any SeriesTransform>)
    /// Writes a format, into files with one of the endings.
    case renderer(Maker<any Renderer>, fileExtensions: [String])
    /// Draws a layer of a panel.
    case mark(any Mark.Type)
    /// Says how figures look.
    case theme(Theme)
    /// Measures text for the layout; a tool has one. Throws where the machine has no font.
    case textMeasurer(@Sendable () throws(PlotError) -> any TextMeasurer)
    /// Finds a limit outside of recordings, such as the system's on memory.
    case limit(@Sendable () -> FoundLimit)
    /// Finds plugins when the tool runs.
    case source(any PluginSource)
  }

  /// The word by which configs name it.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// One sentence for help.
  public let summary: String
  /// Where it was found, such as a program's path; nil for a part of the tool.
  public private(set) var origin: String?

  /// Lists a parser.
  public static func parser<P: Parser>(_ type: P.Type) -> Plugin {
    Plugin(
      id: P.id,
      kind: .parser(
        Maker(type) { $0 }, recognize: { P.recognize($0.bytes, byteCount: $0.byteCount) }),
      summary: P.summary)
  }

  /// Lists a transform.
  public static func transform<T: SeriesTransform>(_ type: T.Type) -> Plugin {
    Plugin(id: T.id, kind: .transform(Maker(type) { $0 }), summary: T.summary)
  }

  /// Lists a renderer.
  public static func renderer<R: Renderer>(_ type: R.Type) -> Plugin {
    Plugin(
      id: R.id, kind: .renderer(Maker(type) { $0 }, fileExtensions: R.fileExtensions),
      summary: R.summary)
  }

  /// Lists a mark; one with the id of a standard mark stands in its place.
  public static func mark<M: Mark>(_ type: M.Type) -> Plugin {
    Plugin(id: M.id, kind: .mark(type), summary: M.summary)
  }

  /// Lists a theme; one with the name of a standard theme stands in its place.
  public static func theme(_ id: String, summary: String, _ theme: Theme) -> Plugin {
    Plugin(id: id, kind: .theme(theme), summary: summary)
  }

  /// Lists an engine that measures text.
  public static func textMeasurer(
    _ id: String, summary: String,
    _ make: @escaping @Sendable () throws(PlotError) -> any TextMeasurer
  ) -> Plugin {
    Plugin(id: id, kind: .textMeasurer(make), summary: summary)
  }

  /// Lists what finds a limit when a run names it: `--limit cgroup`.
  public static func limit(
    _ id: String, summary: String, _ find: @escaping @Sendable () -> FoundLimit
  ) -> Plugin {
    Plugin(id: id, kind: .limit(find), summary: summary)
  }

  /// Lists a place where more plugins are found when the tool runs.
  public static func source(
    _ id: String, summary: String, _ source: any PluginSource
  ) -> Plugin {
    Plugin(id: id, kind: .source(source), summary: summary)
  }

  /// Describes what was found when the tool runs; `origin` says where.
  public static func found(
    _ id: String, _ kind: Kind, summary: String, origin: String
  ) -> Plugin {
    Plugin(id: id, kind: kind, summary: summary, origin: origin)
  }
}

extension Plugin {
  /// What its options take, or what a config may change of a theme; empty for what has none.
  public var declarations: [OptionDeclaration] { description.declarations }

  /// Whether it takes options that are known only when the others are read.
  package var takesMore: Bool { description.takesMore }

  /// Endings of the files that a renderer writes, lower case, without dot; empty for all others.
  public var fileExtensions: [String] {
    if case .renderer(_, let endings) = kind { endings } else { [] }
  }

  /// The Swift type of its components; nil where there is none for them alone.
  public var type: (any Component.Type)? {
    switch kind {
    case .parser(let maker, _): maker.type
    case .transform(let maker): maker.type
    case .renderer(let maker, _): maker.type
    case .mark(let type): type
    case .theme, .textMeasurer, .limit, .source: nil
    }
  }

  /// How sure a parser is that a file is its own.
  package func recognize(_ head: FileHead) -> Recognition {
    if case .parser(_, let recognize) = kind { recognize(head) } else { .no }
  }

  /// Returns a renderer without those of its endings that others have.
  func leaving(_ taken: Set<String>) -> Plugin {
    guard case .renderer(let maker, let endings) = kind else { return self }
    return Plugin(
      id: id, kind: .renderer(maker, fileExtensions: endings.filter { !taken.contains($0) }),
      summary: summary, origin: origin)
  }

  /// A reader of nothing that was asked for all options.
  private var description: OptionReader {
    var nothing = OptionReader(nil)
    switch kind {
    case .parser(let maker, _): _ = maker.read(&nothing)
    case .transform(let maker): _ = maker.read(&nothing)
    case .renderer(let maker, _): _ = maker.read(&nothing)
    case .mark(let type): type.readOptions(from: &nothing)
    case .theme:
      var spec = ThemeSpec()
      spec.readElements(from: &nothing)
    case .textMeasurer, .limit, .source: break
    }
    return nothing
  }
}

extension Mark {
  /// Takes the options and forgets them.
  fileprivate static func readOptions(from reader: inout OptionReader) {
    _ = Options(from: &reader)
  }
}
