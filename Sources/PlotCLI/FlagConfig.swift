import PlotConfig
import PlotCore
import PlotEngine

/// A run that flags describe, as the config that would say the same; so one decoder checks both.
package struct FlagConfig {
  private var inputs: [ConfigValue.Member] = []
  private var figureMembers: [ConfigValue.Member] = []
  private var outputs: [ConfigValue] = []
  private var theme: ConfigValue?
  private var limit: ConfigValue.Member?
  private var firstPath: String

  /// Describes the inputs.
  package init(captures: [String], clock: Clock, sources: Sources = Sources()) throws {
    firstPath = captures.first ?? "-"
    let clocks = try SourceFlags("--clock", sources.clocks, captures)
    let shifts = try SourceFlags("--shift", sources.shifts, captures)
    if captures.count > 1,
      let flag = clock.hz.map({ _ in "--hz" }) ?? clock.duration.map({ _ in "--duration" }),
      !captures.contains(where: SourceFlags.takesClock)
    {
      throw PlotError(
        .usage, "\(flag): none of the \(captures.count) recordings has a clock that takes it",
        remedy: "leave it out; --clock FILE=2.6GHz gives a rate to one of several recordings")
    }
    let format = try clock.format.map { try FormatFlag.members(of: $0) } ?? []
    for (path, name) in zip(captures, CaptureNames.of(captures)) {
      var members = [Self.member("path", .string(path), "CAPTURE")]
      var rates = [("hz", clock.hz), ("duration", clock.duration)].compactMap { key, text in
        text.map { Self.member(key, Self.quantity($0), "--\(key)") }
      }
      // A rate for all is for those that have a clock.
      if captures.count > 1, !rates.isEmpty, !SourceFlags.takesClock(path) { rates = [] }
      if let (rate, flag) = clocks.value(for: path) {
        rates = [Self.member("hz", Self.quantity(rate), flag)]
      }
      if let (shift, flag) = shifts.value(for: path) {
        members.append(Self.member("shift", Self.quantity(shift), flag))
      }
      if !sources.by.isEmpty {
        let columns = sources.by.map { Self.value(.string($0), "--by") }
        members.append(Self.member("by", .array(columns), "--by"))
      }
      var said = format
      if let first = rates.first {
        said.append(Self.member("clock", .object(rates), first.place.file))
      }
      if let first = said.first {
        members.append(Self.member("format", .object(said), first.place.file))
      }
      inputs.append(Self.member(name, .object(members), "CAPTURE"))
    }
  }

  /// The file of a picture where none is named: NAME.png in the current folder.
  package var defaultPicture: String { Self.stem(firstPath) + ".png" }

  /// Describes the figure.
  package mutating func figure(title: String?, picture: Picture) {
    if let title {
      // A headline from the command line is words, not a template.
      let words = title.map { $0 == "{" || $0 == "}" ? "\($0)\($0)" : String($0) }.joined()
      figureMembers.append(Self.member("title", .string(words), "--title"))
    }
    if let width = picture.width {
      figureMembers.append(Self.member("width", Self.quantity(width), "--width"))
    }
    if let height = picture.height {
      figureMembers.append(Self.member("height", Self.quantity(height), "--height"))
    }
    if let name = picture.theme { theme = Self.value(.string(name), "--theme") }
  }

  /// Describes what curves are held against.
  package mutating func hold(against text: String?) {
    limit = text.map { Self.member("limit", Self.quantity($0), "--limit") }
  }

  /// Describes an output; standard output gets a PNG.
  package mutating func output(_ path: String, scale: String?, type: String? = nil) throws {
    var members = [Self.member("path", .string(path), "-o \(path)")]
    let type = type ?? (path == "-" ? "png" : nil)
    if let type { members.append(Self.member("type", .string(type), "-o \(path)")) }
    if let scale, Self.takesScale(type, path) {
      members.append(Self.member("scale", Self.quantity(scale), "--scale"))
    }
    outputs.append(Self.value(.object(members), "-o \(path)"))
  }

  /// Whether the renderer that a type or a file's ending names has a scale.
  private static func takesScale(_ type: String?, _ path: String) -> Bool {
    let renderer =
      type.flatMap { id in PlotTool.registry?.renderers.first { $0.id == id } }
      ?? PlotTool.registry?.renderer(forFile: path)
    return renderer?.declarations.contains { $0.key == "scale" } ?? false
  }

  /// Makes the run.
  ///
  /// A command that writes nothing takes no outputs.
  package func decode(needsOutputs: Bool = true) throws -> RunSpec {
    var members = [
      Self.member("version", .number("1"), "command line"),
      Self.member("inputs", .object(inputs), "CAPTURE"),
    ]
    if needsOutputs { members.append(Self.member("outputs", .array(outputs), "-o")) }
    if !figureMembers.isEmpty {
      members.append(Self.member("figure", .object(figureMembers), "command line"))
    }
    if let limit { members.append(limit) }
    if let theme {
      members.append(ConfigValue.Member(key: "theme", place: theme.place, value: theme))
    }
    guard let registry = PlotTool.registry else { throw PlotError(.tool, "no plugins") }
    do {
      return try ConfigFile.decode(
        Self.value(.object(members), "command line"), registry: registry, needsOutputs: needsOutputs
      )
    } catch {
      throw Failure(
        errors: error.errors.map { error in
          // Of a flag the user knows the flag, not the config's path that it stands for.
          var error = error
          error.place = error.place.map { Place(file: $0.file) }
          return error
        }, exitStatus: 2)
    }
  }

  /// A file's name without folders and ending.
  package static func stem(_ path: String) -> String { CaptureNames.stem(path) }

  private static func value(_ kind: ConfigValue.Kind, _ flag: String) -> ConfigValue {
    ConfigValue(kind, at: Place(file: flag))
  }

  private static func member(
    _ key: String, _ kind: ConfigValue.Kind, _ flag: String
  ) -> ConfigValue.Member {
    ConfigValue.Member(key: key, place: Place(file: flag), value: value(kind, flag))
  }

  /// A plain number stays one; anything else is left to the decoder to read or reject.
  private static func quantity(_ text: String) -> ConfigValue.Kind {
    Double(text).map { $0.isFinite } == true ? .number(text) : .string(text)
  }
}
