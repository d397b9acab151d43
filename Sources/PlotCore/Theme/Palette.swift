import PlotScene

/// Named rows of colours for curves that the theme has no colour of its own for.
public enum Palette: String, CaseIterable, Sendable {
  /// Okabe and Ito, "Color Universal Design" (2008): safe for colour-blind readers.
  case okabeIto = "okabe-ito"
  /// Paul Tol's bright scheme: safe for colour-blind readers, further apart in lightness.
  case tolBright = "tol-bright"
  /// Greys from black, told apart by dashes.
  case grey

  /// The colours in the order in which curves take them.
  public var colors: [Color] {
    let words =
      switch self {
      case .okabeIto:
        ["0072b2", "d55e00", "009e73", "cc79a7", "e69f00", "56b4e9", "7f7f7f", "f0e442"]
      case .tolBright: ["4477aa", "ee6677", "228833", "aa3377", "ccbb44", "66ccee", "888888"]
      case .grey: ["000000", "666666", "333333", "808080"]
      }
    return words.compactMap { Color(hex: "#" + $0) }
  }
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
