/// Plugins that are looked for only where those that a tool lists do not do, such as programs.
public protocol PluginSource: Sendable {
  /// The ids of all that may be there, found without asking anything.
  var ids: [String] { get }

  /// Returns the plugin with an id, nil where there is none; throws where it cannot be used.
  func plugin(called id: String) throws(PlotError) -> Plugin?

  /// Returns all that can be used, and what is wrong with the others.
  func all() -> (plugins: [Plugin], failures: [PlotError])

  /// Returns what a path names as a plugin, whatever its kind; throws where it is none.
  func plugin(at path: String) throws(PlotError) -> Plugin

  /// The JSON Schema of the pages that renderers are given.
  var sceneSchema: String { get }
}
