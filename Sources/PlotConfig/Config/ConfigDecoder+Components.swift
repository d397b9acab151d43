import PlotCore

extension ConfigDecoder {
  /// Makes an input's parser.
  mutating func parser(_ value: ConfigValue, _ path: String) -> (any Parser)? {
    guard let object = object(value, short: "type", path),
      case .parser(let maker, _)? = plugin(object, path, kind: "parser")?.kind
    else { return nil }
    return make(maker, from: object, path)
  }

  /// Makes a transform.
  mutating func transform(_ value: ConfigValue, _ path: String) -> (any SeriesTransform)? {
    guard let object = object(value, short: "type", path),
      case .transform(let maker)? = plugin(object, path, kind: "transform")?.kind
    else { return nil }
    return make(maker, from: object, path)
  }

  /// Makes a component from the options that stand beside its type.
  ///
  /// `beside` are keys of the same object that are not the component's.
  package mutating func make<Made>(
    _ maker: Maker<Made>, from object: ConfigValue, _ path: String,
    beside: [OptionDeclaration] = [Self.typeDeclaration]
  ) -> Made? {
    let context = OptionContext(folders: folders, asksPrograms: asksPrograms)
    var reader = OptionReader(object, path: path, context: context)
    for key in beside {
      _ = reader.any(key.key, form: key.form, default: key.defaultText, help: key.help)
    }
    let made = maker.read(&reader)
    close(&reader)
    unaskedPrograms += reader.unaskedPrograms
    guard reader.errors.isEmpty else { return nil }
    do throws(PlotError) {
      return try made()
    } catch {
      // Whatever the component says, it is the config that has to change.
      errors.append(error.of(.config).at(object.place.with(path: path)))
      return nil
    }
  }

  /// Returns the plugin that an object names.
  mutating func plugin(_ object: ConfigValue, _ path: String, kind: String) -> Plugin? {
    let known = registry.plugins.filter { $0.kindName == kind }.map(\.id)
    guard let value = object["type"], !value.isNull else {
      reject(
        object, path,
        .missing("type", remedy: "name a \(kind): \(known.joined(separator: ", "))"))
      return nil
    }
    guard let id = value.string else {
      reject(
        value, path + ".type",
        .wrongType(
          "a string (\(kind))", not: value.inWords,
          remedy: "installed are \(known.joined(separator: ", "))"))
      return nil
    }
    do throws(PlotError) {
      if let plugin = try registry.plugin(id, kind: kind) { return plugin }
      reject(
        value, path + ".type", unknown: PlotError.Subject(rawValue: kind), id,
        among: known + registry.idsOfSources, after: " is installed",
        otherwise: known.isEmpty
          ? nil : "installed are \((known + registry.idsOfSources).joined(separator: ", "))")
    } catch {
      reject(value, path + ".type", error.inOneLine, remedy: error.remedy)
    }
    return nil
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
