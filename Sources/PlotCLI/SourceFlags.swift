import ArgumentParser
import PlotCore
import PlotEngine
import Host

/// What is said of one recording among several; text is read and checked by the config's decoder.
package struct Sources {
  /// `FILE=RATE` each.
  package var clocks: [String] = []
  /// `FILE=TIME` each.
  package var shifts: [String] = []
  /// The columns that tell rows apart; empty for what the recordings say.
  package var by: [String] = []

  package init(clocks: [String] = [], shifts: [String] = [], by: [String] = []) {
    (self.clocks, self.shifts, self.by) = (clocks, shifts, by)
  }
}

/// What is said of one recording among several.
package struct SourceOptions: ParsableArguments {
  @Option(
    name: .customLong("clock"),
    help: ArgumentHelp(
      "The rate of one recording's clock: ticks or instructions in a second.",
      valueName: "file=rate"))
  package var clocks: [String] = []

  @Option(
    name: .customLong("shift"),
    help: ArgumentHelp(
      "How much later one recording began than its own times say, such as b.log=2s.",
      valueName: "file=time"))
  package var shifts: [String] = []

  @Option(
    name: .customLong("by"),
    help: ArgumentHelp(
      "Tell rows apart by a column's names, or by none of them. Several times.",
      valueName: "column|none"))
  package var by: [String] = []

  package init() {}

  package var value: Sources { Sources(clocks: clocks, shifts: shifts, by: by) }
}

/// An amount that curves are held against.
package struct LimitOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Hold the curves against an amount, in any unit"
        + Self.finders.map { ", or against \($0.summary)" }.joined() + ".",
      valueName: (["2GiB"] + Self.finderIDs).joined(separator: "|")))
  package var limit: String?

  /// What the tool has that finds limits.
  package static var finderIDs: [String] { finders.map(\.id) }

  private static var finders: [Plugin] {
    PlotTool.current?.plugins.filter { $0.kindName == "limit" } ?? []
  }

  package init() {}
}

/// A flag that names a recording and says something of it.
package struct SourceFlags {
  private let flag: String
  /// For each recording that is named, what is said.
  private let values: [String: String]

  /// Reads the flags; throws where one names no recording or none alone.
  package init(_ flag: String, _ words: [String], _ captures: [String]) throws(PlotError) {
    self.flag = flag
    var values: [String: String] = [:]
    let names = words.isEmpty ? Names([]) : Names(captures)
    for word in words {
      guard let sign = word.lastIndex(of: "="), sign != word.startIndex else {
        throw PlotError(
          .usage, "\(flag): expected FILE=VALUE, not \"\(word)\"",
          remedy: "such as \(flag) \(captures.first ?? "a.mem")="
            + (flag == "--clock" ? "2.6GHz" : "2s"))
      }
      let name = String(word[..<sign])
      let found = names.captures(named: name)
      guard let path = found.first, found.count == 1 else {
        throw PlotError(
          .usage,
          found.isEmpty
            ? "\(flag): no recording \"\(name)\" is to be read"
            : "\(flag): \"\(name)\" names \(found.count) recordings",
          remedy: found.isEmpty
            ? Spelling.remedy(for: name, among: captures)
            : "write the path as it stands on the command line")
      }
      guard values.updateValue(String(word[word.index(after: sign)...]), forKey: path) == nil else {
        throw PlotError(
          .usage, "\(flag): two values for \"\(name)\"", remedy: "leave one of them out")
      }
    }
    self.values = values
  }

  /// What is said of a recording, and by which words.
  package func value(for path: String) -> (value: String, flag: String)? {
    values[path].map { ($0, "\(flag) \(path)=\($0)") }
  }

  /// The recordings by each of their names: a path, else a file name, else what stands before its
  /// ending.
  private struct Names {
    private var known: [[String: Set<String>]] = []

    init(_ captures: [String]) {
      for name: (String) -> String in [
        { $0 }, { $0.split(separator: "/").last.map(String.init) ?? $0 }, { FlagConfig.stem($0) },
      ] {
        var paths: [String: Set<String>] = [:]
        for path in captures { paths[name(path), default: []].insert(path) }
        known.append(paths)
      }
    }

    /// Returns the recordings that a name means.
    func captures(named name: String) -> Set<String> {
      known.lazy.compactMap { $0[name] }.first ?? []
    }
  }

  /// Whether a file's parser takes rate and duration of a clock; true where that cannot be told yet.
  package static func takesClock(_ path: String) -> Bool {
    guard path != "-", let registry = PlotTool.registry, let file = try? InputFile(path: path),
      let parser = try? InputOpener(registry: registry).recognize(Input(name: path, file: file))
    else { return true }
    let id = type(of: parser).id
    return registry.plugins.contains { plugin in
      plugin.kindName == "parser" && plugin.id == id
        && plugin.declarations.contains { option in
          guard option.key == "clock", case .object(let parts) = option.form else { return false }
          return parts.contains { $0.key == "duration" }
        }
    }
  }
}
