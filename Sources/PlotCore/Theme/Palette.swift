import PlotScene

/// Named rows of colours for curves that the theme has no colour of its own for.
public enum Palette: String, CaseIterable, Sendable {
  /// Our own for light grounds: any two of its colours are at least 12 apart in CIEDE2000, to the usual
  /// sight and to protan, deutan and tritan ones, and each stands out from white by 3 : 1.
  case distinct
  /// Our own for dark grounds: any two at least 10 apart in the same sense.
  case distinctDark = "distinct-dark"
  /// Okabe and Ito, "Color Universal Design" (2008): safe for colour-blind readers.
  case okabeIto = "okabe-ito"
  /// Paul Tol's bright scheme: safe for colour-blind readers, further apart in lightness.
  case tolBright = "tol-bright"
  /// Four greys from black, any two at least 16 apart in CIEDE2000; dashes tell more curves apart.
  case grey

  /// The colours in the order in which curves take them.
  public var colors: [Color] {
    let words =
      switch self {
      case .distinct:
        ["0072b2", "d87f00", "749973", "5321a5", "9b6600", "3c9bd6", "726f5f", "8c2f5c"]
      case .distinctDark:
        ["56b4e9", "e56e3a", "35e7be", "de88b2", "e0b730", "3e8bcf", "9faf88", "efe59c"]
      case .okabeIto:
        ["0072b2", "d55e00", "009e73", "cc79a7", "e69f00", "56b4e9", "7f7f7f", "f0e442"]
      case .tolBright: ["4477aa", "ee6677", "228833", "aa3377", "ccbb44", "66ccee", "888888"]
      case .grey: ["000000", "6a6a6a", "3c3c3c", "949494"]
      }
    return words.compactMap { Color(hex: "#" + $0) }
  }

  /// The colours of words on white in the place of curves' colours of the usual palettes: made darker each
  /// by itself, two browns would be one.
  ///
  /// Any two of `distinct` are at least 10 apart in CIEDE2000 to the sights named there, and any two greys
  /// to the usual one.
  static let wordColors: [Color: Color] = {
    let words: [(Palette, [String])] = [
      (
        .distinct,
        ["006c9b", "ad6508", "5f7e56", "5321a5", "795321", "0972ec", "656158", "8a285f"]
      ),
      (.grey, ["000000", "5a5a5a", "3a3a3a", "757575"]),
    ]
    var colors: [Color: Color] = [:]
    for (palette, words) in words {
      for (color, word) in zip(palette.colors, words) { colors[color] = Color(hex: "#" + word) }
    }
    return colors
  }()
}

extension Color {
  /// Returns the colour, darker on a light ground or lighter on a dark one until it stands out
  /// by the contrast ratio.
  func legible(on ground: Color, ratio: Double) -> Color {
    let target = ground.luminance > 0.18 ? Color.black : Color.white
    let solid = withAlpha(1)
    guard solid.contrast(with: ground) < ratio else { return solid }
    for share in 1...40 {
      let mixed = target.withAlpha(Double(share) / 40).flattened(over: solid)
      if mixed.contrast(with: ground) >= ratio { return mixed }
    }
    return target
  }
}
