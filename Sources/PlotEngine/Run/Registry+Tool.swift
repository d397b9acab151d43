import PlotCore
import PlotLayout

extension Registry {
  /// Creates the registry of a tool: its own plugins, and the standard marks and themes that it does not
  /// replace.
  ///
  /// Throws where two of its own plugins of one kind have the same id or ending.
  package init(tool plugins: [Plugin]) throws(PlotError) {
    self = try Registry(plugins).withStandards
  }
}
