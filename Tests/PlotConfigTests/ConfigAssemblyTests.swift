import PlotTesting
import Foundation
import PlotCore
import Testing

@testable import PlotConfig

struct ConfigAssemblyTests {
  private let folder: ScratchFolder
  private let registry: Registry

  init() throws {
    folder = try ScratchFolder()
    registry = try Registry.stubs()
  }

  private func load(
    _ text: String, params: [String] = [], sets: [String] = []
  ) throws(ConfigErrors) -> RunSpec {
    do {
      try folder.write("run.jsonc", text)
    } catch {
      throw ConfigErrors([PlotError(.tool, "\(error)")])
    }
    return try ConfigFile.load(
      path: folder.path + "/run.jsonc", registry: registry,
      flags: ConfigFlags(params: params, sets: sets))
  }

  private func messages(
    _ text: String, params: [String] = [], sets: [String] = []
  ) -> [String] {
    let error = #expect(throws: ConfigErrors.self) {
      _ = try load(text, params: params, sets: sets)
    }
    return (error?.errors ?? []).map {
      $0.description.replacingOccurrences(of: folder.path + "/", with: "")
    }
  }

  private func scale(_ spec: RunSpec, _ index: Int = 0) -> Double? {
    (spec.outputs[index].renderer as? PNGStub)?.options.scale
  }

  private let small = """
    { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
    """

  @Test func mergesObjectsReplacesArraysAndDeletesByNull() throws {
    try folder.write(
      "base/house.jsonc",
      """
      { "version": 1, "description": "old", "inputs": { "a": "a.mem", "b": "b.mem" },
        "outputs": ["x.png", "y.png"], "figure": { "width": 100, "height": 50 } }
      """)
    let spec = try load(
      """
      { "version": 1, "extends": "base/house.jsonc", "description": null,
        "inputs": { "b": null, "c": "c.mem" }, "outputs": ["z.svg"], "figure": { "height": 60 } }
      """)
    #expect(spec.description == nil)
    #expect(spec.inputs.map(\.name) == ["a", "c"])
    #expect(spec.outputs.map(\.path) == [folder.path + "/z.svg"])
    #expect(spec.suggestedSize.width == 100)
    #expect(spec.suggestedSize.height == 60)
    // A path belongs to the file that names it.
    guard case .file(let first) = spec.inputs[0].origin,
      case .file(let second) = spec.inputs[1].origin
    else {
      Issue.record("are no files")
      return
    }
    #expect(first == folder.path + "/base/a.mem")
    #expect(second == folder.path + "/c.mem")
  }

  @Test func laterFilesOfExtendsWin() throws {
    try folder.write(
      "one.jsonc", #"{ "version": 1, "description": "one", "figure": {"width": 20} }"#)
    try folder.write("two.jsonc", #"{ "version": 1, "description": "two" }"#)
    let spec = try load(
      """
      { "version": 1, "extends": ["one.jsonc", "two.jsonc"], "inputs": { "run": "a.mem" },
        "outputs": ["a.png"] }
      """)
    #expect(spec.description == "two")
    #expect(spec.suggestedSize.width == 20)
  }

  @Test func tellsMistakesInTheFileThatHoldsThem() throws {
    try folder.write("base.jsonc", "{ \"version\": 1,\n  \"figure\": { \"width\": \"wide\" } }")
    let messages = messages(
      """
      { "version": 1, "extends": ["base.jsonc"], "inputs": { "run": "a.mem" }, "outputs": ["a.pgn"] }
      """)
    #expect(messages.count == 2)
    #expect(messages[0].hasPrefix("run.jsonc:1:86: outputs[0].path: no renderer writes \".pgn\""))
    #expect(messages[1].hasPrefix("base.jsonc:2:24: figure.width: expected a length"))
  }

  @Test func tellsCirclesAndMissingFiles() throws {
    try folder.write("a.jsonc", #"{ "version": 1, "extends": "run.jsonc" }"#)
    let circle = messages(
      #"{ "version": 1, "extends": ["a.jsonc"], "inputs": { "r": "a.mem" }, "outputs": ["a.png"] }"#
    )
    #expect(circle.count == 1)
    #expect(
      circle[0].hasPrefix(
        "a.jsonc:1:28: extends: the config extends itself: run.jsonc → a.jsonc → run.jsonc"))
    #expect(
      messages(#"{ "version": 1, "extends": ["no.jsonc", 3] }"#).map {
        $0.split(separator: "\n")[0]
      } == [
        "run.jsonc:1:29: extends: no.jsonc: cannot open the config: no such file or directory",
        "run.jsonc:1:41: extends[1]: expected a string (path) or an array of them, "
          + "not the number 3",
      ])
  }

  @Test func tellsAConfigThatCannotBeRead() {
    for (path, message) in [
      (folder.path + "/none.jsonc", "cannot open the config: no such file or directory"),
      (folder.path, "is a folder, not a config"),
      ("/dev/zero", "the config is larger than 16 MiB"),
    ] {
      let error = #expect(throws: ConfigErrors.self) {
        _ = try ConfigFile.load(path: path, registry: registry)
      }
      #expect(error?.errors.map(\.message) == [message])
      #expect(error?.errors.first?.place?.file == path)
    }
  }

  @Test func putsParamsInTextsAndKeepsTheKindOfWholeOnes() throws {
    let text = """
      { "version": 1, "params": {
          "folder": { "type": "path", "value": "captures" }, "scale": 3, "title": "heap" },
        "inputs": { "run": "${folder}/a.mem" }, "figure": { "title": "${title}: ${scale}" },
        "outputs": [{ "path": "a.png", "scale": "${scale}" }] }
      """
    let spec = try load(text)
    #expect(scale(spec) == 3)
    #expect(spec.title == "heap: 3")
    guard case .file(folder.path + "/captures/a.mem") = spec.inputs[0].origin else {
      Issue.record("reads \(spec.inputs[0].origin)")
      return
    }
    // A path from the command line is seen from the current folder.
    let other = try load(text, params: ["folder=there", "scale=0.5", "title=a=b"])
    #expect(scale(other) == 0.5)
    #expect(other.title == "a=b: 0.5")
    guard case .file("there/a.mem") = other.inputs[0].origin else {
      Issue.record("reads \(other.inputs[0].origin)")
      return
    }
  }

  @Test func keepsADollarThatIsDoubled() throws {
    let spec = try load(
      """
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["$${run}.png"],
        "description": "costs 3$ and $$$" }
      """)
    #expect(spec.description == "costs 3$ and $$$")
    #expect(spec.outputs[0].path == folder.path + "/${run}.png")
  }

  @Test func tellsWrongParamFlags() {
    let text = """
      { "version": 1, "params": { "scale": 3 }, "inputs": { "run": "a.mem" }, "outputs": ["a.png"] }
      """
    #expect(
      messages(text, params: ["scal=2", "scale=two", "scale"]) == [
        "--param scal=2: no param \"scal\"\n  did you mean \"scale\"?",
        "--param scale=two: expected a number, not the string \"two\"",
        "--param scale: expected name=value",
      ])
  }

  @Test func setsAnyOneValue() throws {
    let spec = try load(
      small,
      sets: [
        "outputs[0].scale=3", "outputs[1]=b.svg", "figure.width=\"2in\"", "inputs[\"x.y\"]=c.mem",
        "figure.title=Peak {rows}", "description=null",
      ])
    #expect(scale(spec) == 3)
    #expect(spec.outputs.map(\.path) == [folder.path + "/a.png", "b.svg"])
    #expect(spec.suggestedSize.width == 144)
    #expect(spec.title == "Peak {rows}")
    #expect(spec.inputs.map(\.name) == ["run", "x.y"])
  }

  @Test func tellsWrongSettings() {
    #expect(
      messages(
        small,
        sets: ["outputs[0].scale=99", "outputs[5]=a.png", "inputs.run.path.x=1", "a", "version=2"]
      ) == [
        "--set outputs[5]=a.png: outputs[5]: there is no element 5\n  the next one is 1",
        "--set inputs.run.path.x=1: the string \"a.mem\" has no keys",
        "--set a: expected path=value\n  write --set outputs[0].scale=3",
        "--set version=2: version cannot be set by a flag",
        "--set outputs[0].scale=99: outputs[0].scale: 99 is outside 0.1...16\n"
          + "  leave it out for 1",
      ])
  }

  @Test func makesAnInputOfEachFileThatAPatternMatches() throws {
    for name in ["m/b.mem", "m/a.mem", "m/c.txt"] { try folder.write(name, "") }
    let spec = try load(
      """
      { "version": 1, "inputs": { "runs": "m/*.mem", "all": { "from": "runs" } },
        "outputs": ["a.png"], "figure": {
          "title": "{a.rows} and {b.rows}",
          "layer": [{ "mark": "step", "data": "runs", "encoding": { "y": "heap" } }] } }
      """)
    #expect(spec.inputs.map(\.name) == ["a", "b", "all"])
    guard case .inputs(["a", "b"]) = spec.inputs[2].origin else {
      Issue.record("is made from \(spec.inputs[2].origin)")
      return
    }
    #expect(spec.figure?.panels[0].layers.map(\.data) == ["a", "b"])
  }

  @Test func findsFilesInAFolderWhoseNameLooksLikeAPattern() throws {
    try folder.write("odd[1]*/a.mem", "")
    try folder.write("odd[1]*/run.jsonc", small.replacingOccurrences(of: "a.mem", with: "?.mem"))
    let spec = try ConfigFile.load(
      path: folder.path + "/odd[1]*/run.jsonc", registry: registry)
    #expect(spec.inputs.map(\.name) == ["a"])
  }

  @Test func neverOverwritesAnInputByAnotherName() throws {
    try folder.write("a.mem", "")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/b.png", withDestinationPath: "a.mem")
    #expect(
      messages(small.replacingOccurrences(of: "a.png", with: "b.png"))[0].contains(
        "outputs[0].path: \"b.png\" would overwrite the input \"run\""))
  }

  @Test func keepsStandardInputForAConfigThatIsReadFromIt() {
    let text = small.replacingOccurrences(of: "a.mem", with: "-")
    let error = #expect(throws: ConfigErrors.self) {
      _ = try ConfigFile.decode(text: Array(text.utf8), file: "-", registry: registry)
    }
    #expect(error?.errors.map(\.message) == ["standard input is the config itself"])
  }

  @Test func letsOutputsShareADevice() throws {
    let spec = try load(
      """
      { "version": 1, "inputs": { "run": "a.mem" },
        "outputs": [{ "type": "png", "path": "/dev/null" }, { "type": "svg", "path": "/dev/null" }] }
      """)
    #expect(spec.outputs.map(\.path) == ["/dev/null", "/dev/null"])
  }
}
