import CairoCanvas
import PlotCore
import PlotScene

/// A drawn page that tests can look at, pixel by pixel.
struct Raster {
  var width: Int
  var height: Int
  var argb: [UInt32]

  init(
    _ items: [Primitive], width: Double = 40, height: Double = 40, background: Color? = .white,
    scale: Double = 1, antialias: Bool = true, workerCount: Int = 1
  ) throws {
    let scene = Scene(
      size: Size(width: width, height: height), background: background, items: items)
    let page = try CairoCanvas.pixels(
      of: scene, scale: scale, antialias: antialias, workerCount: workerCount)
    (self.width, self.height, argb) = (page.width, page.height, page.argb)
  }

  subscript(_ x: Int, _ y: Int) -> UInt32 { argb[y * width + x] }

  /// Pixels that are not the white ground.
  var ink: [(x: Int, y: Int)] {
    argb.indices.filter { argb[$0] != 0xFFFF_FFFF }.map { ($0 % width, $0 / width) }
  }

  /// Whether any pixel has a hue.
  var isColorful: Bool {
    argb.contains { pixel in
      let (r, g, b) = (Int(pixel >> 16 & 255), Int(pixel >> 8 & 255), Int(pixel & 255))
      return max(r, g, b) - min(r, g, b) > 80
    }
  }
}

func blackText(_ text: String, size: Double = 12, at point: Point = Point(4, 20)) -> Text {
  Text(text, at: point, font: Font(size: size), color: .black, width: 0)
}

let red = Color(red: 255, green: 0, blue: 0)
