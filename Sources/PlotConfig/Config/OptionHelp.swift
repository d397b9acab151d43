import PlotCore

/// Writes what options take as lines for a terminal.
package enum OptionHelp {
  /// Returns a line for each option: key, form, default and help; nested options are indented.
  package static func lines(for declarations: [OptionDeclaration]) -> [String] {
    lines(for: declarations, indent: "")
  }

  private static func lines(
    for declarations: [OptionDeclaration], indent: String
  ) -> [String] {
    let width = declarations.map(\.key.count).max() ?? 0
    var result: [String] = []
    for option in declarations {
      let padding = String(repeating: " ", count: width - option.key.count)
      var line = "\(indent)\(option.key)\(padding)  \(option.help)"
      line += " — \(option.form.inWords)"
      if option.isRequired { line += "; must be there" }
      if let text = option.defaultText { line += "; default \(text)" }
      result.append(line)
      result += lines(in: option.form, indent: indent + "  ")
    }
    return result
  }

  /// Returns the lines of the objects that a form holds.
  private static func lines(in form: OptionDeclaration.Form, indent: String) -> [String] {
    switch form {
    case .object(let declarations): lines(for: declarations, indent: indent)
    case .list(let form), .dictionary(let form): lines(in: form, indent: indent)
    case .either(let forms): forms.flatMap { lines(in: $0, indent: indent) }
    case .flag, .number, .integer, .text, .choice, .other: []
    }
  }
}
