import PlotCore

extension ConfigSchema {
  private typealias Keyword = (key: String, value: ConfigValue)

  /// The definitions of everything that plugins add: `format`, `transform`, `mark`, `output`, and one
  /// for each plugin, such as `renderer-png`.
  var components: [(key: String, value: ConfigValue)] {
    let type = [ConfigDecoder.typeDeclaration]
    return choice("format", of: "parser", beside: type, needsType: false)
      + choice("transform", of: "transform", beside: type, needsType: true)
      + choice("mark", of: "mark", beside: type, needsType: true)
      + choice("output", of: "renderer", beside: declared(.output), needsType: false)
  }

  /// One of the plugins of a kind, told by `type`.
  private func choice(
    _ name: String, of kind: String, beside: [OptionDeclaration], needsType: Bool
  ) -> [(key: String, value: ConfigValue)] {
    let plugins = (registry.plugins + others).filter {
      $0.kindName == kind && !$0.isImplied
    }
    let ids = SchemaForm(.choice(plugins.map(\.id))).schema()
    var overriding = name == "output" ? nested(in: .output) : [:]
    overriding["type"] = ids
    var known = beside.map(\.key)
    var branches: [ConfigValue] = []
    var definitions: [(key: String, value: ConfigValue)] = []
    for plugin in plugins {
      let own = plugin.declarations.filter { option in !beside.contains { $0.key == option.key } }
      for option in own where !known.contains(option.key) { known.append(option.key) }
      var closed = SchemaForm.object(beside + own, overriding: overriding)
      // What it takes beside is known when the config is read.
      if plugin.takesMore { closed.removeAll { $0.key == "additionalProperties" } }
      definitions.append(
        (
          "\(kind)-\(plugin.id)",
          ConfigValue.schema([("description", .schema(plugin.summary))]).adding(closed)
        ))
      branches += conditions(of: plugin).map { condition in
        .schema([("if", condition), ("then", .schema(reference: "\(kind)-\(plugin.id)"))])
      }
    }
    // Where the type is not told, or by a param, any plugin's keys may stand.
    var names: [Keyword] = [("propertyNames", .schema([("enum", .schema(words: known))]))]
    let open = plugins.filter(\.takesMore).map(\.id)
    if !open.isEmpty {
      branches.append(.schema([("if", Self.names(oneOf: open)), ("else", .schema(names))]))
      names = []
    }
    var keywords: [Keyword] =
      [
        ("type", .schema(words: ["string", "object", "null"])),
        ("properties", .schema([("type", ids)])),
      ] + names + [("allOf", .schema(branches))]
    if needsType { keywords.append(("required", .schema(words: ["type"]))) }
    if name == "output" {
      keywords.removeAll { $0.key == "properties" }
      let properties = beside.map { option in
        (key: option.key, value: overriding[option.key] ?? SchemaForm(option.form).schema())
      }
      keywords.append(("properties", .schema(properties)))
      keywords.append(("required", .schema(words: ["path"])))
    } else {
      // A plain string is short for an object with the type only.
      keywords.append(("if", SchemaForm.isPlainText))
      keywords.append(("then", .schema([("enum", .schema(words: plugins.map(\.id)))])))
    }
    if branches.isEmpty { keywords.removeAll { $0.key == "allOf" } }
    return [(name, .schema(keywords))] + definitions
  }

  /// Holds of objects whose type is one of some.
  private static func names(oneOf ids: [String]) -> ConfigValue {
    .schema([
      ("type", .schema("object")),
      ("properties", .schema([("type", .schema([("enum", .schema(words: ids))]))])),
      ("required", .schema(words: ["type"])),
    ])
  }

  /// Holds of objects that name a plugin; of an output without type too, by its file's ending.
  private func conditions(of plugin: Plugin) -> [ConfigValue] {
    let named = ConfigValue.schema([
      ("type", .schema("object")),
      ("properties", .schema([("type", .schema([("const", .schema(plugin.id))]))])),
      ("required", .schema(words: ["type"])),
    ])
    guard !plugin.fileExtensions.isEmpty else { return [named] }
    let endings = plugin.fileExtensions.map { ending in
      ending.map { letter in
        letter.isLetter ? "[\(letter.lowercased())\(letter.uppercased())]" : "\\\(letter)"
      }.joined()
    }
    let path = ConfigValue.schema([
      ("type", .schema("string")),
      ("pattern", .schema("\\.(?:\(endings.joined(separator: "|")))$")),
    ])
    let told = ConfigValue.schema([
      ("type", .schema("object")),
      (
        "properties", .schema([("type", .schema([("type", .schema("null"))])), ("path", path)])
      ),
      ("required", .schema(words: ["path"])),
    ])
    return [named, told]
  }
}

extension Plugin {
  /// Whether it is a mark that no layer names.
  fileprivate var isImplied: Bool {
    if case .mark(let type) = kind { type.isImplied } else { false }
  }
}
