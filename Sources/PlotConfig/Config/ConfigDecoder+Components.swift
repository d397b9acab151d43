import PlotCore

extension ConfigDecoder {
  /// Makes an input's parser.
  mutating func parser(_ value: ConfigValue, _ path: String) -> (any Parser)? {
    let known = registry.parsers.map { $0.id }
    guard let object = object(value, short: "type", path),
      let id = typeName(object, path, kind: "parser", known: known),
      let type = registry.parsers.first(where: { $0.id == id })
    else { return nil }
    return make(type, from: object, path)
  }

  /// Makes a transform.
  mutating func transform(_ value: ConfigValue, _ path: String) -> (any SeriesTransform)? {
    let known = registry.transforms.map { $0.id }
    guard let object = object(value, short: "type", path),
      let id = typeName(object, path, kind: "transform", known: known),
      let type = registry.transforms.first(where: { $0.id == id })
    else { return nil }
    return make(type, from: object, path)
  }

  /// Makes a component from the options that stand beside its type.
  ///
  /// `beside` are keys of the same object that are not the component's.
  package mutating func make<C: Component>(
    _ type: C.Type, from object: ConfigValue, _ path: String,
    beside: [OptionDeclaration] = [Self.typeDeclaration]
  ) -> C? {
    var reader = OptionReader(object, path: path)
    for key in beside {
      _ = reader.any(key.key, form: key.form, default: key.defaultText, help: key.help)
    }
    let options = C.Options(from: &reader)
    close(&reader)
    guard reader.errors.isEmpty else { return nil }
    do throws(PlotError) {
      return try type.init(options: options)
    } catch {
      var error = error.at(object.place.with(path: path))
      // Whatever the component says, it is the config that has to change.
      error.stage = .config
      errors.append(error)
      return nil
    }
  }

  /// Returns the installed type that an object names.
  mutating func typeName(
    _ object: ConfigValue, _ path: String, kind: String, known: [String]
  ) -> String? {
    guard let value = object["type"], !value.isNull else {
      reject(
        object, path, "\"type\" is missing",
        remedy: "name a \(kind): \(known.joined(separator: ", "))")
      return nil
    }
    guard let id = value.string else {
      reject(
        value, path + ".type", "expected a string (\(kind)), not \(value.inWords)",
        remedy: "installed are \(known.joined(separator: ", "))")
      return nil
    }
    guard known.contains(id) else {
      reject(
        value, path + ".type", "no \(kind) \"\(ConfigValue.brief(id))\" is installed",
        remedy: remedy(for: id, among: known, "installed are"))
      return nil
    }
    return id
  }

  /// What stands beside every component's options.
  package static var typeDeclaration: OptionDeclaration {
    OptionDeclaration(
      key: "type", form: .text("type"), defaultText: nil, help: "which component it is")
  }
}

extension ConfigValue {
  /// Whether the value is `null`.
  var isNull: Bool { if case .null = kind { true } else { false } }
}
