import PlotCore

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
      if let type = registry.marks.type(markSpec.kind) {
        checkEncoding(channels, of: type, encoding, path + ".encoding")
      }
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
}
