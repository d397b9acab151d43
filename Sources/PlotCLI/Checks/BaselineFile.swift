import Comparing
import Host
import PlotConfig
import PlotCore
import PlotEngine

/// Reads and writes the files that keep recordings' figures.
package enum BaselineFile {
  /// Tells whether there is a file.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Writes a baseline beside its place and renames it.
  package static func write(_ baseline: Baseline, to path: String) throws(PlotError) {
    try OutputFile.write(baseline.json(), to: path)
  }

  /// Reads a baseline; throws where there is none, naming the flag that makes one, and where it is
  /// damaged, naming the line.
  package static func read(_ path: String) throws(PlotError) -> Baseline {
    guard exists(path) else {
      throw PlotError(
        .input, "there is no baseline yet", at: Place(file: path),
        remedy: "run the same check with --update-baseline to keep today's figures")
    }
    let bytes = try ConfigBytes.read(path, word: "baseline", .input)
    let result = JSONCParser.parse(bytes, file: path)
    if let error = result.errors.first { throw damaged(error.of(.input)) }
    guard let root = result.value else {
      throw PlotError(.input, "is no baseline", at: Place(file: path))
    }
    var reader = OptionReader(root, stage: .input)
    let version = reader.integer("version", default: 0, in: 1...1, help: "the form's version")
    let recordings = reader.any("recordings", form: .object([]), required: true, help: "figures")
    if reader.errors.isEmpty, version == 0 {
      reader.reject("version", .missing("version"))
    }
    reader.finish()
    if let error = reader.errors.first { throw damaged(error) }
    var baseline = Baseline()
    for member in try members(recordings, "recordings") {
      baseline.recordings[member.key] = try recording(member.value, "recordings.\(member.key)")
    }
    return baseline
  }

  private static func recording(
    _ value: ConfigValue, _ path: String
  ) throws(PlotError) -> Baseline.Recording {
    var reader = OptionReader(value, path: path, stage: .input)
    let format = reader.requiredText("format", help: "the parser")
    let main = reader.text("main", default: "", help: "the main column")
    var recording = Baseline.Recording(format: format, main: main)
    recording.events = reader.optionalInteger("events", in: 0...Int.max, help: "how many samples")
    let duration = reader.any("duration", form: .object([]), help: "the time that it took")
    let columns = reader.any("columns", form: .object([]), help: "figures of columns")
    reader.finish()
    if let error = reader.errors.first { throw damaged(error) }
    if let duration {
      let (unit, values) = try figures(duration, path + ".duration")
      recording.duration = values["value"].map { Measurement($0, unit) }
    }
    for column in try members(columns, path + ".columns") {
      let (unit, values) = try figures(column.value, path + ".columns.\(column.key)")
      recording.columns[column.key] = Baseline.Figures(unit: unit, values: values)
    }
    return recording
  }

  /// Reads an object of numbers beside a unit.
  private static func figures(
    _ value: ConfigValue, _ path: String
  ) throws(PlotError) -> (unit: Unit, values: [String: Value]) {
    var unit = Unit.none
    var values: [String: Value] = [:]
    for member in try members(value, path) {
      if member.key == "unit", let symbol = member.value.string {
        unit = Unit(symbol)
      } else if case .number(let text) = member.value.kind, let number = number(text) {
        values[member.key] = number
      } else {
        throw damaged(
          .wrongType(
            "a number", not: member.value.inWords, .input,
            at: member.value.place.with(path: "\(path).\(member.key)")))
      }
    }
    return (unit, values)
  }

  /// The members of an object; none where there is no value.
  private static func members(
    _ value: ConfigValue?, _ path: String
  ) throws(PlotError) -> [ConfigValue.Member] {
    guard let value else { return [] }
    guard let members = value.members else {
      throw damaged(
        .wrongType("an object", not: value.inWords, .input, at: value.place.with(path: path)))
    }
    return members
  }

  private static func number(_ text: String) -> Value? {
    if let whole = Int64(text) { return .integer(whole) }
    return Double(text).flatMap { $0.isFinite ? .real($0) : nil }
  }

  /// A damaged baseline is never overwritten on its own: somebody may want to look at it.
  private static func damaged(_ error: PlotError) -> PlotError {
    var error = error
    error.remedy =
      "mend the baseline, or remove it and run the same check with --update-baseline"
    return error
  }
}
