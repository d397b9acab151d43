import PlotCore

/// The parts of a config that are its own, and no component's.
enum ConfigPart: String, CaseIterable, Sendable {
  case run, param, input, output, figure, title, layout, panel, axis, scale, legend, layer
  case encoding, channel, groupChannel, sort, facet, check, limit

  /// The key for which a plain string stands; nil where the part takes no string.
  var shortKey: String? {
    switch self {
    case .input, .output: "path"
    case .title: "text"
    case .scale, .legend: "type"
    case .channel, .groupChannel: "field"
    case .facet: "column"
    case .param: "value"
    case .check: "check"
    case .limit: "at"
    case .run, .figure, .layout, .panel, .axis, .layer, .encoding, .sort: nil
    }
  }

  /// One of each part, so that the decoder can be asked what it takes.
  private static let sample = """
    { "inputs": { "a": { "path": "a" } },
      "figure": { "title": {}, "layout": {}, "panels": [
        { "facet": { "column": "a" }, "axes": { "x": { "scale": {} } }, "legend": {},
          "layer": [{ "mark": {}, "encoding": { "x": { "sort": {} }, "color": {} } }] }] },
      "limit": { "at": 1 },
      "outputs": [{ "path": "a" }], "checks": [{ "check": "peak < 1" }] }
    """

  /// What each part takes, as the decoder itself declares it; a limit may be what the tool's own
  /// plugins find.
  static func declarations(in tool: Registry) -> [ConfigPart: [OptionDeclaration]] {
    guard let value = JSONCParser.parse(Array(sample.utf8), file: "sample").value,
      let registry = try? Registry(tool.plugins.filter { $0.kindName == "limit" })
    else { return [:] }
    var decoder = ConfigDecoder(registry: registry, folders: [:])
    _ = decoder.run(value)
    decoder.declared[.param] = ConfigParams.declarations
    return decoder.declared
  }
}
