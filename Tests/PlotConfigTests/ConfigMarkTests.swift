import PlotCore
import PlotScene
import Testing

@testable import PlotConfig

/// A mark that no standard one is like.
private struct Whisker: Mark {
  struct Options: ComponentOptions {
    var reach: Double
    var label: String?
    var fill: Bool
    init(from reader: inout OptionReader) {
      reach = reader.number("reach", default: 1.5, in: 0...9, help: "how far whiskers reach")
      label = reader.label()
      fill = reader.flag("fill", default: false, help: "whether boxes are filled")
    }
  }

  static let id = "whisker"
  static let summary = "draws whiskers"
  init(options: Options) throws(PlotError) {
    if options.fill, options.reach == 0 {
      throw PlotError(.transform, "a filled box has a reach", remedy: "give it one")
    }
  }
  func draw(_ layer: MarkLayer) -> MarkDrawing { MarkDrawing() }
}

/// A span that is drawn otherwise.
private struct Bracket: Mark {
  static let id = "bracket"
  static let summary = "draws brackets"
  static var channels: MarkChannels { .span }
  init(options: NoOptions) {}
  func draw(_ layer: MarkLayer) -> MarkDrawing { MarkDrawing() }
}

@Suite struct ConfigMarkTests {
  private let registry: Registry

  init() throws {
    registry = try Registry(
      Registry.stubs().plugins + [.mark(Whisker.self), .mark(Bracket.self)])
  }

  private func decode(_ mark: String, _ encoding: String = #"{ "y": "heap" }"#) throws -> RunSpec {
    let text = """
      { "version": 1, "inputs": { "run": "a.mem" }, "outputs": ["a.png"],
        "figure": { "layer": [{ "mark": \(mark), "encoding": \(encoding) }] } }
      """
    return try ConfigFile.decode(text: Array(text.utf8), file: "run.jsonc", registry: registry)
  }

  private func messages(_ mark: String, _ encoding: String = #"{ "y": "heap" }"#) -> [String] {
    do {
      _ = try decode(mark, encoding)
      return []
    } catch let errors as ConfigErrors {
      return errors.errors.map { error in
        let path = error.place?.path.map { "\($0): " } ?? ""
        return path + error.message + (error.remedy.map { "; \($0)" } ?? "")
      }
    } catch {
      return ["\(error)"]
    }
  }

  @Test func aMarkOfAPluginIsNamedLikeAStandardOne() throws {
    let spec = try decode(#"{ "type": "whisker", "reach": 2 }"#)
    let mark = try #require(spec.figure?.panels[0].layers[0].mark)
    var wanted = MarkSpec("whisker")
    wanted["reach"] = .number("2")
    #expect(mark == wanted)
    #expect(try decode(#""whisker""#).figure?.panels[0].layers[0].mark == MarkSpec("whisker"))
  }

  @Test func itsOptionsAreCheckedWhereTheyStand() {
    #expect(
      messages(#"{ "type": "whisker", "reach": 10 }"#) == [
        "figure.layer[0].mark.reach: 10 is outside 0...9; leave it out for 1.5"
      ])
    #expect(
      messages(#"{ "type": "whisker", "raech": 2 }"#) == [
        "figure.layer[0].mark: unknown key \"raech\"; did you mean \"reach\"?"
      ])
    #expect(
      messages(#"{ "type": "whisker", "label": "{z}" }"#) == [
        "figure.layer[0].mark.label: a label knows no {z}; it knows {x} and {y}; {{ is a brace"
      ])
    #expect(
      messages(#"{ "type": "whisker", "reach": 0, "fill": true }"#) == [
        "figure.layer[0].mark: a filled box has a reach; give it one"
      ])
  }

  @Test func keysOfOtherMarksAreToldByTheirDeclarations() {
    #expect(
      messages(#"{ "type": "step", "reach": 2 }"#) == [
        "figure.layer[0].mark.reach: \"reach\" is for the mark whisker; take it away"
      ])
    #expect(
      messages(#"{ "type": "bar", "fill": true }"#) == [
        "figure.layer[0].mark.fill: \"fill\" is for the marks whisker, line, step and area;"
          + " take it away"
      ])
    #expect(
      messages(#""step""#, #"{ "y": "heap", "x2": { "datum": 1 } }"#) == [
        "figure.layer[0].encoding.x2: \"x2\" is for the marks bracket, bar, band and extremum; take it away"
      ])
    // null deletes, so there is nothing to take away.
    #expect(messages(#"{ "type": "bar", "fill": null }"#) == [])
  }

  @Test func channelsAreCheckedByWhatPlacesTheMark() {
    #expect(messages(#""whisker""#, #"{ "x": "time" }"#).first?.contains("needs a column") == true)
    #expect(
      messages(#""bracket""#, #"{ "x": { "datum": 1 } }"#).first?.contains("needs both ends")
        == true)
    #expect(
      messages(#""bracket""#, #"{ "x": { "datum": 1 }, "x2": { "datum": 2 } }"#) == [])
  }

  @Test func whatEveryPanelHasIsNoLayersMark() {
    #expect(messages(#""grid""#).first?.contains("expected \"whisker\"") == true)
  }

  @Test func theSchemaHasADefinitionForEachMark() throws {
    let schema = ConfigSchema(registry: registry).document
    let whisker = try #require(schema["$defs"]?["mark-whisker"])
    #expect(whisker["properties"]?.members?.map(\.key) == ["type", "reach", "label", "fill"])
    #expect(whisker["description"]?.string == "draws whiskers")
    #expect(schema["$defs"]?["mark-bar"]?["properties"]?["fill"] == nil)
    #expect(schema["$defs"]?["mark-step"]?["properties"]?["fill"] != nil)
    #expect(schema["$defs"]?["mark-grid"] == nil)
  }
}
