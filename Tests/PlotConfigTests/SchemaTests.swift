import PlotTesting
import Foundation
import PlotCore
import Testing

@testable import PlotConfig

struct SchemaTests {
  private let schema: ConfigSchema

  init() throws { schema = ConfigSchema(registry: try Registry.stubs()) }

  /// Every part's keys in the schema are those that the decoder takes.
  @Test(arguments: ConfigPart.allCases)
  func hasTheKeysThatTheDecoderTakesAndNoOthers(_ part: ConfigPart) throws {
    let taken = schema.declared(part).map(\.key)
    #expect(!taken.isEmpty)
    let definition =
      part == .run ? schema.document : try #require(schema.document["$defs"]?[part.rawValue])
    #expect(definition["properties"]?.members?.map(\.key) == taken)
    // What another part holds is said by its schema, not by an object that takes nothing.
    let nested = schema.nested(in: part)
    #expect(Set(nested.keys).isSubset(of: taken))
    for option in schema.declared(part) where option.form.isLeftOpen {
      #expect(nested[option.key] != nil, "\(part).\(option.key) has no schema")
    }
  }

  @Test func demandsTheKeysThatMustBeThere() throws {
    let check = try #require(schema.document["$defs"]?["check"])
    #expect(check["required"]?.elements?.map(\.string) == ["check"])
    let limit = SchemaForm.object(schema.declared(.limit))
    #expect(limit.first { $0.key == "required" }?.value.json() == "[\"at\"]")
    let free = SchemaForm.object(schema.declared(.limit), demands: false)
    #expect(!free.contains { $0.key == "required" })
  }

  @Test func saysWithinWhichBoundsNumbersAre() {
    func bounds(_ form: OptionDeclaration.Form) -> [String?] {
      let schema = SchemaForm(form).schema()
      return ["minimum", "maximum"].map { schema[$0]?.json() }
    }
    #expect(bounds(.integer(2...9)) == ["2", "9"])
    #expect(bounds(.integer(.min ... .max)) == [nil, nil])
    #expect(bounds(.number(.number, -0.5...1.5)) == ["-0.5", "1.5"])
    #expect(bounds(.number(.bytes, nil)) == [nil, nil])
  }

  /// Keys that no declaration takes are rejected by the decoder: it asks the same reader.
  @Test func decoderRejectsWhatTheSchemaDoesNotHave() throws {
    let text = #"{ "version": 1, "inputs": { "a": "a.mem" }, "outputs": ["a.png"], "colour": 1 }"#
    #expect(throws: ConfigErrors.self) {
      try ConfigFile.decode(
        text: Array(text.utf8), file: "run.jsonc", registry: Registry.stubs())
    }
    #expect(schema.document["properties"]?["colour"] == nil)
  }

  @Test func describesEveryKeyWithHelpDefaultAndRange() throws {
    let scale = try #require(schema.document["$defs"]?["renderer-png"]?["properties"]?["scale"])
    #expect(
      scale.json() == #"{"description":"pixels for each point","default":1,"#
        + #""type":["number","string","null"],"minimum":0.1,"maximum":16,"pattern":"\\$\\{"}"#)
  }

  @Test func keepsADefaultOfWordsInTheDescription() throws {
    let option = OptionDeclaration(
      key: "scale", form: .flag, defaultText: "1, or 2 on screens", help: "pixels")
    let object = ConfigValue.schema(SchemaForm.object([option]))
    let scale = object["properties"]?["scale"]
    #expect(scale?["default"] == nil)
    #expect(scale?["description"]?.string == "pixels; default 1, or 2 on screens")
  }

  @Test func takesASchemaAtTheTopOnly() throws {
    func decode(_ value: String) throws {
      let text =
        #"{ "$schema": \#(value), "version": 1, "inputs": { "a": "a.mem" }, "outputs": ["a.png"] }"#
      _ = try ConfigFile.decode(
        text: Array(text.utf8), file: "run.jsonc", registry: Registry.stubs())
    }
    try decode(#""highwater.schema.json""#)
    #expect(throws: ConfigErrors.self) { try decode("1") }
  }

  @Test func namesTheThemesThatAreInstalled() throws {
    let paper = Plugin.theme("paper", summary: "draws on cream paper", .light)
    let schema = ConfigSchema(registry: try Registry([paper]))
    let theme = try #require(schema.document["$defs"]?["theme"])
    let names = ["paper", "light", "dark", "print", "auto"]
    #expect(theme["then"]?["enum"]?.elements?.map(\.string) == names)
    let extended = theme["properties"]?["extends"]?["then"]?["enum"]
    #expect(extended?.elements?.map(\.string) == names)
  }

  @Test(.enabled(if: JSONSchemaValidator.isThere))
  func acceptsTheWholeExampleAndEveryForm() throws {
    let configs = [
      ConfigExampleTests.example,
      #"{ "version": 1, "inputs": { "a": "a.mem" }, "outputs": ["a.png"] }"#,
      #"{ "version": 1, "extends": "house.jsonc" }"#,
      #"""
      { "version": 1, "params": { "n": { "type": "number", "value": 2 }, "w": 3, "t": true, "s": "x" },
        "inputs": { "a": { "path": "${s}" }, "b": { "from": "a", "transform": ["rate"] } },
        "theme": { "extends": "house/theme.json", "palette": ["#123456"], "background": "none" },
        "figure": { "width": "${w}mm", "layer": [{ "mark": { "type": "area", "fill": "${t}" },
          "data": "b", "encoding": { "y": "heap", "x": { "datum": "1.5 s" } } }],
          "axes": { "y": { "scale": { "type": "log", "domain": [null, "2GiB"] } } } },
        "outputs": [{ "path": "a.PNG", "scale": "${n}", "theme": "dark" }] }
      """#,
    ]
    let verdicts = try JSONSchemaValidator.verdicts(on: configs, by: schema.json)
    #expect(verdicts == configs.map { _ in [] })
  }

  /// Mistakes of syntax never come to a schema; nor do those that no schema can tell.
  @Test(.enabled(if: JSONSchemaValidator.isThere))
  func rejectsEveryUnknownKeyAndWrongTypeThatTheToolRejects() throws {
    let registry = try Registry.stubs()
    let configs = WrongConfig.all.filter { config in
      let parsed = JSONCParser.parse(Array(config.text.utf8), file: config.name)
      guard parsed.errors.isEmpty, parsed.value != nil else { return false }
      do throws(ConfigErrors) {
        _ = try ConfigFile.decode(
          text: Array(config.text.utf8), file: config.name, registry: registry)
        return false
      } catch {
        return error.errors.contains(where: \.isAboutForm)
      }
    }
    #expect(configs.count >= 20)
    let verdicts = try JSONSchemaValidator.verdicts(on: configs.map(\.text), by: schema.json)
    for (config, errors) in zip(configs, verdicts) where errors.isEmpty {
      Issue.record("the schema takes \"\(config.name)\": \(config.message)")
    }
  }
}

extension PlotError {
  /// Whether the error is about a key or the type of a value, which a schema can tell too.
  var isAboutForm: Bool { code == .unknownKey || code == .wrongType }
}

extension OptionDeclaration.Form {
  /// Whether the form is an object of no keys, or anything, so that its schema must be elsewhere.
  fileprivate var isLeftOpen: Bool {
    switch self {
    case .object(let declarations): declarations.isEmpty
    case .list(let form), .dictionary(let form): form.isLeftOpen
    case .either(let forms): forms.contains { $0.isLeftOpen }
    case .other: true
    case .flag, .number, .integer, .text, .choice: false
    }
  }
}

/// The validator of Python's jsonschema.
enum JSONSchemaValidator {
  static let isThere = (try? run("import jsonschema", [])) != nil

  /// Returns what is wrong with each config, which may hold comments.
  static func verdicts(on configs: [String], by schema: String) throws -> [[String]] {
    let folder = try ScratchFolder()
    let values = configs.map { text in
      JSONCParser.parse(Array(text.utf8), file: "config").value?.json() ?? "null"
    }
    try folder.write("schema.json", schema)
    try folder.write("configs.json", "[\(values.joined(separator: ","))]")
    let output = try run(
      """
      import json, sys, jsonschema
      schema = json.load(open(sys.argv[1]))
      jsonschema.Draft202012Validator.check_schema(schema)
      validator = jsonschema.Draft202012Validator(schema)
      print(json.dumps([[f"{e.json_path}: {e.message}" for e in validator.iter_errors(c)]
                        for c in json.load(open(sys.argv[2]))]))
      """, [folder.path + "/schema.json", folder.path + "/configs.json"])
    return try JSONDecoder().decode([[String]].self, from: output)
  }

  private struct Failed: Error { var text: String }

  private static func run(_ script: String, _ arguments: [String]) throws -> Data {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script] + arguments
    let (output, messages) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, messages)
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    let text = messages.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failed(text: String(decoding: text, as: UTF8.self))
    }
    return data
  }
}
