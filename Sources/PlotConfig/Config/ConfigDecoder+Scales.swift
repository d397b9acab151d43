import PlotCore

extension ConfigDecoder {
  /// Reads an axis' `scale`.
  mutating func readScale(_ value: ConfigValue, _ path: String, unit: Unit?) -> ScaleSpec {
    guard let object = object(value, short: "type", path) else { return ScaleSpec() }
    var reader = OptionReader(object, path: path)
    var scale = ScaleSpec()
    let type = reader.choice("type", default: ScaleWord.linear, help: "the kind of mapping")
    scale.kind = type.kind
    let domain = reader.any(
      "domain", form: .list(.either([.number(.number, nil), .text("quantity")])),
      help: "the lowest and highest value shown, or dates; null for the data's; of a band the names"
    )
    scale.nice = reader.optionalFlag(
      "nice", help: "whether the domain ends at round numbers, however far beyond the data")
    scale.zero = reader.optionalFlag("zero", help: "whether zero is shown")
    scale.reverse = reader.flag("reverse", default: false, help: "whether values grow backwards")
    scale.clamp = reader.flag(
      "clamp", default: false, help: "whether values outside are drawn at the border")
    let constant = reader.any(
      "constant", form: .either([.number(.number, nil), .text("quantity")]),
      help: "where a symlog scale turns from linear to logarithmic; chosen from the data without it"
    )
    scale.padding = reader.optionalNumber(
      "padding", in: 0...0.95, help: "the share of each name's room that is left empty")
    close(&reader, of: .scale)
    if type.isOfNames {
      scale.names = domain?.elements?.compactMap(\.string) ?? []
      return scale
    }
    if let constant { readConstant(constant, path + ".constant", unit: unit, into: &scale) }
    if let domain { readDomain(domain, path + ".domain", unit: unit, into: &scale) }
    if scale.kind == .log, scale.zero == true {
      reject(
        object["zero"], path + ".zero", "a log scale has no zero",
        remedy: "take it away, or use \"symlog\"")
    }
    return scale
  }

  /// The kinds of scales by the words of a config.
  private enum ScaleWord: String, CaseIterable, Sendable {
    case linear, log, symlog, time, band, point

    var isOfNames: Bool { self == .band || self == .point }
    var kind: ScaleSpec.Kind { ScaleSpec.Kind(rawValue: rawValue) ?? .linear }
  }

  private mutating func readConstant(
    _ value: ConfigValue, _ path: String, unit: Unit?, into scale: inout ScaleSpec
  ) {
    guard scale.kind == .symlog else {
      return reject(
        value, path, "a \(scale.kind.rawValue) scale has no constant",
        remedy: "take it away, or use \"symlog\"")
    }
    guard let constant = quantity(value, path, unit: unit) else { return }
    guard constant > 0 else {
      return reject(
        value, path, "the constant is not above 0",
        remedy: "write the magnitude below which values need not be told apart, such as \"64KiB\"")
    }
    scale.constant = constant
  }

  private mutating func readDomain(
    _ value: ConfigValue, _ path: String, unit: Unit?, into scale: inout ScaleSpec
  ) {
    guard let elements = value.elements, elements.count == 2 else {
      let found =
        value.elements.map { "\($0.count) value\($0.count == 1 ? "" : "s")" } ?? value.inWords
      return reject(
        value, path,
        .wrongType(
          "the lowest and the highest value", not: found,
          remedy: "write [0, \"2GiB\"]; null leaves one end to the data"))
    }
    let places = elements.enumerated().map { index, element in
      element.isNull ? AxisPlace() : axisPlace(element, "\(path)[\(index)]", unit: unit)
    }
    let ends = places.map(\.number)
    (scale.lowest, scale.highest) = (ends[0], ends[1])
    (scale.lowestDate, scale.highestDate) = (places[0].date, places[1].date)
    var isFalling = ends[0].flatMap { low in ends[1].map { low >= $0 } } ?? false
    if let low = places[0].date, let high = places[1].date {
      isFalling = low.nanoseconds >= high.nanoseconds
    }
    if isFalling {
      let isEqual = ends[0] == ends[1] && places[0].date == places[1].date
      reject(
        value, path, "the lowest value is not below the highest",
        remedy: isEqual ? nil : "write them in order; \"reverse\" turns the axis")
    }
    if scale.kind == .log {
      for (index, (place, element)) in zip(places, elements).enumerated() {
        if place.date?.isCertain == true {
          reject(
            element, "\(path)[\(index)]", "a log scale has no place for a date",
            remedy: "use \"time\"")
        }
        guard let end = place.number, end <= 0 else { continue }
        reject(
          element, "\(path)[\(index)]", "a log scale shows values above 0 only",
          remedy: "use \"symlog\", or null for the data's lowest")
      }
    }
  }

  /// Reads a number, or a text with a unit that fits the axis.
  mutating func quantity(_ value: ConfigValue, _ path: String, unit: Unit?) -> Double? {
    let form = "a number or a quantity such as \"2GiB\" or \"1.5s\""
    if case .number(let text) = value.kind {
      if let number = Double(text), number.isFinite { return number }
      reject(value, path, "\(ConfigValue.brief(text)) is too large")
      return nil
    }
    guard let text = value.string, let (number, dimension) = Quantity.parseAny(text),
      number.isFinite
    else {
      let folded = value.string.flatMap { text in
        [Quantity.Dimension.bytes, .time].first { Quantity.parse(text, as: $0) != nil }
      }
      reject(
        value, path,
        .wrongType(
          form, not: value.inWords,
          remedy: folded.map {
            "case matters here: \($0.units.map(\.symbol).joined(separator: ", "))"
          }))
      return nil
    }
    let found: Unit? =
      switch dimension {
      case .number: unit ?? Unit.none
      case .bytes: .bytes
      case .time: .seconds
      case .length, .frequency: nil
      }
    guard let found else {
      reject(value, path, .wrongType(form, not: "a \(dimension.rawValue)"))
      return nil
    }
    if let unit, dimension != .number, found != unit {
      let name = unit.symbol.isEmpty ? "plain numbers" : "\"\(unit.symbol)\""
      reject(
        value, path, "\"\(ConfigValue.brief(text))\" does not fit an axis of \(name)",
        remedy: "write a number in the axis' unit")
      return nil
    }
    return number
  }
}
