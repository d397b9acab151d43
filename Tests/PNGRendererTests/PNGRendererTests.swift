import PlotCore
import PlotScene
import Testing

@testable import PNGRenderer

@Suite struct PNGRendererTests {
  @Test func aPlainFigureGetsAPalette() throws {
    let png = try DecodedPNG(render(figure(plain)))
    #expect(png.width == 200 && png.height == 100)
    #expect(png.colorType == 3)
    #expect(png.bitDepth == 2)
    #expect(png.data("tRNS") == nil)
    // White, black and red.
    #expect(png.data("PLTE")?.count == 9)
  }

  @Test func theShadesOfTextFitAPalette() throws {
    let png = try DecodedPNG(render(figure(plain + labels), ["scale": "3"]))
    #expect(png.colorType == 3 && png.bitDepth == 8)
    #expect(try #require(png.data("PLTE")).count <= 768)
  }

  /// Five hundred colours that are nine steps apart are no palette, and eight steps apart they are.
  @Test func coloursThatAreMoreThanEightStepsApartStayApart() throws {
    func hasPalette(_ step: UInt32) -> Bool {
      let parts: [UInt32] = (0..<8).map { $0 * step }
      let counts: [ColorTable.Count] = parts.flatMap { red in
        parts.flatMap { green in parts.map { (0xFF00_0000 | red << 16 | green << 8 | $0, 1) } }
      }
      return PNGPalette([counts], isOpaque: true) != nil
    }
    #expect(!hasPalette(9) && hasPalette(8))
  }

  @Test func straightColoursAreRoundedToTheNearest() {
    for alpha: UInt32 in 1...255 {
      for value in stride(from: UInt32(0), through: alpha, by: 3) {
        let (red, _, _, opacity) = PixelForm.straight(alpha << 24 | value << 16)
        let exact = Double(value) * 255 / Double(alpha)
        #expect(abs(Double(red) - exact) <= 0.5 && UInt32(opacity) == alpha)
      }
    }
  }

  @Test func textsThatLatin1CannotHoldAreUTF8() {
    func isUTF8(_ text: String) -> Bool { TextChunk(keyword: "Title", text: text).isUTF8 }
    #expect(!isUTF8("peak of heap, 5 µs, é") && !isUTF8("two\nlines"))
    #expect(isUTF8("日本") && isUTF8("next\u{85}line") && isUTF8("tab\there"))
  }

  @Test(.enabled(if: Python.isThere))
  func noShadeMovesByMoreThanEight() throws {
    let items = plain + labels
    let with = try Python.pixels(of: render(figure(items), ["scale": "2"]))
    let without = try Python.pixels(of: render(figure(items), ["scale": "2", "palette": "never"]))
    #expect(with.count == 400 * 200 * 4 && without.count == with.count)
    #expect(zip(with, without).allSatisfy { abs(Int($0) - Int($1)) <= 8 })
  }

  @Test(.enabled(if: Python.isThere), arguments: ["auto", "never"])
  func decodesToThePixelsThatWereDrawn(palette: String) throws {
    let png = render(figure(plain), ["palette": palette])
    let pixels = try Python.pixels(of: png)
    func pixel(_ x: Int, _ y: Int) -> [UInt8] {
      pixels.isEmpty ? [] : Array(pixels[(y * 200 + x) * 4..<(y * 200 + x) * 4 + 4])
    }
    #expect(try DecodedPNG(png).colorType == (palette == "auto" ? 3 : 2))
    #expect(pixel(0, 0) == [255, 255, 255, 255])
    #expect(pixel(10, 10) == [255, 0, 0, 255])
    #expect(pixel(60, 80) == [0, 0, 0, 255])
  }

  @Test(.enabled(if: Python.isThere), arguments: ["auto", "never"])
  func transparentPagesKeepStraightAlpha(palette: String) throws {
    let faint = Color(red: 200, green: 100, blue: 0, alpha: 0.5)
    let items: [Primitive] = [.fill(Path(Rect(x: 0, y: 0, width: 50, height: 50)), faint)]
    let png = render(figure(items), ["transparent": "true", "palette": palette])
    let pixels = try Python.pixels(of: png)
    #expect(try DecodedPNG(png).colorType == (palette == "auto" ? 3 : 6))
    let inside = pixels.prefix(4).map(Int.init)
    for (value, wanted) in zip(inside, [200, 100, 0, 128]) { #expect(abs(value - wanted) <= 1) }
    #expect(Array(pixels.suffix(4)) == [0, 0, 0, 0])
  }

  @Test(arguments: [["palette": "auto"], ["palette": "never"], ["transparent": "true"]])
  func bytesDoNotDependOnThreads(options: [String: String]) throws {
    for items in [plain, plain + labels] {
      // 1000 rows: four strips; and a page of two colours, whose pixels are packed.
      var page = figure(items)
      let options = options.merging(["scale": "10"]) { $1 }
      let alone = render(page, options)
      #expect(try DecodedPNG(alone).height == 1000)
      for workerCount in [2, 3, 9] {
        page.workerCount = workerCount
        #expect(render(page, options) == alone, "on \(workerCount) threads")
      }
    }
  }

  @Test(.enabled(if: Python.isThere), arguments: ["auto", "never"])
  func stripsJoinToTheWholePicture(palette: String) throws {
    // A slope, so that no row repeats the one above; its colours are too few for any shade to move.
    let slope = Path(through: [Point(0, 0), Point(200, 100), Point(0, 100)], closed: true)
    let items: [Primitive] = [.fill(slope, Color(red: 11, green: 107, blue: 181))]
    var page = figure(items)
    page.workerCount = 4
    let pixels = try Python.pixels(of: render(page, ["scale": "10", "palette": palette]))
    #expect(pixels.count == 2000 * 1000 * 4)
    for row in stride(from: 3, to: 990, by: 83) {
      let start = row * 2000 * 4
      let border = row * 2
      #expect(pixels[start + (border - 3) * 4] == 11, "left of the slope in row \(row)")
      #expect(pixels[start + (border + 4) * 4] == 255, "right of it in row \(row)")
    }
  }

  @Test func opaquePagesWithoutGroundLoseTheirAlpha() throws {
    let all: [Primitive] = [.fill(Path(Rect(x: 0, y: 0, width: 200, height: 100)), .black)]
    let options = ["transparent": "true", "palette": "never"]
    #expect(try DecodedPNG(render(figure(all), options)).colorType == 2)
  }

  @Test func manyColoursAreKept() throws {
    var items: [Primitive] = []
    for x in 0..<200 {
      for y in 0..<100 {
        let color = Color(red: UInt8(x), green: UInt8(y * 2), blue: UInt8((x * y) & 255))
        items.append(
          .fill(Path(Rect(x: Double(x), y: Double(y), width: 1, height: 1)), color))
      }
    }
    let png = render(figure(items))
    #expect(try DecodedPNG(png).colorType == 2)
  }

  @Test func theScaleFollowsTheOptions() throws {
    func size(_ options: [String: String], own: Bool = true) throws -> [Int?] {
      let png = try DecodedPNG(render(figure(plain, hasOwnSize: own), options))
      return [png.width, png.pixelsPerMeter]
    }
    #expect(try size([:]) == [200, 2835])
    #expect(try size([:], own: false) == [400, 5669])
    #expect(try size(["scale": "3"]) == [600, 8504])
    #expect(try size(["dpi": "144"]) == [400, 5669])
    #expect(try size(["dpi": "300", "scale": "1"]) == [200, 11811])
  }

  @Test func asksForAColumnForEachPixel() throws {
    func demand(_ options: [String: String]) throws -> Demand {
      try PNGRenderer(options: PNGOptions(options)).demand
    }
    #expect(try demand([:]) == .scene(columnsPerPoint: 2))
    #expect(try demand(["scale": "3"]) == .scene(columnsPerPoint: 3))
    #expect(try demand(["dpi": "144"]) == .scene(columnsPerPoint: 2))
  }

  @Test func optionsOutOfRangeAreErrors() {
    for (key, value) in [
      ("scale", "0.05"), ("scale", "17"), ("dpi", "0"), ("dpi", "2401"), ("level", "10"),
      ("level", "-1"), ("palette", "maybe"), ("transparent", "1"),
    ] {
      #expect(!errors(of: [key: value]).isEmpty, "\(key): \(value)")
    }
    #expect(errors(of: ["scale": "16", "dpi": "2400", "level": "9"]).isEmpty)
  }

  @Test func carriesItsTexts() throws {
    var latin = figure(plain)
    latin.title = "Größe"
    latin.description = "one\ntwo"
    let texts = try DecodedPNG(render(latin)).texts
    #expect(texts["Title"]?.type == "tEXt" && texts["Title"]?.text == "Größe")
    #expect(texts["Description"]?.text == "one\ntwo")
    #expect(texts["Software"]?.text == "Highwater")
    var japanese = figure(plain)
    japanese.title = "日本語\u{0} 😀"
    let title = try DecodedPNG(render(japanese)).texts["Title"]
    #expect(title?.type == "iTXt" && title?.text == "日本語  😀")
  }

  @Test func writesNoDate() throws {
    let types = try DecodedPNG(render(figure(plain))).chunks.map(\.type)
    #expect(
      types.filter { $0 != "IDAT" && $0 != "tEXt" } == ["IHDR", "sRGB", "PLTE", "pHYs", "IEND"]
        || types.filter { $0 != "IDAT" && $0 != "tEXt" } == [
          "IHDR", "sRGB", "pHYs", "PLTE", "IEND",
        ])
  }
}
