import PlotCore
import PlotScene
import PlotTesting
import Testing

@testable import VectorRenderer

@Suite struct PDFRendererTests {
  @Test(.enabled(if: Tool.pdftotext.isThere))
  func everyLabelCanBeSearched() throws {
    let labels = ["peak 8.97 MiB at 820 ms", "AVATAR Type To.", "61,702 events · 823 ms", "Ωμέγα"]
    let pdf = try render(sampleFigure(texts: labels), as: PDFRenderer.self)
    let text = try Tool.pdftotext.output(for: pdf, ["-layout", "{}", "-"])
    for label in labels { #expect(text.contains(label)) }
  }

  @Test(.enabled(if: Tool.pdftotext.isThere && hasJapanese))
  func japaneseCanBeSearched() throws {
    let pdf = try render(sampleFigure(texts: ["メモリ使用量 日本語"]), as: PDFRenderer.self)
    let text = try Tool.pdftotext.output(for: pdf, ["{}", "-"])
    #expect(text.contains("メモリ使用量") && text.contains("日本語"))
  }

  @Test(
    .enabled(if: Tool.pdftotext.isThere),
    arguments: [
      "שלום עולם", "זיכרון", "peak 10 MiB שלום", "מגה 12", "heap שלום end", "مرحبا بالعالم",
      "ذاكرة",
      "سلم", "peak 12 MiB ذاكرة", "پچگ", "ببب",
    ])
  func arabicAndHebrewCanBeSearched(label: String) throws {
    let pdf = try render(sampleFigure(texts: [label]), as: PDFRenderer.self)
    let text = try Tool.pdftotext.output(for: pdf, ["{}", "-"])
    for word in label.split(separator: " ") { #expect(text.contains(word), "\(text)") }
  }

  @Test(.enabled(if: Tool.pdffonts.isThere))
  func fontsAreEmbedded() throws {
    let pdf = try render(sampleFigure(), as: PDFRenderer.self)
    let fonts = try Tool.pdffonts.output(for: pdf, ["{}"]).split(separator: "\n").dropFirst(2)
    #expect(!fonts.isEmpty)
    for font in fonts { #expect(font.contains(" yes yes yes "), "\(font)") }
  }

  @Test(.enabled(if: Tool.pdfimages.isThere))
  func nothingBecomesABitmap() throws {
    let pdf = try render(sampleFigure(), as: PDFRenderer.self)
    let images = try Tool.pdfimages.output(for: pdf, ["-list", "{}"]).split(separator: "\n")
    #expect(images.count == 2)
    #expect(!String(decoding: pdf, as: UTF8.self).contains("/Image"))
  }

  @Test(.enabled(if: Tool.pdfinfo.isThere))
  func carriesItsFacts() throws {
    let pdf = try render(sampleFigure(title: "Größe 日本"), as: PDFRenderer.self)
    let info = try Tool.pdfinfo.output(for: pdf, ["-isodates", "{}"])
    #expect(info.contains("Größe 日本"))
    #expect(info.contains("heap and stack") && info.contains("Highwater 1.2"))
    #expect(info.contains("CreationDate:    2023-11-14T22:13:20"))
    #expect(info.contains("360 x 220 pts"))
  }

  @Test func theVersionCanBeChosen() throws {
    let old = try PDFRenderer(config: ["version": "1.4"])
    var bytes: [UInt8] = []
    var sink = ByteSink { bytes += $0 }
    try old.render(sampleFigure(), to: &sink)
    try sink.flush()
    #expect(bytes.starts(with: Array("%PDF-1.4".utf8)))
    #expect(
      try render(sampleFigure(), as: PDFRenderer.self).starts(with: Array("%PDF-1.5".utf8)))
  }
}

private let hasJapanese =
  (try? Tool(name: "fc-list").output(for: [], [":lang=ja", "family"]).isEmpty) == false
