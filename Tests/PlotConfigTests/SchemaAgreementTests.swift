import Foundation
import PlotCore
import Testing

@testable import PlotConfig

/// Changes a config that is right in every place, and asks decoder and schema of each.
struct SchemaAgreementTests {
  private static let config = #"""
    { "version": 1, "description": "words", "$schema": "s.json",
      "params": { "n": { "type": "number", "value": 2 }, "t": "x" },
      "inputs": {
        "run": { "path": "a.mem", "format": { "type": "memusage", "clock": { "hz": "2GHz" } }, "shift": "-1s",
          "transform": [
            { "type": "calculate", "as": "c", "expr": "heap", "unit": "B" }, "rate",
            { "type": "filter", "field": "time", "range": [0, "1s"] }] },
        "both": { "from": ["run"], "transform": [] } },
      "limit": { "at": "2GiB", "field": ["heap"], "label": "words" },
      "theme": { "extends": "dark", "background": "#ffffff", "grid": "#123", "font": "Sans",
        "sizes": { "title": "12pt" }, "strokeWidth": 1, "frame": true, "palette": ["#123456"],
        "series": { "heap": { "color": "#123456", "dash": [4, 2], "fill": 0.5 } } },
      "figure": { "width": "180mm", "height": 400,
        "title": { "text": "a", "subtitle": "b", "caption": "c" },
        "layout": { "columns": 1, "heights": [3, 1], "share": { "x": "all" } },
        "panels": [
          { "title": "one",
            "axes": {
              "x": { "channel": "x", "orient": "bottom", "title": "t", "tickCount": 5,
                "scale": { "type": "linear", "domain": [0, "2s"], "nice": true, "zero": true,
                  "reverse": false, "clamp": true } },
              "y": { "channel": "y", "format": { "unit": "B", "prefix": "iec" }, "grid": true,
                "scale": "symlog" } },
            "layer": [
              { "mark": { "type": "step", "color": "#123456", "strokeWidth": 2,
                  "strokeDash": [4, 2], "opacity": 0.5, "fill": 0.5, "size": 3, "label": "{y}" },
                "data": "run", "encoding": { "x": "time",
                  "y": { "field": ["heap", "c"], "axis": "y", "title": "h", "stack": false } } },
              { "mark": "band", "data": "run", "encoding": { "x": { "datum": "1s" },
                "x2": { "datum": 2 } } },
              { "mark": { "type": "extremum", "which": "max" }, "data": "run",
                "encoding": { "y": "heap", "x": { "field": "time" } } }],
            "legend": { "type": "direct" } },
          { "layer": [{ "mark": "line", "data": "both", "encoding": { "y": "heap" } }],
            "legend": "box" }] },
      "outputs": ["a.png", { "type": "png", "path": "b.x", "scale": 2, "theme": "print" },
        { "path": "c.csv", "data": "run", "stage": "raw" }],
      "checks": ["peak < 1MiB", { "check": "peak growth < 10%", "against": "b.json",
        "input": "run", "name": "n" }] }
    """#

  /// Every config that differs from a value in one place: another kind of value, or a key more.
  private static func mutants(of value: ConfigValue) -> [ConfigValue] {
    func other(_ kind: ConfigValue.Kind) -> ConfigValue { ConfigValue(kind, at: value.place) }
    let stray = ConfigValue.Member(key: "zzz", place: value.place, value: other(.number("1")))
    var result = [
      other(.bool(true)), other(.number("-77")), other(.string("zz?")), other(.array([])),
      other(.array([other(.array([]))])), other(.object([stray])),
    ]
    switch value.kind {
    case .array(let elements):
      for index in elements.indices {
        for mutant in mutants(of: elements[index]) {
          var copy = elements
          copy[index] = mutant
          result.append(other(.array(copy)))
        }
      }
    case .object(let members):
      result.append(other(.object(members + [stray])))
      for index in members.indices {
        for mutant in mutants(of: members[index].value) {
          var copy = members
          copy[index].value = mutant
          result.append(other(.object(copy)))
        }
      }
    case .null, .bool, .number, .string: break
    }
    return result
  }

  /// What the decoder says; empty where it takes the config.
  private static func errors(_ text: String, _ registry: Registry) -> [PlotError] {
    do throws(ConfigErrors) {
      _ = try ConfigFile.decode(text: Array(text.utf8), file: "run.jsonc", registry: registry)
      return []
    } catch {
      return error.errors
    }
  }

  @Test(.enabled(if: JSONSchemaValidator.isThere))
  func decoderAndSchemaAgreeOnKeysAndTypesInEveryPlace() throws {
    let registry = try Registry.stubs()
    let root = try #require(
      JSONCParser.parse(Array(Self.config.utf8), file: "run.jsonc").value)
    let configs = [root.json()] + Self.mutants(of: root).map { $0.json() }
    #expect(configs.count > 500)
    let verdicts = try JSONSchemaValidator.verdicts(
      on: configs, by: ConfigSchema(registry: registry).json)
    #expect(verdicts[0] == [])
    #expect(Self.errors(configs[0], registry).map(\.description) == [])
    for (config, said) in zip(configs, verdicts) {
      let errors = Self.errors(config, registry)
      if errors.contains(where: \.isAboutForm), said.isEmpty {
        Issue.record("the schema takes what the decoder does not: \(errors[0].description)")
      }
      if errors.isEmpty, !said.isEmpty {
        Issue.record("the decoder takes what the schema does not: \(said[0].prefix(200))")
      }
    }
  }
}
