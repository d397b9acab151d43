import PlotCore
import PlotEngine

/// A commented config to start from.
struct StartingConfig {
  /// The schema's file that `$schema` names, beside the config.
  static let schema = "highwater.schema.json"

  /// How the config names the recording.
  let path: String
  /// The name of the input, and of the outputs.
  let name: String
  /// What the recording holds; nil where none was given.
  var columns: [Column] = []
  /// The column that the recording is about.
  var mainColumn: Column?
  var rowCount: Int?
  /// The parser's id.
  var format: String?
  /// Whether the parser takes a clock.
  var takesClock = true
  /// The ending of the first output.
  var ending = "png"
  /// What the config is called, for the commands in its comments.
  var file = "run.jsonc"

  /// The config's text.
  var text: String {
    var lines = [
      "// What is read, how it looks, and what is written.",
      "//",
      "//     \(PlotTool.name) run \(file)",
      "//     \(PlotTool.name) schema > \(Self.schema)    for editors: keys, help, mistakes",
      "{",
      "  \"$schema\": \(JSONText.quoted(Self.schema)),",
      "  \"version\": 1,",
      "",
      "  // Each input has a name; a path may be a pattern such as \"runs/*.mem\".",
      "  \"inputs\": {",
      "    \(JSONText.quoted(name)): {",
      "      \"path\": \(JSONText.quoted(path)),",
    ]
    lines += recording
    lines += [
      "    },",
      "  },",
      "",
      "  // \(PlotTool.themes), or a theme's file; an object changes parts of one:",
      "  // \"theme\": { \"extends\": \"dark\", \"palette\": [\"#56b4e9\", \"#e69f00\"] },",
      "",
      "  // Without \"layer\" the recording's parser suggests what is drawn.",
      "  \"figure\": {",
      "    \"title\": {",
      "      \"text\": \(JSONText.quoted(escaped(name))),",
      "      // Numbers of the run stand in braces.",
      "      \"subtitle\": \(JSONText.quoted(subtitle)),",
      "    },",
      "    // \"width\": \"180mm\",",
      "    // \"height\": \"100mm\",",
      "  },",
      "",
      "  // A line, and how near the curve came to it: an amount"
        + LimitOptions.finderIDs.map { ", or \(JSONText.quoted($0))" }.joined() + ".",
      "  // \"limit\": \"2GiB\",",
      "",
      "  // What `\(PlotTool.name) check --config \(file)` holds; status 5 where one breaks.",
      "  // \"checks\": [\"peak < 512MiB\", \"live at end < 1MiB\"],",
      "",
      "  // The ending tells the format: `\(PlotTool.name) plugins` lists them.",
      "  \"outputs\": [",
      "    \(JSONText.quoted("\(stem).\(ending)")),",
      "    // { \"path\": \(JSONText.quoted("\(stem)@2.\(ending)")), \"scale\": 2 },",
      "    // { \"path\": \(JSONText.quoted("\(stem).csv")), \"stage\": \"plotted\" },",
      "  ],",
      "}",
    ]
    return lines.map { $0 + "\n" }.joined()
  }

  /// What is known of the recording, as comments in its input.
  private var recording: [String] {
    guard let format else {
      return [
        "      // \"format\": { \"clock\": { \"hz\": \"2.6GHz\" } },",
        "      // \"transform\": [{ \"type\": \"filter\", \"field\": \"time\", \"range\": [\"0s\", \"10s\"] }],",
      ]
    }
    var lines: [String] = []
    let rows = rowCount.map { "\($0) rows, " } ?? ""
    lines.append("      // \(oneLine(format)), \(rows)with the columns")
    for column in columns {
      let unit = column.unit.symbol.isEmpty ? "" : " in \(column.unit.symbol)"
      lines.append("      //     \(oneLine(column.name))\(oneLine(unit))")
    }
    guard takesClock else { return lines }
    if let time = columns.timeIndex, columns[time].unit == .ticks {
      lines += [
        "      // The rate of its clock is not known: an axis of time shows ticks. One of these gives"
          + " seconds:",
        "      // \"format\": { \"clock\": { \"hz\": \"2.6GHz\" } },",
        "      // \"format\": { \"clock\": { \"duration\": \"1.5s\" } },",
      ]
    } else {
      lines += [
        "      // Another rate of its clock:",
        "      // \"format\": { \"clock\": { \"hz\": \"2.6GHz\" } },",
      ]
    }
    return lines
  }

  private var subtitle: String {
    // Names with other signs would need to be spelt otherwise in a template.
    guard let main = mainColumn?.name,
      main.utf8.allSatisfy({ $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A })
    else { return "{rows} rows" }
    return "{rows} rows, peak \(main) {peak.\(main)}"
  }

  /// The outputs' file name: a slash in an input's name would name a folder.
  private var stem: String { name.replacing("/", with: "-").replacing("${", with: "$${") }

  private func escaped(_ text: String) -> String {
    text.replacing("${", with: "$${").map { $0 == "{" || $0 == "}" ? "\($0)\($0)" : "\($0)" }
      .joined()
  }

  private func oneLine(_ text: String) -> String {
    text.map { $0.isNewline ? " " : "\($0)" }.joined()
  }
}
