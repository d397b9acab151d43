import PlotCore

/// A limit as a flag or a config names it.
package struct LimitSpec: Sendable {
  /// How much it is.
  package enum Size: Hashable, Sendable {
    /// An amount in any unit.
    case amount(Amount)
    /// What a plugin finds, by its id.
    case found(String)
  }

  /// How much it is.
  package var size: Size
  /// The columns that are held against it; empty for each input's main one in its unit and
  /// those that are as much in use.
  package var fields: [String]
  /// The words at its line; nil for its amount.
  package var label: String?
  /// Where it is named.
  package var place: Place?

  /// Creates a limit.
  package init(_ size: Size, fields: [String] = [], label: String? = nil, place: Place? = nil) {
    self.size = size
    self.fields = fields
    self.label = label
    self.place = place
  }
}

extension ConfigDecoder {
  /// The ids of what finds limits.
  private var limitIDs: [String] {
    registry.plugins.filter { $0.kindName == "limit" }.map(\.id)
  }

  /// ` or "cgroup"`, for all that may stand in an amount's place.
  private var orFound: String { limitIDs.map { " or \(JSONText.quoted($0))" }.joined() }

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
          "an amount\(limitIDs.map { ", \(JSONText.quoted($0))" }.joined()) or an object",
          not: value.inWords, remedy: "such as \"2GiB\"\(orFound)"))
      return nil
    }
    var reader = OptionReader(object, path: path)
    let forms: [OptionDeclaration.Form] =
      [.number(.number, nil), .text("amount")] + (limitIDs.isEmpty ? [] : [.choice(limitIDs)])
    let at = reader.any("at", form: .either(forms), required: true, help: "how much it is")
    let fields = reader.texts(
      "field", meaning: "column",
      help:
        "the columns that are held against it; where none is named, each input's main one in its unit, "
        + "and what of a table is as much in use")
    let label = reader.optionalText("label", meaning: "words", help: "the words at its line")
    close(&reader, of: .limit)
    guard let at, let size = size(at, isShort ? path : path + ".at") else { return nil }
    return LimitSpec(
      size, fields: fields, label: label, place: object.place.with(path: path))
  }

  private mutating func size(_ value: ConfigValue, _ path: String) -> LimitSpec.Size? {
    if let text = value.string, limitIDs.contains(text) { return .found(text) }
    var amount = value.string.flatMap(Amount.init)
    if case .number(let digits) = value.kind { amount = Double(digits).map(Amount.init(number:)) }
    guard let amount, amount.value.isFinite else {
      reject(
        value, path,
        .wrongType(
          "an amount" + orFound, not: value.inWords,
          remedy: value.string.flatMap { Spelling.nearest(to: $0, among: limitIDs) }
            .map(Spelling.question) ?? "such as \"2GiB\"\(orFound)"))
      return nil
    }
    if amount.dimension == .bytes, !(1...1e18).contains(amount.value) {
      reject(
        value, path, "\(Decimal.trimmed(amount.value, places: 3)) bytes are no limit",
        remedy: "name 1 byte or more, such as \"2GiB\"")
      return nil
    }
    return .amount(amount)
  }
}
