import CairoCanvas
import PlotCore
import PlotScene
import Testing

@Suite struct CairoCanvasTests {
  @Test func fillsWholePixelsWithTheVeryColour() throws {
    let page = try Raster([.fill(Path(Rect(x: 10, y: 10, width: 5, height: 5)), red)])
    #expect(page[10, 10] == 0xFFFF_0000)
    #expect(page[14, 14] == 0xFFFF_0000)
    #expect(page[9, 10] == 0xFFFF_FFFF)
    #expect(page[15, 14] == 0xFFFF_FFFF)
    #expect(page.ink.count == 25)
  }

  @Test func hairlinesAreAWholePixelWide() throws {
    let line = Path(through: [Point(5, 10.3), Point(20, 10.3)])
    let page = try Raster([.stroke(line, red, StrokeStyle(width: 0.2))])
    #expect(page[12, 10] == 0xFFFF_0000)
    #expect(page[12, 9] == 0xFFFF_FFFF && page[12, 11] == 0xFFFF_FFFF)
  }

  @Test func leavesAPageWithoutGroundClear() throws {
    let page = try Raster([], background: nil)
    #expect(page.argb.allSatisfy { $0 == 0 })
  }

  @Test func mixesTranslucentColours() throws {
    let page = try Raster([
      .fill(Path(Rect(x: 0, y: 0, width: 40, height: 40)), Color.black.withAlpha(0.5))
    ])
    let gray = page[20, 20] & 255
    #expect((126...129).contains(gray))
  }

  /// PostScript knows no alpha: there a colour is mixed with what shows through it beforehand.
  @Test(arguments: [true, false])
  func translucentColoursCanBeMixedBeforehand(isCovered: Bool) throws {
    let all = Path(Rect(x: 0, y: 0, width: 4, height: 4))
    let ground = Color(red: 200, green: 220, blue: 240)
    let faint = Color(red: 11, green: 107, blue: 181, alpha: 0.25)
    let scene = Scene(
      size: Size(width: 4, height: 4), background: ground,
      items: (isCovered ? [.fill(all, red)] : []) + [.fill(all, faint)])
    let image = try ImageSurface(width: 4, height: 4, hasAlpha: false)
    try image.withSurface { surface throws(PlotError) in
      try CairoCanvas(surface: surface, flattensAlpha: true).draw(scene)
    }
    let mixed = faint.flattened(over: isCovered ? red : ground)
    let parts: [UInt32] = [UInt32(mixed.red), UInt32(mixed.green), UInt32(mixed.blue)]
    let wanted: UInt32 = parts[0] << 16 | parts[1] << 8 | parts[2]
    #expect(image.row(2)[2] & 0xFF_FFFF == wanted)
  }

  @Test func scalesPointsToPixels() throws {
    let page = try Raster(
      [.fill(Path(Rect(x: 10, y: 10, width: 5, height: 5)), red)], scale: 2.5)
    #expect(page.width == 100 && page.height == 100)
    #expect(page[26, 26] == 0xFFFF_0000 && page[24, 26] == 0xFFFF_FFFF)
  }

  @Test func drawsDashesWithGaps() throws {
    let line = Path(through: [Point(0, 20), Point(40, 20)])
    let page = try Raster([.stroke(line, .black, StrokeStyle(width: 2, dash: [8, 8]))])
    #expect(page[4, 20] == 0xFF00_0000)
    #expect(page[12, 20] == 0xFFFF_FFFF)
    #expect(page[20, 20] == 0xFF00_0000)
  }

  @Test func drawsASolidLineWhereDashesMakeNoSense() throws {
    let line = Path(through: [Point(0, 20), Point(40, 20)])
    for dash in [[-1, 2], [0, 0], [.nan], [.infinity, 1]] {
      let page = try Raster([.stroke(line, .black, StrokeStyle(width: 2, dash: dash))])
      #expect((0..<40).allSatisfy { page[$0, 20] == 0xFF00_0000 })
    }
  }

  @Test func capsReachBeyondTheEnd() throws {
    let line = Path(through: [Point(10, 20), Point(30, 20)])
    let butt = try Raster([.stroke(line, .black, StrokeStyle(width: 6))])
    let square = try Raster([.stroke(line, .black, StrokeStyle(width: 6, cap: .square))])
    #expect(butt[31, 20] == 0xFFFF_FFFF)
    #expect(square[31, 20] == 0xFF00_0000)
  }

  @Test func clipsAGroupAndNothingAfterIt() throws {
    let everything = Path(Rect(x: 0, y: 0, width: 40, height: 40))
    let page = try Raster([
      .group(
        Group(
          clip: Rect(x: 10, y: 10, width: 10, height: 10), items: [.fill(everything, .black)])),
      .fill(Path(Rect(x: 30, y: 30, width: 2, height: 2)), red),
    ])
    #expect(page[10, 10] == 0xFF00_0000 && page[19, 19] == 0xFF00_0000)
    #expect(page[9, 10] == 0xFFFF_FFFF && page[20, 10] == 0xFFFF_FFFF)
    #expect(page[30, 30] == 0xFFFF_0000)
  }

  @Test func putsHairlinesOnWholePixels() throws {
    let line = Path(through: [Point(0, 20.3), Point(40, 20.3)])
    let style = StrokeStyle(width: 0.6)
    let grid = try Raster([.group(Group(role: .grid, items: [.stroke(line, .black, style)]))])
    #expect(grid.ink.count == 40)
    #expect(grid.ink.allSatisfy { grid[$0.x, $0.y] == 0xFF00_0000 })
    // What stands for data stays where it is.
    let mark = try Raster([.group(Group(role: .mark, items: [.stroke(line, .black, style)]))])
    #expect(mark.ink.contains { mark[$0.x, $0.y] != 0xFF00_0000 })
  }

  @Test func survivesNumbersThatAreNoPlaces() throws {
    let wild = Path(through: [
      Point(.nan, 3), Point(.infinity, 4), Point(1e300, -1e300), Point(10, 10), Point(20, 1e18),
    ])
    _ = try Raster([
      .stroke(wild, .black, StrokeStyle(width: 1)), .fill(wild, red),
      .stroke(wild, .black, StrokeStyle(width: .nan)), .text(blackText("x", at: Point(.nan, 0))),
      .text(blackText("x", size: .infinity)), .text(blackText("x", size: -3)),
      .group(Group(clip: Rect(x: .nan, y: 0, width: 1e300, height: 5), items: [.fill(wild, red)])),
    ])
  }

  @Test func withoutAntialiasingThereAreTwoShades() throws {
    let slope = Path(through: [Point(0, 0), Point(40, 23)])
    let page = try Raster(
      [.stroke(slope, .black, StrokeStyle(width: 1.3))], antialias: false)
    #expect(Set(page.argb) == [0xFFFF_FFFF, 0xFF00_0000])
  }

  @Test func refusesPagesThatNoMemoryHolds() {
    for size in [Size(width: 1e9, height: 5), Size(width: 30_000, height: 30_000)] {
      #expect(throws: PlotError.self) {
        try CairoCanvas.pixels(of: Scene(size: size), scale: 1)
      }
    }
    #expect(throws: PlotError.self) {
      try CairoCanvas.pixels(of: Scene(size: Size(width: .nan, height: 5)), scale: 1)
    }
  }
}
