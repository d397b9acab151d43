import CFriBidi
import PlotCore
import PlotScene
import Testing

@testable import CairoCanvas

/// Lines in scripts that run from right to left: what stands where, and in which form.
@Suite struct BidiTests {
  /// The characters that are drawn, from left to right.
  private func drawn(_ text: String) -> String {
    VisibleCluster.line(text).flatMap(\.scalars).compactMap(Unicode.Scalar.init)
      .reduce(into: "") { $0.unicodeScalars.append($1) }
  }

  @Test(arguments: [
    // Hebrew stands from right to left, what is not Hebrew in it from left to right.
    ("שלום", "םולש"), ("שלום עולם", "םלוע םולש"), ("זיכרון 10 MiB", "MiB 10 ןורכיז"),
    ("שיא 12:30", "12:30 איש"), ("צריכה 12.5 %", "% 12.5 הכירצ"),
    ("זיכרון heap גדול", "לודג heap ןורכיז"),
    // The first letter says where the line begins.
    ("peak 10 MiB שלום", "peak 10 MiB םולש"), ("a שלום b", "a םולש b"), ("1 שלום 2", "2 םולש 1"),
    // Brackets turn with their text.
    ("(שלום)", "(םולש)"), ("שלום (heap) עולם", "םלוע (heap) םולש"), ("heap (שלום)", "heap (םולש)"),
    ("[א] {ב} <ג>", "<ג> {ב} [א]"),
    // Marks of direction are followed, and not drawn.
    ("\u{200F}abc שלום", "םולש abc"), ("\u{202E}abc\u{202C}", "cba"),
    ("\u{2067}א1\u{2069} b", "1א b"),
    // Without such letters nothing moves.
    ("peak 8.97 MiB", "peak 8.97 MiB"), ("日本語 😀", "日本語 😀"), ("Ωμέγα", "Ωμέγα"), ("", ""),
  ])
  func standsInTheOrderInWhichItIsRead(text: String, wanted: String) {
    #expect(drawn(text) == wanted)
  }

  @Test(
    arguments: [
      // Forms: isolated, initial, medial, final; from right to left.
      ("ب", [0xFE8F]), ("بب", [0xFE90, 0xFE91]), ("ببب", [0xFE90, 0xFE92, 0xFE91]),
      // Dal joins no letter behind it.
      ("دب", [0xFE8F, 0xFEA9]),
      ("مرحبا", [0xFE8E, 0xFE92, 0xFEA3, 0xFEAE, 0xFEE3]),
      // Lam and alef are one letter, and so are their kin.
      ("لا", [0xFEFB]), ("بلا", [0xFEFC, 0xFE91]), ("لأ", [0xFEF7]),
      ("سلام", [0xFEE1, 0xFEFC, 0xFEB3]),
      // Persian letters.
      ("پچ", [0xFB7B, 0xFB58]), ("گ", [0xFB92]), ("ک", [0xFB8E]),
      // Who forbids a joint has none, who asks for one has it.
      ("ب\u{200C}ب", [0xFE8F, 0xFE8F]), ("ب\u{200D}", [0xFE91]),
      // Digits run from left to right.
      ("١٢٣ ب", [0xFE8F, 0x20, 0x661, 0x662, 0x663]),
    ] as [(String, [UInt32])])
  func arabicLettersJoin(text: String, forms: [UInt32]) {
    #expect(VisibleCluster.line(text).flatMap(\.scalars) == forms)
  }

  @Test func vowelsStandOverTheMiddleOfTheirLetters() throws {
    let engine = try TextEngine.shared()
    for text in ["بَ", "سِ", "שָׁ", "לֹ"] {
      let line = try engine.line(text, family: "sans-serif", weight: .regular)
      let bare = String(String.UnicodeScalarView([text.unicodeScalars.first!]))
      #expect(line.width == engine.width(of: bare, family: "sans-serif", weight: .regular))
      #expect(line.runs.flatMap(\.glyphs).count == text.unicodeScalars.count)
    }
  }

  @Test func whatIsDrawnIsAsWideAsMeasured() throws {
    let measurer = try CairoTextMeasurer()
    for text in ["שלום עולם", "مرحبا بالعالم", "peak 10 MiB (שלום)", "سلام 12 MiB"] {
      let line = try TextEngine.shared().line(text, family: "sans-serif", weight: .bold)
      let width = measurer.width(of: text, in: Font(size: 1, weight: .bold))
      #expect(line.width == width)
      let page = try Raster([.text(blackText(text, size: 20, at: Point(20, 40)))], width: 300)
      let xs = page.ink.map(\.x)
      let drawn = Double((xs.max() ?? 0) - (xs.min() ?? 0))
      #expect(abs(drawn - measurer.width(of: text, in: Font(size: 20))) < 5, "\(text)")
    }
  }

  @Test func joinedLettersAreNarrowerThanLoneOnes() throws {
    let measurer = try CairoTextMeasurer()
    let font = Font(size: 20)
    let lone = "ببب".map { measurer.width(of: String($0), in: font) }.reduce(0, +)
    #expect(measurer.width(of: "ببب", in: font) < 0.8 * lone)
    #expect(measurer.width(of: "לא", in: font) == measurer.width(of: "אל", in: font))
  }

  @Test func aFontWithoutJoinedFormsShowsTheLetters() throws {
    // No font has this private character; letters beside it stay as they are.
    let line = VisibleCluster.line("ب\u{E123}")
    #expect(line.map(\.letters) == [[0xE123], [0x628]])
  }

  @Test func theTextOfGlyphsIsWhatWasWritten() throws {
    for text in ["שלום", "سلام لا", "بَب (12) heap", "אבג abc 12"] {
      let line = try TextEngine.shared().line(text, family: "sans-serif", weight: .regular)
      let told = line.runs.flatMap { String(decoding: $0.text, as: UTF8.self).unicodeScalars }
      #expect(told.map(\.value).sorted() == text.unicodeScalars.map(\.value).sorted())
      for run in line.runs {
        #expect(run.clusters.reduce(0) { $0 + $1.byteCount } == run.text.count)
        #expect(run.clusters.reduce(0) { $0 + $1.glyphCount } == run.glyphs.count)
      }
    }
  }

  /// SVG and Cairo must take the same side for a line's beginning, and only Cairo has FriBidi.
  @Test func ourDirectionOfALineIsFriBidis() {
    var differing: [UInt32] = []
    for value in UInt32(0x20)..<0x1_F000 {
      guard let scalar = Unicode.Scalar(value), scalar.properties.generalCategory != .unassigned
      else { continue }
      var type = fribidi_get_bidi_type(value)
      guard scalar.properties.generalCategory.isLetter else { continue }
      let base = fribidi_get_par_direction(&type, 1)
      guard type != fribidi_get_bidi_type(0x20) else { continue }
      if (base == fribidi_base_direction(1)) != String(Character(scalar)).runsRightToLeft {
        differing.append(value)
      }
    }
    // What is younger than the library: some scripts, and a letter of Adlam.
    #expect(differing.filter { !(0x10D00...0x10FFF).contains($0) && $0 != 0x1E94B } == [])
  }

  @Test func linesOfAnyCharactersAreDrawn() throws {
    var seed: UInt64 = 7
    func next(_ count: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(seed >> 33) % count
    }
    let letters: [UInt32] = [
      0x5D0, 0x628, 0x644, 0x627, 0x64E, 0x61, 0x31, 0x661, 0x28, 0x29, 0x20, 0x200C, 0x200D,
      0x200E,
      0x200F, 0x202A, 0x202B, 0x202C, 0x202E, 0x2066, 0x2067, 0x2069, 0xFEFF, 0x0A, 0x1F600, 0x301,
    ]
    for _ in 0..<1000 {
      let scalars = (0..<next(12)).compactMap { _ in Unicode.Scalar(letters[next(letters.count)]) }
      let text = String(String.UnicodeScalarView(scalars))
      let line = try TextEngine.shared().line(text, family: "sans-serif", weight: .regular)
      #expect(line.width.isFinite && line.width >= 0)
      let levels = scalars.map { _ in Int8(next(4)) }
      #expect(BidiLine.order(levels).sorted() == Array(levels.indices))
    }
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isLetter: Bool {
    [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
      .contains(self)
  }
}
