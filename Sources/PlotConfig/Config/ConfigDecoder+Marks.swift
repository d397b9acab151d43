import PlotCore
import PlotLayout

extension ConfigDecoder {
  /// Reads a layer's `mark`; nil where no known one is named.
  mutating func readMark(_ value: ConfigValue, _ path: String) -> MarkSpec? {
    guard let object = object(value, short: "type", path) else { return nil }
    let marks = registry.marks.named
    let ids = marks.map { $0.id }
    var reader = OptionReader(object, path: path)
    let form = OptionDeclaration.Form.choice(ids)
    let named = reader.any("type", form: form, help: "the kind of mark")
    guard let type = marks.first(where: { $0.id == named?.string }) else {
      if let named {
        reader.reject(named, path: path + ".type", expected: form)
      } else {
        reject(
          object, path, .missing("type", remedy: "name a mark: \(ids.joined(separator: ", "))"))
      }
      // Whichever it was meant to be, what no mark takes is wrong.
      declare(marks.flatMap { Self.declarations(of: $0) }, in: &reader)
      close(&reader)
      return nil
    }
    read(type, from: &reader, object, path)
    // What other marks take is no misspelling.
    for key in declare(marks.flatMap { Self.declarations(of: $0) }, in: &reader)
    where reader.has(key) {
      reader.reject(key, registry.marks.home(of: key) ?? "", remedy: "take it away")
    }
    close(&reader)
    let options = (object.members ?? []).filter { $0.key != "type" }
    return MarkSpec(MarkSpec.Kind(rawValue: type.id), options: options)
  }

  /// Reads a mark's options, and makes one to see whether they fit together.
  private mutating func read<M: Mark>(
    _ type: M.Type, from reader: inout OptionReader, _ object: ConfigValue, _ path: String
  ) {
    let options = M.Options(from: &reader)
    for label in M.Options.declarations where label.isLabel {
      checkLabel(object[label.key], path, label.key)
    }
    guard reader.errors.isEmpty else { return }
    do throws(PlotError) {
      _ = try M(options: options)
    } catch {
      var error = error.at(object.place.with(path: path))
      // Whatever the mark says, it is the config that has to change.
      error.stage = .config
      errors.append(error)
    }
  }

  private static func declarations<M: Mark>(of type: M.Type) -> [OptionDeclaration] {
    M.Options.declarations
  }

  /// Takes keys that nothing has taken yet, and returns them.
  @discardableResult
  private func declare(
    _ options: [OptionDeclaration], in reader: inout OptionReader
  ) -> [String] {
    var known = Set(reader.declarations.map(\.key))
    var added: [String] = []
    for option in options where known.insert(option.key).inserted {
      _ = reader.any(option.key, form: option.form, help: option.help)
      added.append(option.key)
    }
    return added
  }

  private mutating func checkLabel(_ value: ConfigValue?, _ path: String, _ key: String) {
    guard let value, let label = value.string else { return }
    do throws(PlotError) {
      for name in try Template.parse(label).names where name != "x" && name != "y" {
        throw PlotError(
          .config, "a label knows no {\(ConfigValue.brief(name))}",
          remedy: "it knows {x} and {y}; {{ is a brace")
      }
    } catch {
      errors.append(error.at(value.place.with(path: "\(path).\(key)")))
    }
  }

  /// Tells channels that a mark cannot be drawn from.
  mutating func checkEncoding<M: Mark>(
    _ encoding: Encoding, of type: M.Type, _ value: ConfigValue, _ path: String
  ) {
    if M.channels != .span {
      for (key, channel) in [("x2", encoding.x2), ("y2", encoding.y2)] where channel != nil {
        if key == "x2", M.takesEnds {
          checkEnds(encoding, of: M.id, value, path)
          continue
        }
        let takers = registry.marks.named.filter {
          $0.channels == .span || key == "x2" && $0.takesEnds
        }
        reject(
          value[key], path + "." + key,
          "\"\(key)\" is for \(MarkSet.words(for: takers.map { $0.id }))",
          remedy: "take it away")
      }
    }
    switch M.channels {
    case .columns:
      if !M.channels.isMet(by: encoding) {
        reject(
          value["y"] ?? value, path, "the mark \(M.id) needs a column in y",
          remedy: "write \"y\": \"heap\", or another column")
      }
    case .constant:
      if !M.channels.isMet(by: encoding) {
        reject(
          value, path, "the mark \(M.id) needs a datum in x or y",
          remedy: "write \"y\": { \"datum\": \"2GiB\" }")
      }
    case .span:
      let isAcross = encoding.x != nil && encoding.x2 != nil
      let isUp = encoding.y != nil && encoding.y2 != nil
      if !isAcross, !isUp {
        reject(
          value, path, "the mark \(M.id) needs both ends: x and x2, or y and y2",
          remedy: "write \"x\": { \"datum\": \"1s\" }, \"x2\": { \"datum\": \"2s\" }")
      }
    case .columnOrConstant, .none: break
    }
  }

  /// Tells what keeps samples from reaching from one column to another.
  private mutating func checkEnds(
    _ encoding: Encoding, of mark: String, _ value: ConfigValue, _ path: String
  ) {
    if encoding.x2?.fields.isEmpty != false {
      reject(
        value["x2"], path + ".x2", "x2 of the mark \(mark) is a column, in which each one ends",
        remedy: "write \"x2\": \"to\", or another column")
    } else if encoding.x?.fields.isEmpty != false {
      reject(
        value["x2"], path + ".x2", "x2 needs a column in x, in which each one begins",
        remedy: "write \"x\": \"from\", or another column")
    }
  }
}
