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
    ].map { key, help in (key, reader.any(key, form: form, help: help)) }
    let detail = reader.texts(
      "detail", meaning: "column", help: "the columns whose names have curves of their own")
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
      if key == "color" { encoding.color = spec } else { encoding.strokeDash = spec }
    }
    encoding.detail = detail
    return (encoding, errors.count == before)
  }

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
    spec.isStacked = reader.flag("stack", default: false, help: "whether areas are stacked")
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
