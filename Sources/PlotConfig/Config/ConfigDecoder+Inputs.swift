import PlotCore

extension ConfigDecoder {
  /// Reads `inputs`.
  mutating func readInputs(_ value: ConfigValue, _ path: String) -> [InputSpec] {
    let remedy = "name each input: { \"run\": \"a.mem\" }"
    guard let members = members(value, path, of: "inputs", remedy: remedy) else { return [] }
    if members.isEmpty { reject(value, path, "there is no input", remedy: remedy) }
    var inputs: [InputSpec] = []
    for member in members {
      inputs += readInput(named: member.name, member.value, member.path)
    }
    checkNames(inputs)
    // A name that could not be made into an input is known all the same.
    inputNames = InputNames(members.flatMap { matches[$0.name] ?? [$0.name] })
    expandOrigins(&inputs, value, path)
    return inputs
  }

  private mutating func readInput(
    named name: String, _ value: ConfigValue, _ path: String
  ) -> [InputSpec] {
    guard let object = object(value, short: "path", path) else { return [] }
    var reader = OptionReader(object, path: path)
    let file = reader.optionalText("path", meaning: "path", help: "the file, or - for input")
    let from = reader.texts("from", meaning: "input", help: "the inputs that it is made from")
    let format = reader.any(
      "format", form: .either([.text("parser"), .object([])]), help: "the parser, with options")
    let transform = reader.any(
      "transform", form: .list(.either([.text("transform"), .object([])])),
      help: "what is done with the rows, in order")
    let shift = reader.optionalNumber(
      "shift", .time, in: -1e9...1e9,
      help: "how much later its times are than they are told, after the transforms")
    let by = reader.texts(
      "by", meaning: "column",
      help:
        "the columns whose names tell its rows apart; none where all are of one thing; what the "
        + "file says where it is left out")
    let saysBy = reader.has("by")
    let (hasPath, hasFrom) = (reader.has("path"), reader.has("from"))
    close(&reader, of: .input)

    var input = InputSpec(
      name: name, origin: .inputs(from), place: object.place.with(path: path), shift: shift)
    if saysBy { input.by = by == ["none"] ? [] : by }
    if let format {
      if format.members != nil, format["type"] == nil {
        // Which parser the options are for is known when the content is.
        input.formatOptions = format
        checkKeys(of: format, path + ".format")
      } else {
        input.parser = parser(format, path + ".format")
      }
      if hasFrom { reject(format, path + ".format", "a derived input has no format") }
    }
    if let transform {
      for element in elements(transform, path + ".transform", of: "transforms") {
        if let made = self.transform(element.value, element.path) { input.transforms.append(made) }
      }
    }
    if hasPath, hasFrom {
      reject(
        object["from"], path + ".from", "an input has a path or is made from others, not both",
        remedy: "take one of \"path\" and \"from\" away")
    } else if !hasPath, !hasFrom {
      reject(
        object, path, .missing("path", remedy: "add it, or \"from\" with other inputs' names"))
    } else if hasFrom, from.isEmpty, object["from"]?.elements?.isEmpty == true {
      reject(object["from"], path + ".from", "there is no input to make it from")
    }
    guard let file, let written = object["path"] else { return [input] }
    guard checkPath(file, written, path + ".path") else { return [input] }
    return files(file, written, path + ".path", input)
  }

  /// Tells keys that no parser takes, whichever the content will ask for.
  private mutating func checkKeys(of format: ConfigValue, _ path: String) {
    if parserKeys.isEmpty {
      parserKeys = ["type"] + registry.parsers.flatMap { $0.declarations.map(\.key) }
    }
    var known = parserKeys
    if format.members?.contains(where: { !known.contains($0.key) }) == true {
      let others = registry.more().plugins.filter { $0.kindName == "parser" }
      known += others.flatMap { $0.declarations.map(\.key) }
    }
    for member in format.members ?? [] where !known.contains(member.key) {
      errors.append(
        .unknownKey(
          member.key, among: known, at: member.place.with(path: path),
          otherwise: "the installed parsers take \(known.joined(separator: ", "))"))
    }
  }

  /// Returns an input for each file that a path names.
  private mutating func files(
    _ file: String, _ value: ConfigValue, _ path: String, _ input: InputSpec
  ) -> [InputSpec] {
    var input = input
    let folder = folder(of: value)
    let resolved = ConfigFolder.resolve(file, from: folder)
    input.origin = .file(resolved)
    guard ConfigFolder.isPattern(resolved) else { return [input] }
    let found = ConfigFolder.matches(of: file, in: folder)
    guard !found.isEmpty else {
      reject(value, path, "no file matches \"\(file)\"", remedy: "check the path")
      return [input]
    }
    var names = found.map(ConfigFolder.stem)
    if Set(names).count < names.count {
      // Files of one name in several folders are told apart by their folders.
      let common = file.hasPrefix("/") ? 0 : ConfigFolder.resolve("", from: folder).utf8.count
      names = found.map { String(decoding: $0.utf8.dropFirst(common), as: UTF8.self) }
    }
    matches[input.name] = names
    return zip(names, found).map { name, file in
      var match = input
      (match.name, match.origin) = (name, .file(file))
      return match
    }
  }

  /// Tells inputs that a pattern gave a name that is taken.
  private mutating func checkNames(_ inputs: [InputSpec]) {
    var seen: Set<String> = []
    let isConfigPiped = folders[ConfigBytes.standardInput] != nil
    var hasStandardInput = isConfigPiped
    for input in inputs {
      if !seen.insert(input.name).inserted {
        errors.append(
          PlotError(
            .config, "two inputs are called \"\(input.name)\"", at: input.place,
            remedy: "inputs of a pattern are called by their files' names; rename the other"))
      }
      if case .file("-") = input.origin {
        if hasStandardInput {
          errors.append(
            PlotError(
              .config,
              isConfigPiped
                ? "standard input is the config itself" : "two inputs read standard input",
              at: input.place,
              remedy: "name a file"))
        }
        hasStandardInput = true
      }
    }
  }

  /// Replaces patterns' names in `from`, and tells unknown names and circles.
  private mutating func expandOrigins(
    _ inputs: inout [InputSpec], _ value: ConfigValue, _ path: String
  ) {
    // Of two inputs of one name the last one is meant, as everywhere in a config.
    let written = Dictionary((value.members ?? []).map { ($0.key, $0.value) }) { _, last in last }
    var origins: [String: [String]] = [:]
    for index in inputs.indices {
      guard case .inputs(let names) = inputs[index].origin else { continue }
      let name = inputs[index].name
      let place = written[name]?["from"]
      let ownPath = ConfigPath.appending(name, to: path) + ".from"
      for other in names { checkInput(other, place, ownPath) }
      let expanded = names.flatMap { matches[$0] ?? [$0] }
      inputs[index].origin = .inputs(expanded)
      origins[name] = expanded
    }
    var settled: Set<String> = []
    for input in inputs {
      if let circle = circle(from: input.name, origins, &settled) {
        let ownPath = ConfigPath.appending(input.name, to: path) + ".from"
        reject(
          written[input.name]?["from"], ownPath,
          "\"\(input.name)\" is made from itself: \(circle.joined(separator: " ← "))")
        return
      }
    }
  }

  /// Returns the names from one back to itself; walks a chain without recursion, as it may be long.
  private func circle(
    from name: String, _ origins: [String: [String]], _ settled: inout Set<String>
  ) -> [String]? {
    var chain: [String] = []
    var places: [String: Int] = [:]
    var waiting: [[String]] = [[name]]
    while var names = waiting.popLast() {
      guard let next = names.popLast() else {
        if let done = chain.popLast() {
          settled.insert(done)
          places[done] = nil
        }
        continue
      }
      waiting.append(names)
      if let start = places[next] { return chain[start...] + [next] }
      if settled.contains(next) { continue }
      places[next] = chain.count
      chain.append(next)
      waiting.append(origins[next] ?? [])
    }
    return nil
  }

  /// Tells a name that no input has.
  mutating func checkInput(_ name: String, _ value: ConfigValue?, _ path: String) {
    guard let inputNames, !inputNames.contains(name), matches[name] == nil else { return }
    reject(value, path, unknown: .input, name, among: inputNames.all)
  }

  /// Returns the folder from which a value's path is seen.
  func folder(of value: ConfigValue) -> String { folders[value.place.file] ?? "" }

  /// Tells paths that no file can have.
  mutating func checkPath(_ path: String, _ value: ConfigValue, _ own: String) -> Bool {
    if path.isEmpty { reject(value, own, "the path is empty") }
    if path.utf8.contains(0) { reject(value, own, "a path cannot hold a zero byte") }
    return !path.isEmpty && !path.utf8.contains(0)
  }
}
