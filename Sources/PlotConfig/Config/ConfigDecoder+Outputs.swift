import PlotCore
import PlotLayout

extension ConfigDecoder {
  /// Reads `outputs`.
  mutating func readOutputs(
    _ value: ConfigValue, _ path: String, inputs: [InputSpec]
  ) -> [OutputSpec] {
    let elements = elements(value, path, of: "outputs")
    if value.elements?.isEmpty == true {
      reject(value, path, "there is no output", remedy: "name a file: [\"plot.png\"]")
    }
    var outputs: [OutputSpec] = []
    var targets: [String: (path: String, place: Place)] = [:]
    var sources: [String: String] = [:]
    for input in inputs {
      if case .file(let file) = input.origin, file != "-" {
        sources[ConfigFolder.identity(of: file)] = "the input \"\(input.name)\""
      }
    }
    for file in folders.keys where file != ConfigBytes.standardInput {
      sources[ConfigFolder.identity(of: file)] = "the config \(file)"
    }
    for element in elements {
      guard let object = object(element.value, short: "path", element.path) else { continue }
      if let output = readOutput(object, element.path) { outputs.append(output) }
      checkTarget(object, element.path, &targets, sources)
    }
    return outputs
  }

  private mutating func readOutput(_ object: ConfigValue, _ path: String) -> OutputSpec? {
    var reader = OptionReader(object, path: path)
    _ = reader.any("type", form: .text("renderer"), help: "the renderer; else told by the ending")
    let file = reader.requiredText("path", meaning: "path", help: "the file, or - for output")
    var theme: ThemeSpec?
    if let own = reader.any("theme", form: .other("a theme"), help: "its own theme") {
      theme = readTheme(own, path + ".theme", &reader)
    }
    declared[.output] = reader.declarations
    errors += reader.errors
    guard let plugin = renderer(object, file: file, path),
      case .renderer(let maker, _) = plugin.kind,
      let made = make(maker, from: object, path, beside: reader.declarations),
      let written = object["path"]
    else { return nil }
    if case .data(_, let input?) = made.demand {
      checkInput(input, object["data"] ?? object, path + ".data")
      if let names = matches[input] {
        reject(
          object["data"] ?? object, path + ".data", "\"\(input)\" stands for several inputs",
          remedy: "name one of \(names.joined(separator: ", "))")
      }
    }
    return OutputSpec(
      type: plugin.id, renderer: made, path: ConfigFolder.resolve(file, from: folder(of: written)),
      theme: theme, place: object.place.with(path: path))
  }

  /// Returns the renderer that an output names, or that its ending tells.
  private mutating func renderer(
    _ object: ConfigValue, file: String, _ path: String
  ) -> Plugin? {
    if let type = object["type"], !type.isNull { return plugin(object, path, kind: "renderer") }
    guard !file.isEmpty else { return nil }
    let value = object["path"] ?? object
    guard file != "-" else {
      reject(
        object, path,
        .missing(
          "type",
          remedy: "name a renderer: " + registry.renderers.map(\.id).joined(separator: ", ")))
      return nil
    }
    if let plugin = registry.renderer(forFile: file) { return plugin }
    let (others, failures) = registry.more()
    let endings = (registry.renderers + others).flatMap(\.fileExtensions)
    let name = file.split(separator: "/").last ?? ""
    let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    let nearest = Spelling.nearest(to: ending, among: endings)
    reject(
      value, path + ".path",
      ending.isEmpty
        ? "\"\(ConfigValue.brief(file))\" has no ending that names a renderer"
        : "no renderer writes \".\(ConfigValue.brief(ending))\"",
      remedy: nearest.map { "did you mean \".\($0)\"?" }
        ?? (["name a \"type\", or one of \(endings.map { ".\($0)" }.joined(separator: ", "))"]
        + failures.map(\.inOneLine)).joined(separator: "; "))
    return nil
  }

  /// Tells an output that would overwrite another one, an input or a config.
  private mutating func checkTarget(
    _ object: ConfigValue, _ path: String, _ targets: inout [String: (path: String, place: Place)],
    _ sources: [String: String]
  ) {
    guard let value = object["path"], let file = value.string,
      checkPath(file, value, path + ".path")
    else { return }
    let resolved = ConfigFolder.resolve(file, from: folder(of: value))
    let identity = ConfigFolder.identity(of: resolved)
    if file != "-", file.hasSuffix("/") || file == "." || file == ".." {
      reject(value, path + ".path", "\"\(file)\" is a folder", remedy: "name a file in it")
    } else if let source = sources[identity] {
      reject(
        value, path + ".path", "\"\(file)\" would overwrite \(source)", remedy: "name another file")
    } else if let first = targets[identity] {
      let line = first.place.position.map { " on line \($0.line)" } ?? ""
      reject(
        value, path + ".path",
        file == "-" ? "two outputs go to standard output" : "two outputs go to \"\(file)\"",
        remedy: "the first is \(first.path)\(line)")
    } else if !ConfigFolder.isDevice(resolved) {
      targets[identity] = (path, value.place)
    }
  }
}
