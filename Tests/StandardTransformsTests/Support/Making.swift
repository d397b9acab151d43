import PlotCore
import PlotTesting

/// Makes a component as the engine does; throws the first error of its options.
func make<C: Component>(_ type: C.Type, _ options: ConfigValue) throws -> C {
  try C(config: options, path: "transform[0]")
}

/// Makes a transform and applies it to one source.
func apply<T: SeriesTransform>(
  _ type: T.Type, _ options: ConfigValue, to source: any Source
) throws -> any Source {
  let results = try make(type, options).apply(to: [source], in: TransformContext())
  return results[0]
}

/// The error of making or applying a transform.
func failure<T: SeriesTransform>(
  of type: T.Type, _ options: ConfigValue, on source: any Source = MemorySource([])
) -> PlotError? {
  do { _ = try apply(type, options, to: source) } catch { return error as? PlotError }
  return nil
}
