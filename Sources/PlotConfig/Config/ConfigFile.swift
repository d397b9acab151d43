import PlotCore

/// What a command line says over a config; later flags win.
package struct ConfigFlags: Sendable {
  /// Values of params: `name=value`.
  package var params: [String]
  /// Values in their places: `path=value`.
  package var sets: [String]
  /// Files in place of the config's outputs; none to keep those.
  package var outputs: [String]
  /// Whether programs that the config names may be run to learn what they take; where they may not,
  /// their options are not checked, and such a run is not to be carried out.
  package var asksPrograms = true

  /// Creates flags.
  package init(params: [String] = [], sets: [String] = [], outputs: [String] = []) {
    self.params = params
    self.sets = sets
    self.outputs = outputs
  }
}

/// Reads config files.
package enum ConfigFile {
  /// Reads a config file, or standard input for `-`, and makes its run.
  ///
  /// Throws all that is wrong; no input is opened and nothing is written.
  package static func load(
    path: String, registry: Registry, flags: ConfigFlags = ConfigFlags(), needsOutputs: Bool = true
  ) throws(ConfigErrors) -> RunSpec {
    var assembly = ConfigAssembly()
    let root = assembly.read(path)
    return try finish(root, &assembly, registry, flags, needsOutputs: needsOutputs)
  }

  /// Reads a config file, and returns what it comes to before anything is made of it: wrong keys
  /// and values are kept. Throws where files or params are missing or are no JSON.
  package static func resolve(
    path: String, flags: ConfigFlags = ConfigFlags()
  ) throws(ConfigErrors) -> ResolvedConfig {
    var assembly = ConfigAssembly()
    let root = assembly.read(path)
    let (value, _) = try resolve(root, &assembly, flags)
    guard assembly.errors.isEmpty else {
      throw ConfigErrors(assembly.errors, files: assembly.files)
    }
    return ResolvedConfig(value)
  }

  /// Makes the run of a config's text; `file` names it in errors and gives the folder of its paths.
  package static func decode(
    text: [UInt8], file: String, registry: Registry, flags: ConfigFlags = ConfigFlags()
  ) throws(ConfigErrors) -> RunSpec {
    var assembly = ConfigAssembly()
    let root = assembly.assemble(text, file: file)
    return try finish(root, &assembly, registry, flags)
  }

  /// Makes the run of a config that a command line has put together.
  ///
  /// A command that writes nothing needs no outputs. Flags have no place in a file: the places of
  /// the values name them.
  package static func decode(
    _ value: ConfigValue, registry: Registry, needsOutputs: Bool = true
  ) throws(ConfigErrors) -> RunSpec {
    var assembly = ConfigAssembly()
    let value = assembly.resolvingThemes(in: value)
    var decoder = ConfigDecoder(registry: registry, folders: assembly.folders)
    decoder.needsOutputs = needsOutputs
    let spec = decoder.run(value)
    let errors = assembly.errors + decoder.errors
    guard errors.isEmpty else { throw ConfigErrors(errors) }
    return spec
  }

  /// Puts flags, params and themes in their places; what is wrong is the assembly's.
  ///
  /// Returns the places of texts that could not be made out too. Throws where there is no config.
  private static func resolve(
    _ root: ConfigValue?, _ assembly: inout ConfigAssembly, _ flags: ConfigFlags
  ) throws(ConfigErrors) -> (ConfigValue, lost: Set<Place>) {
    guard var value = root else { throw ConfigErrors(assembly.errors, files: assembly.files) }
    if !flags.outputs.isEmpty { value = replacingOutputs(of: value, by: flags.outputs) }
    for set in flags.sets { ConfigSetting(set).apply(to: &value, &assembly.errors) }
    var substitution = ConfigParams(value["params"], flags: flags.params)
    value = substitution.substituting(inRoot: value)
    assembly.errors += substitution.errors
    let lost = substitution.lostPlaces
    return (assembly.resolvingThemes(in: value, except: lost), lost)
  }

  private static func finish(
    _ root: ConfigValue?, _ assembly: inout ConfigAssembly, _ registry: Registry,
    _ flags: ConfigFlags, needsOutputs: Bool = true
  ) throws(ConfigErrors) -> RunSpec {
    let (value, lost) = try resolve(root, &assembly, flags)
    var decoder = ConfigDecoder(registry: registry, folders: assembly.folders)
    decoder.needsOutputs = needsOutputs
    decoder.asksPrograms = flags.asksPrograms
    var spec = decoder.run(value)
    spec.configFiles = assembly.files
    let errors =
      assembly.errors
      + decoder.errors.filter { error in
        guard var place = error.place else { return true }
        place.path = nil
        return !lost.contains(place)
      }
    guard errors.isEmpty else { throw ConfigErrors(errors, files: assembly.files) }
    return spec
  }

  /// Standard output gets a PNG, as with `plot`.
  private static func replacingOutputs(of root: ConfigValue, by files: [String]) -> ConfigValue {
    let outputs = files.map { file in
      let place = Place(file: "-o \(ConfigValue.brief(file))")
      // What looks like a param in a flag's file name is a part of the name.
      let name = ConfigValue(.string(file.replacing("${", with: "$${")), at: place)
      guard file == "-" else { return name }
      let type = ConfigValue(.string("png"), at: place)
      return ConfigValue(
        .object([
          ConfigValue.Member(key: "path", place: place, value: name),
          ConfigValue.Member(key: "type", place: place, value: type),
        ]), at: place)
    }
    let place = Place(file: "-o")
    let member = ConfigValue.Member(
      key: "outputs", place: place, value: ConfigValue(.array(outputs), at: place))
    guard let members = root.members else { return root }
    return ConfigValue(
      .object(members.filter { $0.key != "outputs" } + [member]), at: root.place)
  }
}
