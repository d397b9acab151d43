import Foundation
import PlotCore
import PlotScene
import Testing

@testable import ProgramPlugins

@Suite struct SceneJSONTests {
  /// A page with everything on it.
  private static let scene: Scene = {
    var path = Path(through: [Point(1, 2.5), Point(1.0 / 3, -4)])
    path.elements += [.curve(Point(0, 1), Point(2, 3), Point(4, 5)), .close]
    let red = Color(red: 255, green: 0, blue: 16, alpha: 0.25)
    let font = Font(family: "serif", size: 9, weight: .bold)
    return Scene(
      size: Size(width: 100, height: 50), background: .white, title: "a \"b\"\n", description: "d",
      items: [
        .fill(path, red),
        .group(
          Group(
            role: .mark, label: "heap", clip: Rect(x: 1, y: 2, width: 3, height: 4),
            items: [
              .stroke(
                path, .black, StrokeStyle(width: 1.5, dash: [4, 2], cap: .round, join: .bevel)),
              .text(
                Text(
                  "peak é", at: Point(5, 6), anchor: .middle, font: font, color: red,
                  rotation: -90, halo: .init(color: .white, width: 2), width: 31.25)),
            ])),
        .group(Group(items: [])),
        .text(Text("", at: Point(0, 0), font: Font(size: 8), color: .black, width: 0)),
      ])
  }()

  private static func json(_ scene: Scene) -> String {
    String(
      decoding: SceneJSON.bytes(of: scene, creator: "Highwater 1", date: 7), as: UTF8.self)
  }

  @Test func everythingIsWritten() {
    let path =
      ##"[["M",1,2.5],["L",0.3333333333333333,-4],["C",0,1,2,3,4,5],["Z"]]"##
    #expect(
      Self.json(Self.scene)
        == ##"{"version":1,"creator":"Highwater 1","date":7,"title":"a \"b\"\n","description":"d","##
        + ##""width":100,"height":50,"background":{"color":"#ffffff","opacity":1},"items":["##
        + ##"{"type":"fill","color":"#ff0010","opacity":0.25,"path":"## + path + "},"
        + ##"{"type":"group","role":"mark","label":"heap","##
        + ##""clip":{"x":1,"y":2,"width":3,"height":4},"items":["##
        + ##"{"type":"stroke","color":"#000000","opacity":1,"width":1.5,"dash":[4,2],"##
        + ##""cap":"round","join":"bevel","path":"## + path + "},"
        + ##"{"type":"text","text":"peak é","x":5,"y":6,"anchor":"middle","rotation":-90,"##
        + ##""width":31.25,"font":{"family":"serif","size":9,"weight":"bold"},"##
        + ##""color":"#ff0010","opacity":0.25,"##
        + ##""halo":{"color":"#ffffff","opacity":1,"width":2}}]},"##
        + ##"{"type":"group","role":null,"label":null,"clip":null,"items":[]},"##
        + ##"{"type":"text","text":"","x":0,"y":0,"anchor":"start","rotation":0,"width":0,"##
        + ##""font":{"family":"sans-serif","size":8,"weight":"regular"},"##
        + ##""color":"#000000","opacity":1,"halo":null}]}"## + "\n")
  }

  @Test func placesThatAreNoneAreLeftOut() {
    var path = Path()
    path.elements = [
      .line(Point(0, 0)), .move(Point(.nan, 1)), .close, .line(Point(1, 1)), .line(Point(2, .nan)),
      .line(Point(.infinity, -1e9)), .curve(Point(0, 0), Point(.nan, 0), Point(1, 1)), .close,
    ]
    let json = Self.json(
      Scene(size: Size(width: .nan, height: -1), items: [.fill(path, Color.black.withAlpha(.nan))]))
    #expect(json.contains(#""width":0,"height":0,"background":null"#))
    #expect(
      json.contains(#""opacity":1,"path":[["M",0,0],["M",1,1],["L",1000000,-1000000],["Z"]]"#))
  }

  @Test func theSchemaThatIsPrintedIsTheFile() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Plugins/scene.schema.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == SceneSchema.text + "\n")
  }

  @Test func theSchemaNamesAllThatAPageMayHave() throws {
    for role in ["title", "panel", "axis", "grid", "legend", "mark", "annotation"] {
      #expect(Group.Role(rawValue: role) != nil)
    }
    #expect(SceneSchema.text.contains("\"const\": \(SceneJSON.version)"))
  }

  @Test(.enabled(if: Python.hasJSONSchema, "needs Python's jsonschema"))
  func thePageIsAsTheSchemaHasIt() throws {
    let whole = Self.json(Self.scene)
    #expect(try Python.violations(of: whole) == "")
    for (right, wrong) in [
      ("\"version\":1", "\"version\":2"), ("#ff0010", "red"), ("\"cap\":\"round\"", "\"cap\":1"),
      ("[\"Z\"]", "[\"Z\",1]"), ("\"label\":\"heap\",", ""), ("\"dash\":[4,2]", "\"dash\":[-1]"),
      ("\"L\"", "\"l\""), ("\"halo\":null", "\"halo\":1"), ("\"type\":\"fill\"", "\"type\":\"f\""),
    ] {
      #expect(try Python.violations(of: whole.replacingOccurrences(of: right, with: wrong)) != "")
    }
  }
}

/// Checks by Python's jsonschema.
enum Python {
  static var hasJSONSchema: Bool { (try? run("import jsonschema", "")) == "" }

  /// Returns what is wrong with a page; empty where nothing is.
  static func violations(of page: String) throws -> String {
    try run(
      """
      import json, sys, jsonschema
      schema = json.loads(sys.argv[1])
      for error in jsonschema.Draft202012Validator(schema).iter_errors(json.load(sys.stdin)):
          print(error.message)
      """, page)
  }

  private static func run(_ script: String, _ input: String) throws -> String {
    let program = try Program(["python3", "-c", script, SceneSchema.text], in: "")
    let scratch = try ScratchInput(stage: .tool)
    try scratch.append(Array(input.utf8))
    try scratch.rewind()
    let answer = try ProgramRun(program: program, timeLimit: 60, stage: .tool)(scratch.descriptor)
    let bytes = try answer.output.bytes(at: 0, count: answer.output.byteCount)
    return String(decoding: bytes, as: UTF8.self)
  }
}
