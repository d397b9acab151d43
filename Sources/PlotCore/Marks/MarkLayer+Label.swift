extension MarkLayer {
  /// Puts a sample's values into a mark's label: `{x}` and `{y}`, as its axes write them. Other
  /// braces stay as they are.
  public func expand(_ template: String, for sample: Curve.Sample) -> String {
    let values = ["x": x.string(sample.x), "y": y.quantity(sample.y)]
    var result = ""
    var rest = template[...]
    while let brace = rest.firstIndex(of: "{") {
      result += rest[..<brace]
      let after = rest[rest.index(after: brace)...]
      if let end = after.firstIndex(of: "}"), let known = values[String(after[..<end])] {
        result += known
        rest = after[after.index(after: end)...]
      } else {
        result += "{"
        rest = after
      }
    }
    return result + rest
  }
}
