import PlotCore

/// A config value as it is written in a test.
indirect enum Literal: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByNilLiteral
{
  case value(ConfigValue.Kind)

  init(stringLiteral text: String) { self = .value(.string(text)) }
  init(integerLiteral number: Int) { self = .value(.number("\(number)")) }
  init(floatLiteral number: Double) { self = .value(.number("\(number)")) }
  init(nilLiteral: ()) { self = .value(.null) }
  init(arrayLiteral elements: Literal...) { self = .value(.array(elements.map(\.config))) }
  init(dictionaryLiteral elements: (String, Literal)...) {
    self = .value(
      .object(elements.map { .init(key: $0, place: place, value: $1.config) }))
  }

  var config: ConfigValue {
    guard case .value(let kind) = self else { return ConfigValue(.null, at: place) }
    return ConfigValue(kind, at: place)
  }
}

private let place = Place(file: "run.json", position: .init(line: 1, column: 1))

/// Makes a component as the engine does; throws the first error of its options.
func make<C: Component>(_ type: C.Type, _ options: Literal) throws -> C {
  try make(type, config: options.config)
}

func make<C: Component>(_ type: C.Type, config: ConfigValue) throws -> C {
  var reader = OptionReader(config, path: "transform[0]")
  let options = C.Options(from: &reader)
  reader.finish()
  if let error = reader.errors.first { throw error }
  return try C(options: options)
}

/// Makes a transform and applies it to one source.
func apply<T: SeriesTransform>(
  _ type: T.Type, _ options: Literal, to source: any Source
) throws -> any Source {
  let results = try make(type, options).apply(to: [source], in: TransformContext())
  return results[0]
}

/// The error of making or applying a transform.
func failure<T: SeriesTransform>(
  of type: T.Type, _ options: Literal, on source: any Source = MemorySource([])
) -> PlotError? {
  do { _ = try apply(type, options, to: source) } catch { return error as? PlotError }
  return nil
}
