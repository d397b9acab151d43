import PlotCore
import PlotScene
import Testing

/// The usual colours of curves are told apart by everybody.
@Suite struct PaletteTests {
  @Test(arguments: ColorDifference.sights.keys.sorted(), [Palette.distinct, .distinctDark])
  func anyTwoColoursDiffer(sight: String, palette: Palette) throws {
    let matrix = try #require(ColorDifference.sights[sight])
    let colors = palette.colors
    #expect(colors.count == 8)
    for a in colors.indices {
      for b in colors.indices where b > a {
        let apart = ColorDifference.between(colors[a], colors[b], to: matrix)
        #expect(apart >= 10, "\(colors[a].hex) and \(colors[b].hex)")
      }
    }
  }

  @Test func allStandOutFromTheirGround() {
    for (theme, palette) in [(Theme.light, Palette.distinct), (.dark, .distinctDark)] {
      #expect(theme.palette == palette.colors)
      for color in palette.colors {
        #expect(color.contrast(with: theme.ground) >= 3, "\(color.hex)")
      }
    }
  }

  /// Pairs of the paper's test data, converted from Lab to the nearest bytes, differ a little; black,
  /// white and greys have no hue to be wrong about.
  @Test func theDifferenceIsCIEs() throws {
    let usual = try #require(ColorDifference.sights["usual"])
    #expect(abs(ColorDifference.between(.black, .white, to: usual) - 100) < 0.01)
    let (red, green) = (Color(red: 255, green: 0, blue: 0), Color(red: 0, green: 255, blue: 0))
    #expect(abs(ColorDifference.between(red, green, to: usual) - 86.6) < 0.1)
  }
}
