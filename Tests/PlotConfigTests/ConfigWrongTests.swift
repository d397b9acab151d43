import PlotConfig
import PlotCore
import PlotConfig
import Testing

/// A config with mistakes, and every word that is said about them.
struct WrongConfig: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String
  let message: String

  init(_ name: String, _ text: String, says message: String) {
    (self.name, self.text, self.message) = (name, text, message)
  }

  var testDescription: String { name }
  static let all = syntax + inputs + outputs + figures + layers + checks + limits
}

struct ConfigWrongTests {
  @Test(arguments: WrongConfig.all)
  func tellsEveryMistakeWithItsPlaceAndRemedy(_ config: WrongConfig) throws {
    let registry = try Registry.stubs()
    let error = #expect(throws: ConfigErrors.self) {
      _ = try ConfigFile.decode(
        text: Array(config.text.utf8), file: "folder/run.jsonc", registry: registry)
    }
    #expect(error?.description == config.message)
  }
}
