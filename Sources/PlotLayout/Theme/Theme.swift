import PlotCore
import PlotScene

/// How a figure looks, every element resolved.
public struct Theme: Sendable {
  /// Resolves what a config says, over the themes that it extends.
  public init(_ spec: ThemeSpec) {}
}
