import PlotCore

/// A limit as a flag or a config names it.
package struct LimitSpec: Sendable {
  /// How much it is.
  package enum Amount: Hashable, Sendable {
    /// So many bytes.
    case bytes(Double)
    /// What this process' control group sets.
    case cgroup
  }

  /// How much it is.
  package var amount: Amount
  /// The columns that are held against it; empty for each input's first column in bytes.
  package var fields: [String]
  /// The words at its line; nil for its amount.
  package var label: String?
  /// Where it is named.
  package var place: Place?

  /// Creates a limit.
  package init(
    _ amount: Amount, fields: [String] = [], label: String? = nil, place: Place? = nil
  ) {
    self.amount = amount
    self.fields = fields
    self.label = label
    self.place = place
  }
}

extension ConfigDecoder {
  /// What an amount may be.
  static let limitForm = OptionDeclaration.Form.either([
    .number(.bytes, 1...1e18), .choice(["cgroup"]),
  ])

  /// Reads `limit`; an amount stands for an object with only that.
  mutating func readLimit(_ value: ConfigValue, _ path: String) -> LimitSpec? {
    var object = value
    let isShort = value.members == nil
    switch value.kind {
    case .object: break
    case .string, .number:
      object = ConfigValue(
        .object([ConfigValue.Member(key: "at", place: value.place, value: value)]),
        at: value.place)
    default:
      reject(
        value, path,
        .wrongType(
          "an amount of memory, \"cgroup\" or an object", not: value.inWords,
          remedy: "such as \"2GiB\" or \"cgroup\""))
      return nil
    }
    var reader = OptionReader(object, path: path)
    let at = reader.any("at", form: Self.limitForm, required: true, help: "how much it is")
    let fields = reader.texts(
      "field", meaning: "column",
      help: "the columns that are held against it; each input's first in bytes where none is named")
    let label = reader.optionalText("label", meaning: "words", help: "the words at its line")
    close(&reader, of: .limit)
    guard let at, let amount = amount(at, isShort ? path : path + ".at") else { return nil }
    return LimitSpec(
      amount, fields: fields, label: label, place: object.place.with(path: path))
  }

  private mutating func amount(_ value: ConfigValue, _ path: String) -> LimitSpec.Amount? {
    if value.string == "cgroup" { return .cgroup }
    var bytes: Double?
    if case .number(let digits) = value.kind { bytes = Double(digits) }
    if let text = value.string { bytes = Quantity.parse(text, as: .bytes) }
    guard let bytes, bytes.isFinite else {
      reject(
        value, path,
        .wrongType(
          "an amount of memory or \"cgroup\"", not: value.inWords,
          remedy: value.string.flatMap { Spelling.nearest(to: $0, among: ["cgroup"]) }
            .map(Spelling.question) ?? "such as \"2GiB\" or \"cgroup\""))
      return nil
    }
    guard (1...1e18).contains(bytes) else {
      reject(
        value, path, "\(Decimal.trimmed(bytes, places: 3)) bytes are no limit",
        remedy: "name 1 byte or more, such as \"2GiB\"")
      return nil
    }
    return .bytes(bytes)
  }
}
