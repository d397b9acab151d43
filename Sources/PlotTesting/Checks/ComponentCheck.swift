import PlotCore

/// Checks what every component promises: its id, its summary and its options.
///
/// `checkParser`, `checkTransform` and `checkRenderer` do it too.
public func checkComponent<C: Component>(_ type: C.Type) -> [Violation] {
  var violations = checkNames(id: C.id, summary: C.summary)
  violations += checkDeclarations(C.Options.declarations, in: "")
  violations += checkReading(C.Options.self)
  do throws(PlotError) {
    _ = try C(options: .defaults)
  } catch {
    // A component may need an option that no declaration requires; it has to say so well.
    violations += checkStyle(of: error)
  }
  return violations
}

/// Checks the word by which configs name a plugin, and its line of help.
func checkNames(id: String, summary: String) -> [Violation] {
  var violations: [Violation] = []
  violations.expect(
    isWord(id), "the id \"\(id)\" is not lower-case letters, digits and single hyphens")
  violations.expect(
    !summary.isEmpty && !summary.hasSuffix(".") && !summary.contains("\n"),
    "the summary \"\(summary)\" is not one line without full stop")
  let verb = summary.prefix { $0 != " " }
  violations.expect(
    verb.allSatisfy { $0.isASCII && $0.isLowercase } && verb.hasSuffix("s"),
    "the summary \"\(summary)\" does not begin with a verb in lower case, such as reads or draws")
  return violations
}

/// Checks that an error reads as the framework's errors do.
func checkStyle(of error: PlotError) -> [Violation] {
  var violations: [Violation] = []
  violations.expect(
    isWord(error.code.rawValue),
    "the code \"\(error.code.rawValue)\" is not lower-case letters, digits and single hyphens")
  for text in [error.message, error.remedy ?? "-"] {
    violations.expect(
      !text.isEmpty && !text.hasSuffix(".") && !text.contains("\n"),
      "the error text \"\(text)\" is not one line without full stop")
  }
  return violations
}

private func isWord(_ id: String) -> Bool {
  !id.isEmpty
    && id.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
    }
}

private func checkDeclarations(_ declarations: [OptionDeclaration], in path: String) -> [Violation]
{
  var violations: [Violation] = []
  var seen: Set<String> = []
  for declaration in declarations {
    let name = path + declaration.key
    violations.expect(
      seen.insert(declaration.key).inserted, "the option \"\(name)\" is taken twice")
    violations.expect(
      declaration.key.first?.isLowercase == true
        && declaration.key.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) },
      "the option \"\(name)\" is not in lowerCamelCase")
    violations.expect(
      !declaration.help.isEmpty && !declaration.help.hasSuffix(".")
        && !declaration.help.contains("\n"),
      "the option \"\(name)\" has no help of one line without full stop")
    if case .object(let inner) = declaration.form {
      violations += checkDeclarations(inner, in: name + ".")
    }
  }
  return violations
}

/// Reads options from nothing, from their own defaults, and from what they must reject.
private func checkReading<Options: ComponentOptions>(_ type: Options.Type) -> [Violation] {
  var violations: [Violation] = []
  func errors(_ value: ConfigValue?) -> [PlotError] {
    var reader = OptionReader(value)
    _ = Options(from: &reader)
    reader.finish()
    return reader.errors
  }
  let empty = ConfigValue(.object([]), at: .test)
  let required = Options.declarations.filter(\.isRequired).count
  violations.expect(errors(nil).isEmpty, "reading no options records an error")
  violations.expect(
    errors(empty).count == required,
    "reading empty options records \(errors(empty).count) errors; \(required) keys are required")
  violations.expect(
    errors(.object("no-such-key", empty)).contains {
      $0.code == .unknownKey && $0.facts.name == "no-such-key"
    },
    "an unknown key is not rejected")
  for declaration in Options.declarations {
    let key = declaration.key
    if let text = declaration.defaultText {
      if let value = ConfigValue(literal: text) {
        let found = errors(.object(key, value)).count - (declaration.isRequired ? 0 : required)
        violations.expect(found <= 0, "the default \(text) of \"\(key)\" is rejected")
      } else {
        violations.append(Violation("the default \(text) of \"\(key)\" is no JSON"))
      }
    }
    guard let wrong = wrongValue(for: declaration.form) else { continue }
    let found = errors(.object(key, wrong))
    violations.expect(
      found.contains { $0.place?.path?.hasPrefix(key) == true },
      "\(wrong.inWords) for \"\(key)\" is not rejected at its place")
    for error in found { violations += checkStyle(of: error) }
  }
  return violations
}

/// A value of a form that an option cannot take; nil where anything may be right.
private func wrongValue(for form: OptionDeclaration.Form) -> ConfigValue? {
  switch form {
  case .flag, .number, .integer, .text, .choice, .list:
    .object("nonsense", ConfigValue(.bool(true), at: .test))
  case .object, .dictionary: ConfigValue(.number("1"), at: .test)
  case .either, .other: nil
  }
}
