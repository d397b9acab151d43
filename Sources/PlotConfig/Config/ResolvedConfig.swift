import PlotCore

/// A config as it is after everything that it extends, its params, themes from files and flags.
package struct ResolvedConfig: Sendable {
  /// One value that holds no others.
  package struct Leaf: Sendable {
    /// Where it stands in the config: `outputs[0].scale`.
    package var path: String
    /// The value as JSON.
    package var text: String
    /// Where it was written: `house.jsonc:14:22`, or a flag.
    package var origin: String
  }

  /// The config's value.
  let value: ConfigValue

  /// The config as JSON of several lines, without `extends` and `params`, which are done with.
  package var json: String { value.json(pretty: true) }

  /// The values in the order of the config.
  package var leaves: [Leaf] {
    var leaves: [Leaf] = []
    Self.gather(value, "", &leaves)
    return leaves
  }

  /// Takes a config whose params are in their places.
  init(_ root: ConfigValue) {
    let kept = root.members?.filter { $0.key != "params" && $0.key != "extends" }
    value = Self.escaped(kept.map { ConfigValue(.object($0), at: root.place) } ?? root)
  }

  /// A `${` that is left was written `$${`; what is printed can be read again.
  private static func escaped(_ value: ConfigValue) -> ConfigValue {
    var result = value
    switch value.kind {
    case .string(let text): result.kind = .string(text.replacing("${", with: "$${"))
    case .array(let elements): result.kind = .array(elements.map(escaped))
    case .object(let members):
      result.kind = .object(
        members.map { member in
          var copy = member
          copy.value = escaped(member.value)
          return copy
        })
    case .null, .bool, .number: break
    }
    return result
  }

  private static func gather(_ value: ConfigValue, _ path: String, _ leaves: inout [Leaf]) {
    switch value.kind {
    case .object(let members) where !members.isEmpty:
      for member in members {
        gather(member.value, ConfigPath.appending(member.key, to: path), &leaves)
      }
    case .array(let elements) where !elements.isEmpty:
      for (index, element) in elements.enumerated() {
        gather(element, "\(path)[\(index)]", &leaves)
      }
    default:
      let place = value.place
      let position = place.position.map { ":\($0.line):\($0.column)" } ?? ""
      leaves.append(Leaf(path: path, text: value.json(), origin: place.file + position))
    }
  }
}
