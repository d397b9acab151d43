import PlotCore
import PlotScene
import Testing

@testable import CairoCanvas

@Suite struct CairoTextMeasurerTests {
  private let font = Font(size: 10)

  @Test func widthsGrowInProportionToTheSize() throws {
    let measurer = try CairoTextMeasurer()
    for text in ["peak 8.97 MiB", "日本語 😀", "To."] {
      let small = measurer.width(of: text, in: Font(size: 7))
      #expect(abs(measurer.width(of: text, in: Font(size: 70)) - small * 10) < 1e-9)
    }
  }

  @Test(arguments: [
    ("peak 8.97 MiB", []), ("שלום", []), ("مرحبا", []), ("日本語 😀", []), ("ภาษาไทย", []),
    ("स्मृति", ["Devanagari"]), ("স্মৃতি", ["Bengali"]), ("நினைவகம்", ["Tamil"]),
    ("జ్ఞాపకం", ["Telugu"]), ("အမှတ်", ["Burmese"]), ("ចងចាំ", ["Khmer"]), ("ܐܒܓ", ["Syriac"]),
    ("ߒߞߏ", ["N'Ko"]), ("heap स्मृति স্মৃতি", ["Devanagari", "Bengali"]),
  ])
  func saysWhichScriptsAreDrawnUnjoined(text: String, scripts: [String]) throws {
    #expect(try CairoTextMeasurer().unjoinedScripts(in: text) == scripts)
  }

  @Test func nothingHasNoWidth() throws {
    let measurer = try CairoTextMeasurer()
    #expect(measurer.width(of: "", in: font) == 0)
    #expect(measurer.width(of: "\u{200D}\u{FE0F}", in: font) == 0)
  }

  @Test func controlCharactersAreBlanks() throws {
    let measurer = try CairoTextMeasurer()
    let blank = measurer.width(of: "a b", in: font)
    for text in ["a\nb", "a\tb", "a\u{0}b", "a\r\nb", "a\u{85}b", "a\u{2028}b"] {
      #expect(measurer.width(of: text, in: font) == blank)
    }
  }

  @Test func bothWaysOfMeasuringAgreeToTheBit() throws {
    let engine = try TextEngine.shared()
    for text in ["peak 8.97 MiB at 820 ms", "AVATAR", "~!@#$%^&*()_+"] {
      let line = try engine.line(text, family: "sans-serif", weight: .bold)
      #expect(line.width == engine.width(of: text, family: "sans-serif", weight: .bold))
    }
  }

  @Test func boldIsAFaceOfItsOwn() throws {
    let measurer = try CairoTextMeasurer()
    let bold = Font(size: 10, weight: .bold)
    #expect(
      measurer.width(of: "peak 8.97 MiB", in: bold) != measurer.width(of: "peak 8.97 MiB", in: font)
        || measurer.metrics(of: bold) != measurer.metrics(of: font))
  }

  @Test func unknownFamiliesFallBack() throws {
    let measurer = try CairoTextMeasurer()
    for family in ["No Such Family 17", "", "sans-serif, serif", "Helvetica"] {
      #expect(measurer.width(of: "abc", in: Font(family: family, size: 10)) > 5)
    }
  }

  @Test func metricsAreThoseOfLetters() throws {
    let metrics = try CairoTextMeasurer().metrics(of: font)
    #expect((6...9).contains(metrics.ascent))
    #expect((1...4).contains(metrics.descent))
  }

  @Test func aMachineWithoutFontsGetsAnError() throws {
    let empty = """
      <?xml version="1.0"?><fontconfig><dir>/nonexistent</dir></fontconfig>
      """
    let error = try #require(throws: PlotError.self) { try TextEngine([.xml(empty)]) }
    #expect(error.stage == .tool)
    #expect(error.remedy?.contains("fonts-dejavu-core") == true)
  }

  @Test func theSystemsConfigurationIsReadWhereTheHousesHasNoFont() throws {
    let empty = """
      <?xml version="1.0"?><fontconfig><dir>/nonexistent</dir></fontconfig>
      """
    let engine = try TextEngine([.xml(empty), .system])
    #expect(engine.width(of: "abc", family: "sans-serif", weight: .regular) > 0.5)
  }

  @Test func clustersCoverTextAndGlyphs() throws {
    for text in ["git log", "日本語 😀 👩‍👩‍👧 é e\u{301} Ωμέγα", "a\u{10FFFD}\u{301}b", "\u{301}x"] {
      let line = try TextEngine.shared().line(text, family: "sans-serif", weight: .regular)
      for run in line.runs {
        #expect(run.clusters.reduce(0) { $0 + $1.byteCount } == run.text.count)
        #expect(run.clusters.reduce(0) { $0 + $1.glyphCount } == run.glyphs.count)
        #expect(run.clusters.allSatisfy { $0.byteCount > 0 })
      }
      #expect(line.runs.map { String(decoding: $0.text, as: UTF8.self) }.joined() == text)
    }
  }

  @Test func measuresAlikeOnEveryThread() async throws {
    let texts = (0..<60).map { "\($0) MiB 日本\($0) 😀é" }
    let measurer = try CairoTextMeasurer()
    let here = texts.map { measurer.width(of: $0, in: font) }
    await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<8 {
        group.addTask { texts.map { measurer.width(of: $0, in: Font(size: 10)) } }
      }
      for await there in group { #expect(there == here) }
    }
  }
}
