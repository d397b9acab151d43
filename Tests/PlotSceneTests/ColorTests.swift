import PlotScene
import Testing

@Suite struct ColorTests {
  @Test func namesAreThoseOfCSS() {
    #expect(Color(word: "steelblue") == Color(hex: "#4682b4"))
    #expect(Color(word: "grey") == Color(word: "gray"))
    #expect(Color(word: "#abc") == Color(hex: "#aabbcc"))
    #expect(Color(word: "Red") == nil && Color(word: "") == nil)
    #expect(Color.names.allSatisfy { Color(hex: $0.hex) != nil })
  }

  @Test func readsThreeSixAndEightDigits() {
    #expect(Color(hex: "#0b6bb5") == Color(red: 0x0B, green: 0x6B, blue: 0xB5))
    #expect(Color(hex: "#FA0") == Color(red: 0xFF, green: 0xAA, blue: 0))
    #expect(Color(hex: "#00000080")?.alpha == 128.0 / 255)
  }

  @Test(arguments: ["", "#", "0b6bb5", "#12", "#1234", "#12345", "#1234567", "#12345g", "#１２３"])
  func refusesOtherTexts(_ text: String) {
    #expect(Color(hex: text) == nil)
  }

  @Test func writesTwoDigitsForEachPart() {
    #expect(Color(red: 0, green: 10, blue: 255).hex == "#000aff")
    #expect(Color(hex: "#bf4e16")?.hex == "#bf4e16")
  }

  @Test func measuresContrastAsWCAGDoes() {
    #expect(Color.black.contrast(with: .white) == 21)
    #expect(Color.white.contrast(with: .white) == 1)
    let grey = Color(red: 0x76, green: 0x76, blue: 0x76)
    #expect(abs(grey.contrast(with: .white) - 4.54) < 0.01)
    #expect(grey.contrast(with: .white) == Color.white.contrast(with: grey))
    // WCAG's formula is a line below 0.04045, so that dark colours are told apart.
    #expect(abs(Color(red: 10, green: 10, blue: 10).luminance - 10.0 / 255 / 12.92) < 1e-12)
  }

  @Test func flattensOntoAGround() {
    let half = Color.black.withAlpha(0.5)
    #expect(half.flattened(over: .white) == Color(red: 128, green: 128, blue: 128))
    #expect(Color.black.withAlpha(0).flattened(over: .white) == .white)
    #expect(Color.black.flattened(over: .white) == .black)
  }

  @Test(arguments: [Double.nan, -3, 7, .infinity, -.infinity])
  func flattensEvenWithAnAlphaThatIsNone(_ alpha: Double) {
    let flat = Color.black.withAlpha(alpha).flattened(over: .white)
    #expect(flat == (alpha < 0 ? .white : .black), "no share at all is opaque")
  }
}
