import PlotCore
import PlotTesting
import Testing

@Suite struct ConfigLiteralTests {
  @Test func holdsEveryKindOfValue() {
    let value: ConfigValue = [
      "word": "a \(1 + 1)", "whole": -3, "real": 0.5, "flag": true, "none": nil,
      "list": [1, "b"], "object": ["key": 1], "key": 1, "key": 2,
    ]
    #expect(value.members?.count == 9)
    #expect(value["word"]?.string == "a 2")
    #expect(value["whole"]?.inWords == "the number -3")
    #expect(value["real"]?.inWords == "the number 0.5")
    #expect(value["flag"]?.inWords == "true")
    #expect(value["none"]?.inWords == "null")
    #expect(value["list"]?.elements?.map(\.inWords) == ["the number 1", "the string \"b\""])
    #expect(value["object"]?["key"]?.inWords == "the number 1")
    // As in a file, the last of two counts.
    #expect(value["key"]?.inWords == "the number 2")
  }

  @Test func componentsAreMadeAsARunMakesThem() throws {
    _ = try ScaleTransform(config: ["field": "heap", "factor": 3])
    let missing = #expect(throws: PlotError.self) { try ScaleTransform(config: [:]) }
    #expect(missing?.message.contains("field") == true)
    let unknown = #expect(throws: PlotError.self) {
      try ScaleTransform(config: ["field": "heap", "fcator": 3], path: "transform[0]")
    }
    #expect(unknown?.remedy == "did you mean \"factor\"?")
    #expect(unknown?.place?.path == "transform[0]")
  }
}
