/// The themes that configs may name.
package struct ThemeSet: Sendable {
  /// The name that counts where none is given.
  package static let usual = "light"
  /// The name of `light` and `dark` in one, of which the reader's screen takes its own.
  package static let auto = "auto"
  /// Those that every tool has.
  package static let standard = ThemeSet(Plugin.standardThemes)

  private let themes: [(name: String, theme: Theme)]

  /// Takes the themes among plugins; of two with one name the first counts.
  package init(_ plugins: [Plugin]) {
    themes = plugins.compactMap { plugin in
      if case .theme(let theme) = plugin.kind { (plugin.id, theme) } else { nil }
    }
  }

  /// Their names, in the order in which they were listed.
  package var names: [String] { themes.map(\.name) }

  /// Returns the theme of a name; throws where there is none.
  package func theme(_ name: String) throws(PlotError) -> Theme {
    if name == Self.auto, names.contains(name) { return try theme(Self.usual) }
    if let found = themes.first(where: { $0.name == name }) { return found.theme }
    throw PlotError(
      .config, "no theme \"\(ConfigValue.brief(name))\" is installed",
      remedy: Spelling.remedy(for: name, among: names))
  }
}
