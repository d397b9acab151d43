import PlotCore

extension OptionReader {
  /// Takes an array of objects, each with options of one kind; one object alone stands for an array of
  /// one.
  mutating func objects<Options: ComponentOptions>(
    _ key: String, of type: Options.Type, isRequired: Bool = false, help: String
  ) -> [Options] {
    let object = OptionDeclaration.Form.object(Options.declarations)
    let form = OptionDeclaration.Form.either([.list(object), object])
    guard let value = any(key, form: form, required: isRequired, help: help) else { return [] }
    let isOne = value.members != nil
    guard let elements = isOne ? [value] : value.elements else {
      reject(value, path: subpath(key), expected: form)
      return []
    }
    var result: [Options] = []
    for (index, element) in elements.enumerated() {
      let path = isOne ? subpath(key) : "\(subpath(key))[\(index)]"
      guard element.members != nil else {
        reject(element, path: path, expected: object)
        continue
      }
      var inner = OptionReader(element, path: path, context: context)
      result.append(Options(from: &inner))
      inner.finish()
      adopt(inner)
    }
    if isRequired, elements.isEmpty {
      reject(value, path: subpath(key), "\"\(key)\" is empty", remedy: help)
    }
    return result
  }

  /// Takes the columns that tell groups apart.
  mutating func groupby(
    help: String = "the columns whose values tell groups apart; else all rows are one"
  )
    -> [String]
  {
    texts("groupby", meaning: "column", help: help)
  }
}

extension Source {
  /// Returns the columns that tell groups apart, each once; throws naming the nearest of one that is not
  /// there.
  func requireKeys(_ names: [String]) throws(PlotError) -> [Int] {
    var keys: [Int] = []
    for name in names {
      let index = try requireAnyIndex(of: name)
      if !keys.contains(index) { keys.append(index) }
    }
    return keys
  }
}
