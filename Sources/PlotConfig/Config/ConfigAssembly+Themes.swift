import PlotCore

/// Themes from files: a path in the place of a theme's name becomes what the file says.
extension ConfigAssembly {
  /// Whether a text names a theme's file, and not an installed theme.
  static func isThemeFile(_ text: String) -> Bool {
    text.contains("/") || text.hasSuffix(".json") || text.hasSuffix(".jsonc")
  }

  /// Returns a config with every theme's file in the place of its name; `lost` are the places of
  /// texts that could not be made out.
  mutating func resolvingThemes(in root: ConfigValue, except lost: Set<Place> = []) -> ConfigValue {
    guard var members = root.members else { return root }
    for index in members.indices {
      let value = members[index].value
      switch members[index].key {
      case "theme": members[index].value = theme(value, "theme", lost)
      case "outputs":
        guard let outputs = value.elements else { continue }
        members[index].value.kind = .array(
          outputs.enumerated().map { resolvingTheme(ofOutput: $1, "outputs[\($0)].theme", lost) })
      default: break
      }
    }
    return ConfigValue(.object(members), at: root.place)
  }

  private mutating func resolvingTheme(
    ofOutput output: ConfigValue, _ path: String, _ lost: Set<Place>
  ) -> ConfigValue {
    guard var members = output.members,
      let index = members.firstIndex(where: { $0.key == "theme" })
    else { return output }
    members[index].value = theme(members[index].value, path, lost)
    return ConfigValue(.object(members), at: output.place)
  }

  private mutating func theme(
    _ value: ConfigValue, _ path: String, _ lost: Set<Place>,
    chain: [(file: String, identity: String)] = []
  ) -> ConfigValue {
    if let name = value.string {
      guard Self.isThemeFile(name), !lost.contains(value.place) else { return value }
      return readTheme(name, at: value.place, path, lost, chain)
        ?? ConfigValue(.object([]), at: value.place)
    }
    guard let members = value.members, let extended = value["extends"], let name = extended.string,
      Self.isThemeFile(name), !lost.contains(extended.place)
    else { return value }
    let own = ConfigValue(.object(members.filter { $0.key != "extends" }), at: value.place)
    let base = readTheme(name, at: extended.place, path + ".extends", lost, chain)
    return base.map { Self.merge($0, own) } ?? own
  }

  /// Reads a theme's file with what it extends; nil where it could not be understood.
  private mutating func readTheme(
    _ name: String, at place: Place, _ path: String, _ lost: Set<Place>,
    _ chain: [(file: String, identity: String)]
  ) -> ConfigValue? {
    let file = ConfigFolder.resolve(name, from: folders[place.file] ?? "")
    let place = place.with(path: path)
    let identity = ConfigFolder.identity(of: file)
    if let start = chain.firstIndex(where: { $0.identity == identity }) {
      let circle = chain[start...].map(\.file) + [file]
      errors.append(
        PlotError(
          .config, "the theme extends itself: \(circle.joined(separator: " → "))", at: place,
          remedy: "take one of them away"))
      return nil
    }
    guard chain.count < 32 else {
      errors.append(PlotError(.config, "more than 32 themes extend each other", at: place))
      return nil
    }
    if !files.contains(file) { files.append(file) }
    let bytes: [UInt8]
    do throws(PlotError) {
      bytes = try ConfigBytes.read(file, word: "theme")
    } catch {
      errors.append(
        PlotError(
          .config, "\(file): \(error.message)", at: place, remedy: error.remedy))
      return nil
    }
    folders[file] = ConfigFolder.of(file)
    let result = JSONCParser.parse(bytes, file: file)
    errors += result.errors
    guard let root = result.value else { return nil }
    guard root.members != nil else {
      errors.append(
        .wrongType(
          "a theme's object", not: root.inWords, at: root.place,
          remedy: "write { \"extends\": \"light\", \"palette\": [\"#0b6bb5\"] }, say"))
      return nil
    }
    return theme(root, path, lost, chain: chain + [(file, identity)])
  }
}
