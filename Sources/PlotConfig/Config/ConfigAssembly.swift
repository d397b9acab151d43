import PlotCore

/// Reads a config file with all that it extends, and lays one over the other.
///
/// Every value keeps the place where it was written, so an error in an extended file names that
/// file.
struct ConfigAssembly {
  /// The only version there is.
  static let version = 1

  /// What is wrong so far.
  var errors: [PlotError] = []
  /// The files in the order of reading.
  var files: [String] = []
  /// The folder of each file.
  var folders: [String: String] = [:]
  /// The files that are being read: each is extended by the one before.
  private var chain: [(file: String, identity: String)] = []

  /// Reads a file; nil where some of it is lost.
  mutating func read(_ path: String) -> ConfigValue? {
    do throws(PlotError) {
      return assemble(try ConfigBytes.read(path), file: path)
    } catch {
      errors.append(error)
      return nil
    }
  }

  /// Reads a text as if it were a file's.
  mutating func assemble(_ text: [UInt8], file: String) -> ConfigValue? {
    let name = file == "-" ? ConfigBytes.standardInput : file
    if !files.contains(name) { files.append(name) }
    folders[name] = ConfigFolder.of(file)
    let result = JSONCParser.parse(text, file: name)
    errors += result.errors
    guard let root = result.value, checkVersion(of: root) else { return nil }
    guard let members = root.members else { return root }
    chain.append((name, ConfigFolder.identity(of: file)))
    defer { chain.removeLast() }
    var own = root
    own.kind = .object(members.filter { $0.key != "extends" })
    var isWhole = true
    var base: ConfigValue?
    for name in extended(root["extends"]) {
      guard let next = readExtended(name) else {
        isWhole = false
        continue
      }
      base = base.map { Self.merge($0, next) } ?? next
    }
    guard isWhole else { return nil }
    return base.map { Self.merge($0, own) } ?? own
  }

  /// Returns the texts of `extends`.
  private mutating func extended(_ value: ConfigValue?) -> [ConfigValue] {
    guard let value, !value.isNull else { return [] }
    if value.string != nil { return [value] }
    let elements = value.elements ?? [value]
    for (index, element) in elements.enumerated() where element.string == nil {
      let path = value.elements == nil ? "extends" : "extends[\(index)]"
      errors.append(
        .wrongType(
          "a string (path) or an array of them", not: element.inWords,
          at: element.place.with(path: path)))
    }
    return elements.filter { $0.string != nil }
  }

  private mutating func readExtended(_ value: ConfigValue) -> ConfigValue? {
    guard let name = value.string else { return nil }
    let place = value.place.with(path: "extends")
    guard !name.isEmpty, name != "-", !name.utf8.contains(0) else {
      errors.append(PlotError(.config, "\"\(name)\" is no config file", at: place))
      return nil
    }
    let path = ConfigFolder.resolve(name, from: folders[value.place.file] ?? "")
    let identity = ConfigFolder.identity(of: path)
    if let start = chain.firstIndex(where: { $0.identity == identity }) {
      let circle = chain[start...].map(\.file) + [path]
      errors.append(
        PlotError(
          .config, "the config extends itself: \(circle.joined(separator: " → "))", at: place,
          remedy: "take one of them away"))
      return nil
    }
    guard chain.count < 32 else {
      errors.append(PlotError(.config, "more than 32 configs extend each other", at: place))
      return nil
    }
    // One that cannot be read is named too: a watch waits for it.
    if !files.contains(path) { files.append(path) }
    let bytes: [UInt8]
    do throws(PlotError) {
      bytes = try ConfigBytes.read(path)
    } catch {
      // The line that names the file helps more than the file's name alone.
      errors.append(
        PlotError(.config, "\(path): \(error.message)", at: place, remedy: error.remedy))
      return nil
    }
    return assemble(bytes, file: path)
  }

  /// Tells a version that is missing; false where it is another one, as nothing else is known then.
  private mutating func checkVersion(of root: ConfigValue) -> Bool {
    guard root.members != nil else { return true }
    guard let version = root["version"], !version.isNull else {
      errors.append(
        .missing("version", at: root.place, remedy: "add \"version\": \(Self.version)"))
      return true
    }
    if case .number(let text) = version.kind, Double(text) == Double(Self.version) { return true }
    let place = version.place.with(path: "version")
    if case .number(let text) = version.kind {
      errors.append(
        PlotError(
          .config, "version \(ConfigValue.brief(text)) is not known", at: place,
          remedy: "this program reads version \(Self.version)"))
      return false
    }
    errors.append(
      .wrongType("the number \(Self.version)", not: version.inWords, at: place))
    return true
  }

  /// Lays one value over another: objects merge, all else replaces, null deletes.
  static func merge(_ base: ConfigValue, _ over: ConfigValue) -> ConfigValue {
    guard let own = base.members, let changes = over.members else { return over }
    var members: [ConfigValue.Member?] = own
    var places = Dictionary(own.enumerated().map { ($1.key, $0) }) { first, _ in first }
    for change in changes {
      if let index = places[change.key], let old = members[index] {
        if change.value.isNull {
          members[index] = nil
          places[change.key] = nil
        } else {
          let value = merge(old.value, change.value)
          members[index] = ConfigValue.Member(key: change.key, place: change.place, value: value)
        }
      } else {
        places[change.key] = members.count
        members.append(change)
      }
    }
    return ConfigValue(.object(members.compactMap(\.self)), at: over.place)
  }
}
