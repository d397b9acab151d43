import CairoCanvas
import Foundation
import PlotCore
import PlotScene
import Testing

@Suite struct TextDrawingTests {
  private func bars(_ text: String, scale: Double) throws -> Double {
    // The left edges of two bars are as far apart as the pen moves from one to the other.
    let page = try Raster(
      [.text(blackText("|" + text + "|"))], width: 300, height: 40, scale: scale)
    let left = page.ink.map(\.x).min() ?? 0
    let right = page.ink.map(\.x).max() ?? 0
    let bar = try Raster([.text(blackText("|"))], width: 40, height: 40, scale: scale)
    let barWidth = (bar.ink.map(\.x).max() ?? 0) - (bar.ink.map(\.x).min() ?? 0)
    return Double(right - barWidth - left)
  }

  @Test(arguments: ["peak 8.97 MiB at 820 ms", "AVATAR Type To.", "Ωμέγα", "iiii llll", "日本語"])
  func drawsAsWideAsMeasured(_ text: String) throws {
    let measurer = try CairoTextMeasurer()
    for scale in [1.0, 2, 3] {
      let measured = measurer.width(of: "|" + text, in: Font(size: 12)) * scale
      #expect(abs(try bars(text, scale: scale) - measured) <= 1.01, "at scale \(scale)")
    }
    // At a fine scale the pixel's own width matters less: half a pixel of the page.
    let measured = measurer.width(of: "|" + text, in: Font(size: 12))
    #expect(abs(try bars(text, scale: 8) / 8 - measured) < 0.5)
  }

  @Test func anchorsByTheDrawnWidth() throws {
    func inkRange(_ anchor: Text.Anchor) throws -> ClosedRange<Int> {
      var text = blackText("MMMM", at: Point(100, 20))
      text.anchor = anchor
      let xs = try Raster([.text(text)], width: 200, height: 40).ink.map(\.x)
      return try #require(xs.min())...(try #require(xs.max()))
    }
    #expect(try inkRange(.start).lowerBound >= 100)
    #expect(try inkRange(.end).upperBound < 100)
    let middle = try inkRange(.middle)
    #expect(abs(middle.lowerBound + middle.upperBound - 199) <= 2)
  }

  @Test func turnsClockwise() throws {
    var text = blackText("MMMMMM", at: Point(50, 50))
    text.rotation = 90
    let down = try Raster([.text(text)], width: 100, height: 100).ink
    #expect(!down.isEmpty && down.allSatisfy { $0.y >= 49 && $0.x >= 49 })
    text.rotation = -90
    let up = try Raster([.text(text)], width: 100, height: 100).ink
    #expect(!up.isEmpty && up.allSatisfy { $0.y <= 50 && $0.x <= 50 })
  }

  @Test func haloKeepsTheGroundOff() throws {
    let ground = Primitive.fill(Path(Rect(x: 0, y: 0, width: 60, height: 40)), red)
    var text = blackText("M", size: 20, at: Point(20, 30))
    let bare = try Raster([ground, .text(text)], width: 60)
    text.halo = Text.Halo(color: .white, width: 3)
    let rimmed = try Raster([ground, .text(text)], width: 60)
    #expect(!bare.argb.contains(0xFFFF_FFFF))
    #expect(rimmed.argb.filter { $0 == 0xFFFF_FFFF }.count > 30)
    // The letter itself is on top of its rim, as dark as without it.
    #expect(
      rimmed.argb.filter { $0 == 0xFF00_0000 }.count
        == bare.argb.filter { $0 == 0xFF00_0000 }.count)
  }

  @Test(arguments: [0.0, -90, 30])
  func smoothLettersCoverWhatHardOnesDo(rotation: Double) throws {
    // Hard edges are drawn by Cairo from outlines, smooth ones by FreeType: neither may lose any.
    var text = blackText("Heap gjpq 0123456789 Øß", size: 22, at: Point(150, 150))
    text.anchor = .middle
    text.rotation = rotation
    func ink(_ text: Text, antialias: Bool) throws -> Double {
      let page = try Raster(
        [.text(text)], width: 300, height: 300, scale: 3, antialias: antialias)
      return page.argb.reduce(0) { $0 + Double(255 - ($1 & 255)) / 255 }
    }
    let (smooth, hard) = (try ink(text, antialias: true), try ink(text, antialias: false))
    #expect(hard > 5000)
    #expect(abs(smooth / hard - 1) < 0.01)
    text.halo = Text.Halo(color: .black, width: 1.5)
    let (smoothRim, hardRim) = (try ink(text, antialias: true), try ink(text, antialias: false))
    #expect(hardRim > 1.5 * hard)
    #expect(abs(smoothRim / hardRim - 1) < 0.01)
  }

  @Test func drawsLettersAndRimsOfAnySize() throws {
    for (size, rim) in [(0.01, 0.0), (400, 3), (4000, 0), (1e300, 1), (12, 1e300), (12, .infinity)]
    {
      var text = blackText("Mg", size: size, at: Point(-2, 35))
      text.halo = Text.Halo(color: .white, width: rim)
      _ = try Raster([.text(text)], scale: 3, workerCount: 2)
    }
    // 1000 pixels are drawn by FreeType, 1004 by Cairo, to the same picture.
    func ink(_ size: Double) throws -> Double {
      let page = try Raster(
        [.text(blackText("M", size: size, at: Point(0, 250)))], width: 300, height: 260, scale: 4)
      return page.argb.reduce(0) { $0 + Double(255 - ($1 & 255)) / 255 } / (size * size)
    }
    let (masked, filled) = (try ink(250), try ink(251))
    #expect(abs(masked / filled - 1) < 0.005)
  }

  @Test(.enabled(if: Fonts.hasEmoji))
  func drawsEmojiInColour() throws {
    let page = try Raster([.text(blackText("😀", size: 20, at: Point(5, 30)))])
    #expect(page.isColorful)
    let xs = page.ink.map(\.x)
    let width = try CairoTextMeasurer().width(of: "😀", in: Font(size: 20))
    #expect((18...30).contains(width))
    #expect(Double((xs.max() ?? 0) - (xs.min() ?? 0)) <= width + 2)
  }

  @Test(.enabled(if: Fonts.hasJapanese))
  func drawsJapaneseFromAnotherFont() throws {
    let page = try Raster([.text(blackText("語", size: 20, at: Point(5, 30)))])
    let box = try Raster([.text(blackText("\u{10FFFD}", size: 20, at: Point(5, 30)))])
    #expect(page.ink.count > 40)
    #expect(page.argb != box.argb)
  }

  @Test func drawsSomethingForWhatNoFontHas() throws {
    _ = try Raster([.text(blackText("a\u{10FFFD}b\u{E123}", size: 20))])
    let width = try CairoTextMeasurer().width(of: "\u{10FFFD}", in: Font(size: 20))
    #expect(width > 0)
  }

  @Test func drawsTheSameOnEveryThread() async throws {
    let items: [Primitive] = ["git log", "日本語 😀", "Ωμέγα é", "x\u{301}\u{10FFFD}"].enumerated()
      .map { .text(blackText($1, at: Point(2, Double($0) * 9 + 9))) }
    let here = try Raster(items, width: 120).argb
    try await withThrowingTaskGroup(of: [UInt32].self) { group in
      for _ in 0..<8 { group.addTask { try Raster(items, width: 120).argb } }
      for try await there in group { #expect(there == here) }
    }
  }
}

/// What this machine can show.
enum Fonts {
  static let hasEmoji = families.contains { $0.contains("Emoji") }
  static let hasJapanese = families.contains { $0.contains("CJK JP") || $0.contains("IPAGothic") }

  private static let families: [String] = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["fc-list", ":", "family"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return [] }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }()
}
