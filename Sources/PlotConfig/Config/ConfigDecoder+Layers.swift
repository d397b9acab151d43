import PlotCore
import PlotScene

extension ConfigDecoder {
  /// Reads one of `layer`; a layer of a pattern's inputs becomes one for each.
  ///
  /// `names` are the axes' names as written, whether or not the axes are sound.
  mutating func readLayer(
    _ value: ConfigValue, _ path: String, axes: [AxisSpec], names: [String]
  ) -> [LayerSpec] {
    var reader = OptionReader(value, path: path)
    let mark = reader.any(
      "mark", form: .either([.text("mark"), .object([])]), required: true, help: "how it is drawn")
    let data = reader.optionalText("data", meaning: "input", help: "the input that it draws")
    let encoding = reader.any(
      "encoding", form: .object([]), required: true, help: "what it draws")
    close(&reader, of: .layer)
    if let data { checkInput(data, value["data"], path + ".data") }
    let markSpec = mark.flatMap { readMark($0, path + ".mark") }
    let encodingSpec = encoding.map {
      readEncoding($0, path + ".encoding", axes: axes, names: names)
    }
    guard let markSpec, let encoding, let (channels, isSound) = encodingSpec else { return [] }
    if isSound {
      checkEncoding(channels, of: markSpec.kind, encoding, path + ".encoding")
      let needsData = [channels.x, channels.y, channels.x2, channels.y2].contains {
        $0?.fields.isEmpty == false
      }
      if data == nil, needsData, let names = inputNames?.all, names.count > 1 {
        reject(
          value, path, "\"data\" is missing: the run has \(names.count) inputs",
          remedy: "name one of \(names.joined(separator: ", "))")
      }
    }
    guard let data, let inputs = matches[data] else {
      return [LayerSpec(mark: markSpec, data: data, encoding: channels)]
    }
    return inputs.map { LayerSpec(mark: markSpec, data: $0, encoding: channels) }
  }

  private mutating func readMark(_ value: ConfigValue, _ path: String) -> MarkSpec? {
    guard let object = object(value, short: "type", path) else { return nil }
    var reader = OptionReader(object, path: path)
    let kind = reader.optionalChoice("type", of: MarkSpec.Kind.self, help: "the kind of mark")
    if !reader.has("type") {
      let words = MarkSpec.Kind.allCases.map(\.rawValue).joined(separator: ", ")
      reject(object, path, .missing("type", remedy: "name a mark: \(words)"))
    }
    var mark = MarkSpec(kind ?? .step)
    let color = reader.optionalText(
      "color", meaning: "colour", help: "the colour")
    if let color {
      mark.color = Color(word: color)
      if mark.color == nil {
        let nearest = Spelling.nearest(to: color, among: Color.names.map(\.name))
        reader.reject(
          "color", "\"\(ConfigValue.brief(color))\" is no colour",
          remedy: nearest.map { "did you mean \"\($0)\"?" } ?? "write it as #rrggbb")
      }
    }
    mark.strokeWidth = reader.optionalNumber(
      "strokeWidth", .length, in: 0...100, help: "the width of lines")
    mark.strokeDash = reader.numbers(
      "strokeDash", .length, in: 0...1000, help: "lengths of dashes and gaps in turn")
    if let dash = mark.strokeDash, !dash.isEmpty, dash.allSatisfy({ $0 == 0 }) {
      reader.reject(
        "strokeDash", "every dash has the length 0", remedy: "write [] for a solid line")
    }
    mark.opacity = reader.optionalNumber("opacity", in: 0...1, help: "the opacity of the mark")
    let fill = reader.any(
      "fill", form: .either([.flag, .number(.number, 0...1)]),
      help: "the opacity of the area under a curve; true for the theme's")
    if let fill { mark.fill = readFill(fill, path + ".fill", &reader) }
    mark.size = reader.optionalNumber("size", .length, in: 0...1000, help: "the radius of dots")
    mark.label = reader.optionalText(
      "label", meaning: "template of {x} and {y}", help: "words at the mark")
    if let label = mark.label { checkLabel(label, object, path) }
    mark.which = reader.choice("which", default: .max, help: "which extremum is marked")
    if reader.has("which"), let kind, kind != .extremum {
      reader.reject("which", "\"which\" is for the mark extremum", remedy: "take it away")
    }
    if reader.has("fill"), let kind, ![.line, .step, .area].contains(kind) {
      reader.reject("fill", "\"fill\" is for the marks line, step and area", remedy: "take it away")
    }
    close(&reader, of: .mark)
    return kind.map { _ in mark }
  }

  private func readFill(
    _ value: ConfigValue, _ path: String, _ reader: inout OptionReader
  ) -> Double? {
    switch value.kind {
    case .bool(let isFilled): return isFilled ? MarkSpec.themeFill : nil
    case .number(let text):
      if let number = Double(text), (0...1).contains(number) { return number }
      reader.reject(
        value, path: path,
        .outside("0...1", ConfigValue.brief(text), remedy: "write true for the theme's"))
    default:
      reader.reject(value, path: path, expected: .either([.flag, .number(.number, 0...1)]))
    }
    return nil
  }

  private mutating func checkLabel(_ label: String, _ object: ConfigValue, _ path: String) {
    do throws(PlotError) {
      for name in try Template.parse(label).names where name != "x" && name != "y" {
        throw PlotError(
          .config, "a label knows no {\(ConfigValue.brief(name))}",
          remedy: "it knows {x} and {y}; {{ is a brace")
      }
    } catch {
      errors.append(error.at(object["label"]?.place.with(path: path + ".label")))
    }
  }
}
