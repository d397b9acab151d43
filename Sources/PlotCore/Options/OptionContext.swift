/// What the config of some options allows, and where its files lie.
public struct OptionContext: Sendable {
  /// The folder of each config file, by the file's name in places; empty for the current folder.
  public var folders: [String: String]
  /// Whether programs that the config names may be run to learn what they take.
  public var asksPrograms: Bool

  /// Creates a context.
  public init(folders: [String: String] = [:], asksPrograms: Bool = true) {
    self.folders = folders
    self.asksPrograms = asksPrograms
  }

  /// Returns the folder from which a value's path is seen; what a flag says, from the current one.
  public func folder(of value: ConfigValue) -> String { folders[value.place.file] ?? "" }
}
