/// The marks that figures may name, by their ids.
public struct MarkSet: Sendable {
  /// All of them; of two with one id the first counts.
  public let types: [any Mark.Type]

  /// Creates a set.
  public init(_ types: [any Mark.Type]) { self.types = types }

  /// Those that a layer may name.
  package var named: [any Mark.Type] { types.filter { !$0.isImplied } }

  /// Those that every panel has.
  package var implied: [any Mark.Type] { types.filter { $0.isImplied } }

  /// Returns the mark of an id; nil where there is none.
  public func type(_ kind: MarkSpec.Kind) -> (any Mark.Type)? {
    types.first { $0.id == kind.rawValue }
  }

  /// Whether a layer is an annotation, over the data.
  package func isAnnotation(_ layer: LayerSpec) -> Bool { type(layer.mark.kind)?.plane == .over }

  /// Whether a layer stands behind the data.
  package func isBehind(_ layer: LayerSpec) -> Bool { type(layer.mark.kind)?.plane == .behind }

  /// Whether a layer draws the samples of its columns.
  package func drawsSamples(_ layer: LayerSpec) -> Bool {
    type(layer.mark.kind)?.drawsSamples == true
  }

  /// Whether a layer shows what lies between samples.
  package func joinsSamples(_ layer: LayerSpec) -> Bool {
    type(layer.mark.kind)?.joinsSamples == true
  }

  /// Makes what a layer names; throws where there is no such mark or an option is wrong.
  ///
  /// An option that only other marks take is left alone, since suggested figures are changed by
  /// whoever lays them over each other.
  public func make(_ spec: MarkSpec) throws(PlotError) -> any Mark {
    guard let type = type(spec.kind), !type.isImplied else {
      throw PlotError(
        .config, "no mark \"\(spec.kind)\" is installed",
        remedy: Spelling.remedy(for: spec.kind.rawValue, among: named.map { $0.id }))
    }
    return try make(type, from: spec)
  }

  /// Makes the marks that every panel has.
  package func makeImplied() throws(PlotError) -> [any Mark] {
    try implied.map { type throws(PlotError) in try Self.plain(type) }
  }

  /// Says for which marks an option is that another one does not take; nil where none takes it.
  package func home(of key: String) -> String? {
    let takers = named.filter { type in type.optionKeys.contains(key) }.map { $0.id }
    return takers.isEmpty ? nil : "\"\(key)\" is for \(Self.words(for: takers))"
  }

  /// Marks as errors name them: `the mark band`, `the marks line, step and area`.
  package static func words(for ids: [String]) -> String {
    guard let last = ids.last, ids.count > 1 else { return "the mark \(ids.first ?? "")" }
    return "the marks \(ids.dropLast().joined(separator: ", ")) and \(last)"
  }

  private func make<M: Mark>(_ type: M.Type, from spec: MarkSpec) throws(PlotError) -> any Mark {
    let place = spec.options.first?.place ?? Place(file: "figure")
    var reader = OptionReader(ConfigValue(.object(spec.options), at: place), stage: .config)
    let options = M.Options(from: &reader)
    let own = Set(reader.declarations.map(\.key))
    for option in spec.options where !own.contains(option.key) && home(of: option.key) == nil {
      throw PlotError(
        .config, "the mark \"\(M.id)\" takes no \"\(option.key)\"",
        remedy: Spelling.remedy(for: option.key, among: reader.declarations.map(\.key)))
    }
    if let error = reader.errors.first { throw error }
    return try M(options: options)
  }

  private static func plain<M: Mark>(_ type: M.Type) throws(PlotError) -> any Mark {
    try M(options: .defaults)
  }
}

extension Mark {
  /// The keys of what it takes from a config.
  fileprivate static var optionKeys: [String] { Options.declarations.map(\.key) }
}
