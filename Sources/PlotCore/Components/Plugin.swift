import PlotScene

/// An installed component, as a tool's main lists it.
public struct Plugin: Sendable {
  /// What a plugin is.
  public enum Kind: Sendable {
    /// Reads a format.
    case parser(any Parser.Type)
    /// Changes series.
    case transform(any SeriesTransform.Type)
    /// Writes a format.
    case renderer(any Renderer.Type)
    /// Measures text for the layout; a tool has one. Throws where the machine has no font.
    case textMeasurer(@Sendable () throws(PlotError) -> any TextMeasurer)
  }

  /// The word by which configs name it.
  public let id: String
  /// What it is.
  public let kind: Kind
  /// One sentence for help.
  public let summary: String

  /// Lists a parser.
  public static func parser<P: Parser>(_ type: P.Type) -> Plugin {
    Plugin(id: P.id, kind: .parser(type), summary: P.summary)
  }

  /// Lists a transform.
  public static func transform<T: SeriesTransform>(_ type: T.Type) -> Plugin {
    Plugin(id: T.id, kind: .transform(type), summary: T.summary)
  }

  /// Lists a renderer.
  public static func renderer<R: Renderer>(_ type: R.Type) -> Plugin {
    Plugin(id: R.id, kind: .renderer(type), summary: R.summary)
  }

  /// Lists an engine that measures text.
  public static func textMeasurer(
    _ id: String, summary: String,
    _ make: @escaping @Sendable () throws(PlotError) -> any TextMeasurer
  ) -> Plugin {
    Plugin(id: id, kind: .textMeasurer(make), summary: summary)
  }

  /// What its options take; empty for a text measurer.
  public var declarations: [OptionDeclaration] {
    switch kind {
    case .parser(let type): Self.declarations(of: type)
    case .transform(let type): Self.declarations(of: type)
    case .renderer(let type): Self.declarations(of: type)
    case .textMeasurer: []
    }
  }

  private static func declarations(of type: (some Component).Type) -> [OptionDeclaration] {
    optionDeclarations(type)
  }
}

private func optionDeclarations<C: Component>(_ type: C.Type) -> [OptionDeclaration] {
  C.Options.declarations
}
