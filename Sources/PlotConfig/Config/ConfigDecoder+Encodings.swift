import PlotCore
import PlotScene

extension ConfigDecoder {
  /// Reads a layer's `encoding`, and tells whether it could be understood.
  mutating func readEncoding(
    _ value: ConfigValue, _ path: String, axes: [AxisSpec], names: [String]
  ) -> (Encoding, isSound: Bool) {
    var reader = OptionReader(value, path: path)
    let form = OptionDeclaration.Form.either([.text("field"), .object([])])
    let channels = [
      ("x", "along the page"), ("y", "up the page"),
      ("x2", "the far end along the page: of bands a datum, of bars a column"),
      ("y2", "the far end up the page"),
    ].map { key, help in (key, reader.any(key, form: form, help: help)) }
    let groups = [
      ("color", "the columns whose names have colours of their own"),
      ("strokeDash", "the columns whose names have dashes of their own"),
      ("shape", "the columns whose names have shapes of their own"),
      ("xOffset", "the columns whose names stand side by side within a name along the page"),
      ("yOffset", "the columns whose names stand side by side within a name up the page"),
    ].map { key, help in (key, reader.any(key, form: form, help: help)) }
    let detail = reader.texts(
      "detail", meaning: "column", help: "the columns whose names have curves of their own")
    let extras = [
      ("size", "the column that is shown by the areas of dots"),
      ("opacity", "the column that is shown by opacities"),
      ("text", "the column whose values stand as words"),
    ].map { key, help in (key, reader.any(key, form: form, help: help)) }
    let before = errors.count
    close(&reader, of: .encoding)
    var encoding = Encoding()
    for (key, part) in channels {
      guard let part else { continue }
      let own = path + "." + key
      let channel = Channel(rawValue: String(key.prefix(1))) ?? .y
      let spec = readChannel(part, own, channel, axes: axes, names: names)
      switch key {
      case "x": encoding.x = spec
      case "y": encoding.y = spec
      case "x2": encoding.x2 = spec
      default: encoding.y2 = spec
      }
    }
    for (key, part) in groups {
      guard let part, let spec = readGroups(part, path + "." + key) else { continue }
      switch key {
      case "color": encoding.color = spec
      case "strokeDash": encoding.strokeDash = spec
      case "shape": encoding.shape = spec
      case "xOffset": encoding.xOffset = spec
      default: encoding.yOffset = spec
      }
    }
    for (key, part) in extras {
      guard let part else { continue }
      let spec = readChannel(part, path + "." + key, .y, axes: [], names: [])
      switch key {
      case "size": encoding.size = spec
      case "opacity": encoding.opacity = spec
      default: encoding.text = spec
      }
    }
    encoding.detail = detail
    return (encoding, errors.count == before)
  }

  private mutating func readStack(
    _ value: ConfigValue?, _ path: String, into spec: inout ChannelSpec
  ) {
    guard let value, !value.isNull else { return }
    if case .bool(let isStacked) = value.kind {
      (spec.isStacked, spec.isUnstacked) = (isStacked, !isStacked)
    } else if let stacking = value.string.flatMap(ChannelSpec.Stacking.init) {
      (spec.isStacked, spec.stacking) = (true, stacking)
    } else {
      let known = ChannelSpec.Stacking.allCases.map(\.rawValue)
      reject(
        value, path, .wrongType("true, false, \(known.joined(separator: ", "))", not: value.inWords)
      )
    }
  }

  /// Reads the order of names along an axis.
  private mutating func readSort(
    _ value: ConfigValue, _ path: String, _ channel: Channel
  ) -> NameOrder? {
    let other = channel == .x ? "y" : "x"
    if value.isNull { return .data }
    if let names = value.elements { return .names(names.compactMap(\.string)) }
    if value.members != nil {
      var reader = OptionReader(value, path: path)
      let field = reader.requiredText("field", meaning: "column", help: "the column to sort by")
      let order = reader.choice(
        "order", default: SortWord.ascending, help: "which end comes first")
      close(&reader, of: .sort)
      return .field(field, isDescending: order == .descending)
    }
    switch value.string {
    case "ascending": return .ascending
    case "descending": return .descending
    case "data": return .data
    case other: return .value(isDescending: false)
    case "-" + other: return .value(isDescending: true)
    default:
      reject(
        value, path, "no order \(value.inWords)",
        remedy:
          "write \"ascending\", \"descending\", \"data\", \"\(other)\", \"-\(other)\", a list of"
          + " names, or { \"field\": … }")
      return nil
    }
  }

  private enum SortWord: String, CaseIterable, Sendable { case ascending, descending }

  /// Reads a channel that tells curves apart by names.
  private mutating func readGroups(_ value: ConfigValue, _ path: String) -> GroupChannel? {
    guard let object = object(value, short: "field", path) else { return nil }
    var reader = OptionReader(object, path: path)
    var channel = GroupChannel(
      reader.texts("field", meaning: "column", help: "the columns of names"))
    channel.title = reader.optionalText("title", help: "the words at the legend")
    let scale = reader.object("scale", GroupScale.self, help: "which names, and their colours")
    (channel.domain, channel.colors) = (scale.domain, scale.range)
    let isNamed = reader.has("field")
    close(&reader, of: .groupChannel)
    if !isNamed { reject(object, path, .missing("field", remedy: "name a column of names")) }
    return channel.fields.isEmpty ? nil : channel
  }

  /// Which names are drawn, in which order, and their colours.
  private struct GroupScale: ComponentOptions {
    var domain: [String]
    var range: [Color] = []

    init(from reader: inout OptionReader) {
      domain = reader.texts(
        "domain", meaning: "name", help: "the names that are drawn, in order; all where left out")
      let words = reader.texts("range", meaning: "color", help: "their colours, in order")
      for (index, word) in words.enumerated() {
        if let color = Color(word: word) {
          range.append(color)
        } else {
          reader.reject("range", "\"\(word)\" is no colour", remedy: "write it as \"#4477aa\"")
          if index == 0 { break }
        }
      }
    }
  }

  private mutating func readChannel(
    _ value: ConfigValue, _ path: String, _ channel: Channel, axes: [AxisSpec], names: [String]
  ) -> ChannelSpec? {
    guard let object = object(value, short: "field", path) else { return nil }
    var reader = OptionReader(object, path: path)
    var spec = ChannelSpec()
    spec.fields = reader.texts("field", meaning: "column", help: "the columns")
    let datum = reader.any(
      "datum", form: .either([.number(.number, nil), .text("quantity")]),
      help: "a constant instead of columns, or a date")
    spec.axis = reader.optionalText("axis", meaning: "axis", help: "the axis")
    spec.title = reader.optionalText("title", help: "the name in legends")
    let stack = reader.any(
      "stack",
      form: .either([.flag, .choice(ChannelSpec.Stacking.allCases.map(\.rawValue))]),
      help: "whether amounts of one place stand on top of one another, and where they begin")
    readStack(stack, path + ".stack", into: &spec)
    let sort = reader.any(
      "sort",
      form: .either([
        .text("ascending, descending, data, y, -y"), .list(.text("name")), .object([]),
      ]),
      help: "the order of names: a word, a list of names, or a field")
    if let sort { spec.sort = readSort(sort, path + ".sort", channel) }
    let hasField = reader.has("field")
    if let named = object["field"] {
      let isShort = value.string != nil
      let own = isShort ? path : path + ".field"
      for (index, element) in (named.elements ?? [named]).enumerated() {
        guard let name = element.string else { continue }
        let place = named.elements == nil ? own : "\(own)[\(index)]"
        note(column: name, at: element.place.with(path: place))
      }
    }
    close(&reader, of: .channel)

    var unit = axes.first { $0.channel == channel }?.unit
    if let name = spec.axis {
      if let axis = axes.first(where: { $0.name == name }) {
        unit = axis.unit
        if axis.channel != channel {
          let fitting = axes.filter { $0.channel == channel }.map(\.name)
          reject(
            object["axis"], path + ".axis", "\"\(name)\" is an axis of \(axis.channel.rawValue)",
            remedy: fitting.isEmpty
              ? "leave it out, or name an axis of \(channel.rawValue) in the panel's \"axes\""
              : Spelling.nearest(to: name, among: fitting).map(Spelling.question)
                ?? "there are \(fitting.joined(separator: ", "))")
        }
      } else if !names.contains(name) {
        reject(
          object["axis"], path + ".axis", unknown: .axis, name, among: names,
          otherwise: names.isEmpty ? "name it in the panel's \"axes\"" : nil)
      }
    }
    if let datum {
      let place = axisPlace(datum, path + ".datum", unit: unit)
      (spec.datum, spec.datumDate) = (place.number, place.date)
      if hasField {
        reject(
          datum, path + ".datum", "a channel has a field or a datum, not both",
          remedy: "take one of them away")
      }
    } else if !hasField {
      reject(object, path, .missing("field", remedy: "name a column, or give a \"datum\""))
    } else if object["field"]?.elements?.isEmpty == true {
      reject(object["field"], path + ".field", "there is no column", remedy: "name one")
    } else if spec.fields.contains("") {
      reject(object["field"], path + ".field", "the column's name is empty", remedy: "name one")
    }
    if spec.fields.count > 1, channel == .x {
      reject(
        object["field"], path + ".field",
        "\(path.hasSuffix("x2") ? "x2" : "x") takes one column, not \(spec.fields.count)",
        remedy: "give several to y")
    }
    return spec
  }
}
