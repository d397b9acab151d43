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

  /// Words at curves stand in darker tones, which are told apart as the curves are.
  @Test(arguments: ColorDifference.sights.keys.sorted())
  func anyTwoColoursOfWordsDiffer(sight: String) throws {
    let matrix = try #require(ColorDifference.sights[sight])
    for theme in [Theme.light, .dark] + (sight == "usual" ? [.print] : []) {
      let words = theme.palette.map(theme.textColor)
      for a in words.indices {
        #expect(words[a].contrast(with: theme.ground) >= 4.5)
        for b in words.indices where b > a {
          let apart = ColorDifference.between(words[a], words[b], to: matrix)
          #expect(apart >= 10, "\(words[a].hex) and \(words[b].hex)")
        }
      }
    }
  }

  /// Greys are told apart by everybody alike, and so many that dashes need not be short.
  @Test func anyTwoGreysDiffer() throws {
    let usual = try #require(ColorDifference.sights["usual"])
    let greys = Palette.grey.colors
    #expect(greys.count == 4)
    for a in greys.indices {
      #expect(greys[a].contrast(with: .white) >= 3)
      for b in greys.indices where b > a {
        #expect(ColorDifference.between(greys[a], greys[b], to: usual) >= 16)
      }
    }
  }

  /// Two dashes differ where at no shift of one against the other more than four fifths of a line agree.
  @Test func anyTwoDashesDiffer() {
    func isInk(_ dash: [Double], at place: Double) -> Bool {
      guard !dash.isEmpty else { return true }
      var rest = place.truncatingRemainder(dividingBy: dash.reduce(0, +))
      for (index, length) in dash.enumerated() {
        if rest < length { return index % 2 == 0 }
        rest -= length
      }
      return true
    }
    let places = stride(from: 0.0, to: 180, by: 0.1)
    for (index, a) in Theme.dashes.enumerated() {
      let ink = places.map { isInk(a, at: $0) }
      for b in Theme.dashes[(index + 1)...] {
        for shift in stride(from: 0.0, to: b.reduce(0, +), by: 0.3) {
          let same = zip(places, ink).count { place, ink in isInk(b, at: place + shift) == ink }
          #expect(Double(same) <= 0.8 * Double(ink.count), "\(a) and \(b)")
        }
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
