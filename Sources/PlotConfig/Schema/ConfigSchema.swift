import PlotCore
import PlotLayout

/// The JSON Schema (2020-12) of configs, of the plugins that are installed.
///
/// It is made from what the decoder and the plugins declare when they read; only how parts are
/// nested is said here. Objects are told apart by their `type`.
package struct ConfigSchema {
  let registry: Registry
  /// What the tool's sources have beside.
  let others: [Plugin]
  let declarations: [ConfigPart: [OptionDeclaration]]

  /// Makes the schema of a tool, and of all that its sources have.
  package init(registry: Registry) {
    self.registry = registry.withStandards
    others = registry.more().plugins
    declarations = ConfigPart.declarations(in: registry)
  }

  /// The schema as JSON of several lines.
  package var json: String { document.json(pretty: true) }

  var document: ConfigValue {
    var definitions = ConfigPart.allCases.filter { $0 != .run && $0 != .output }.map {
      (key: $0.rawValue, value: schema(of: $0))
    }
    definitions.append(("theme", theme))
    definitions += components
    return ConfigValue.schema([
      ("$schema", .schema("https://json-schema.org/draft/2020-12/schema")),
      ("title", .schema("a run's config")),
      ("type", .schema("object")),
    ]).adding(
      SchemaForm.object(declared(.run), overriding: nested(in: .run), demands: false)
        + [
          ("required", .schema(words: ["version"])),
          // A config that extends others may have the rest from them.
          ("if", .schema([("not", .schema([("required", .schema(words: ["extends"]))]))])),
          (
            "then",
            .schema([
              // Or be there for its checks alone.
              ("if", .schema([("not", .schema([("required", .schema(words: ["checks"]))]))])),
              ("then", .schema([("required", .schema(words: ["inputs", "outputs"]))])),
            ])
          ),
          ("$defs", .schema(definitions)),
        ])
  }

  func declared(_ part: ConfigPart) -> [OptionDeclaration] { declarations[part] ?? [] }

  /// A part as an object, and as the string that is short for it.
  private func schema(of part: ConfigPart) -> ConfigValue {
    if part == .limit, let amount = declared(.limit).first(where: { $0.key == "at" })?.form {
      return SchemaForm(.either([amount, .object(declared(.limit))])).schema()
    }
    let object = SchemaForm.object(declared(part), overriding: nested(in: part))
    guard let key = part.shortKey else {
      return ConfigValue.schema([("type", .schema(words: ["object", "null"]))]).adding(object)
    }
    if part == .param {
      let types = ["string", "number", "boolean", "object", "null"]
      return ConfigValue.schema([("type", .schema(words: types))]).adding(object)
        .adding([("allOf", .schema(ConfigParams.Kind.allCases.map(valueFits)))])
    }
    // A short form that is one of some words takes those only.
    var keywords = object
    if case .choice(let words) = declared(part).first(where: { $0.key == key })?.form {
      keywords.append(("if", SchemaForm.isPlainText))
      keywords.append(("then", .schema([("enum", .schema(words: words))])))
    }
    return ConfigValue.schema([("type", .schema(words: ["string", "object", "null"]))])
      .adding(keywords)
  }

  /// The condition that a param's value is of its type, which is text where none is named.
  private func valueFits(_ kind: ConfigParams.Kind) -> ConfigValue {
    let type =
      switch kind {
      case .text, .path: "string"
      case .number: "number"
      case .flag: "boolean"
      }
    let isKind = ConfigValue.schema([("const", .schema(kind.rawValue))])
    let condition = ConfigValue.schema([
      ("type", .schema("object")), ("properties", .schema([("type", isKind)])),
    ])
    let value = ConfigValue.schema([("type", .schema(words: [type, "null"]))])
    return .schema([
      (
        "if",
        kind == .text
          ? condition : condition.adding([("required", .schema(words: ["type"]))])
      ),
      ("then", .schema([("properties", .schema([("value", value)]))])),
    ])
  }

  /// The schemas of a part's keys that hold other parts; all other keys speak for themselves.
  func nested(in part: ConfigPart) -> [String: ConfigValue] {
    func one(_ name: String) -> ConfigValue { .schema(reference: name) }
    func list(_ name: String) -> ConfigValue {
      .schema([("type", .schema(words: ["array", "null"])), ("items", one(name))])
    }
    func named(_ name: String) -> ConfigValue {
      .schema([("type", .schema(words: ["object", "null"])), ("additionalProperties", one(name))])
    }
    switch part {
    case .run:
      let paths = OptionDeclaration.Form.either([.text("path"), .list(.text("path"))])
      let version = ConfigValue.schema([
        ("const", .schema(digits: "\(ConfigAssembly.version)"))
      ])
      return [
        "version": version, "extends": SchemaForm(paths).schema(), "params": named("param"),
        "inputs": named("input"), "theme": one("theme"), "figure": one("figure"),
        "outputs": list("output"), "checks": list("check"), "limit": one("limit"),
      ]
    case .input: return ["format": one("format"), "transform": list("transform")]
    case .output: return ["theme": one("theme")]
    case .figure:
      return [
        "title": one("title"), "panels": list("panel"), "layout": one("layout"),
        "layer": list("layer"), "axes": named("axis"), "legend": one("legend"),
        "facet": one("facet"),
      ]
    case .panel:
      return [
        "axes": named("axis"), "layer": list("layer"), "legend": one("legend"),
        "facet": one("facet"),
      ]
    case .axis: return ["scale": one("scale")]
    case .layer: return ["mark": one("mark"), "encoding": one("encoding")]
    case .encoding:
      return [
        "x": one("channel"), "y": one("channel"), "x2": one("channel"), "y2": one("channel"),
        "color": one("groupChannel"), "strokeDash": one("groupChannel"),
        "shape": one("groupChannel"), "xOffset": one("groupChannel"),
        "yOffset": one("groupChannel"), "size": one("channel"), "opacity": one("channel"),
        "text": one("channel"),
      ]
    case .scale:
      let end = SchemaForm(.either([.number(.number, nil), .text("quantity")])).schema()
      return [
        "domain": .schema([
          ("type", .schema(words: ["array", "null"])), ("items", end),
          ("minItems", .schema(digits: "2")), ("maxItems", .schema(digits: "2")),
        ])
      ]
    case .channel:
      let orders = ConfigValue.schema([("type", .schema(words: ["string", "null"]))])
      return [
        "sort": .schema([
          (
            "anyOf",
            ConfigValue(
              .array([
                orders,
                .schema([
                  ("type", .schema("array")), ("items", .schema([("type", .schema("string"))])),
                ]), one("sort"),
              ]), at: orders.place)
          )
        ])
      ]
    case .param, .title, .layout, .legend, .groupChannel, .sort, .facet, .check, .limit: return [:]
    }
  }

  /// A theme: an installed one's name, a file's path, or an object that extends either.
  private var theme: ConfigValue {
    let names = registry.themes.names
    let name: [(key: String, value: ConfigValue)] = [
      (
        "if",
        .schema([
          ("type", .schema("string")),
          ("not", .schema([("pattern", .schema(#"/|\.jsonc?$|\$\{"#))])),
        ])
      ),
      ("then", .schema([("enum", .schema(words: names))])),
    ]
    let extended = ConfigValue.schema([("type", .schema(words: ["string", "null"]))]).adding(name)
    return ConfigValue.schema([("type", .schema(words: ["string", "object", "null"]))])
      .adding(
        SchemaForm.object(
          ThemeSpec.declarations(among: names), overriding: ["extends": extended])
      )
      .adding(name)
  }
}
