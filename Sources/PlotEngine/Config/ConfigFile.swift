import PlotCore

/// Reads config files.
public enum ConfigFile {
  /// Reads a config file, or standard input for `-`, and makes its run.
  ///
  /// `params` are `name=value`, `sets` are `path=value`, as on the command line; later ones win.
  /// Throws all that is wrong; no input is opened and nothing is written.
  public static func load(
    path: String, registry: Registry, params: [String] = [], sets: [String] = []
  ) throws(ConfigErrors) -> RunSpec {
    var assembly = ConfigAssembly()
    let root = assembly.read(path)
    return try finish(root, assembly, registry, params: params, sets: sets)
  }

  /// Makes the run of a config's text; `file` names it in errors and gives the folder of its paths.
  public static func decode(
    text: [UInt8], file: String, registry: Registry, params: [String] = [], sets: [String] = []
  ) throws(ConfigErrors) -> RunSpec {
    var assembly = ConfigAssembly()
    let root = assembly.assemble(text, file: file)
    return try finish(root, assembly, registry, params: params, sets: sets)
  }

  /// Makes the run of a config that a command line has put together.
  ///
  /// A command that writes nothing needs no outputs. Flags have no place in a file: the places of
  /// the values name them.
  public static func decode(
    _ value: ConfigValue, registry: Registry, needsOutputs: Bool = true
  ) throws(ConfigErrors) -> RunSpec {
    var decoder = ConfigDecoder(registry: registry, folders: [:])
    decoder.needsOutputs = needsOutputs
    let spec = decoder.run(value)
    guard decoder.errors.isEmpty else { throw ConfigErrors(decoder.errors) }
    return spec
  }

  private static func finish(
    _ root: ConfigValue?, _ assembly: ConfigAssembly, _ registry: Registry, params: [String],
    sets: [String]
  ) throws(ConfigErrors) -> RunSpec {
    guard var value = root else { throw ConfigErrors(assembly.errors, files: assembly.files) }
    var errors = assembly.errors
    for set in sets { ConfigSetting(set).apply(to: &value, &errors) }
    var substitution = ConfigParams(value["params"], flags: params)
    value = substitution.substituting(inRoot: value)
    errors += substitution.errors
    var decoder = ConfigDecoder(registry: registry, folders: assembly.folders)
    let spec = decoder.run(value)
    errors += decoder.errors.filter { error in
      guard var place = error.place else { return true }
      place.path = nil
      return !substitution.lostPlaces.contains(place)
    }
    guard errors.isEmpty else { throw ConfigErrors(errors, files: assembly.files) }
    return spec
  }
}
