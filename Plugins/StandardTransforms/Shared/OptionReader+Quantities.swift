import PlotCore

extension OptionReader {
  /// Takes a number, or a text with the unit of a column that is not known yet; nil where it is not there.
  mutating func quantity(_ key: String, help: String) -> FieldQuantity? {
    guard let value = any(key, form: FieldQuantity.form, help: help) else { return nil }
    let quantity = FieldQuantity(value, path: subpath(key))
    if quantity == nil { reject(value, path: subpath(key), expected: FieldQuantity.form) }
    return quantity
  }

  /// Takes an array of such numbers.
  mutating func quantities(_ key: String, help: String) -> [FieldQuantity] {
    let form = OptionDeclaration.Form.list(FieldQuantity.form)
    guard let value = any(key, form: form, help: help) else { return [] }
    guard let elements = value.elements else {
      reject(value, path: subpath(key), expected: form)
      return []
    }
    var result: [FieldQuantity] = []
    for (index, element) in elements.enumerated() {
      let path = "\(subpath(key))[\(index)]"
      if let quantity = FieldQuantity(element, path: path) {
        result.append(quantity)
      } else {
        reject(element, path: path, expected: FieldQuantity.form)
      }
    }
    return result
  }
}
