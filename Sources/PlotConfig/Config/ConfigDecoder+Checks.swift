import Comparing
import PlotCore

extension ConfigDecoder {
  /// Reads `checks`; a string is short for an object with only `check`.
  mutating func readChecks(_ value: ConfigValue, _ path: String) -> [CheckSpec] {
    var checks: [CheckSpec] = []
    for element in elements(value, path, of: "checks") {
      guard let object = object(element.value, short: "check", element.path) else { continue }
      if let check = readCheck(object, element.path) { checks.append(check) }
    }
    return checks
  }

  private mutating func readCheck(_ object: ConfigValue, _ path: String) -> CheckSpec? {
    var reader = OptionReader(object, path: path)
    let text = reader.requiredText(
      "check", meaning: "check",
      help: "the limit, such as \"peak < 512MiB\" or \"peak growth < 10% or < 256KiB\"")
    let against = reader.optionalText(
      "against", meaning: "path", help: "the baseline's file; else the one that the check names")
    let input = reader.optionalText(
      "input", meaning: "input", help: "the input that is checked; else every file")
    let name = reader.optionalText("name", help: "the check's name in reports")
    let isSound = reader.errors.isEmpty
    close(&reader, of: .check)
    guard isSound, let written = object["check"] else { return nil }
    if let input { checkInput(input, object["input"] ?? object, path + ".input") }
    let rule: CheckRule
    do throws(PlotError) {
      rule = try CheckRule(text)
    } catch {
      reject(written, path, error)
      return nil
    }
    if against != nil, !rule.isGrowth {
      reject(
        object["against"], path + ".against", "only a growth is against a baseline",
        remedy: "write \"\(rule.metric.words) growth < 10%\", or take it away")
    } else if against != nil, rule.baseline != nil {
      reject(
        object["against"], path + ".against", "the check names a baseline too",
        remedy: "take one of them away")
    }
    let file =
      against.map { ($0, object["against"] ?? object) } ?? rule.baseline.map { ($0, written) }
    return CheckSpec(
      rule, name: name, input: input,
      baseline: file.map { ConfigFolder.resolve($0, from: folder(of: $1)) },
      place: written.place.with(path: path))
  }
}
