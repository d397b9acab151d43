import PlotCore
import PlotScene

extension TextState {
  /// Returns how far the pen moves over a line.
  mutating func width(of text: String, family: String, weight: Font.Weight) -> Double {
    plainWidth(of: text, primary(family, weight))
      ?? line(text, family: family, weight: weight).width
  }

  /// Returns the glyphs of a line with faces and pictures; throws where Cairo has no memory.
  mutating func drawableLine(
    _ text: String, family: String, weight: Font.Weight
  ) throws(PlotError) -> GlyphLine {
    var line = line(text, family: family, weight: weight)
    for number in line.runs.indices {
      let typeface = typefaces[line.runs[number].typeface]
      if typeface.isStrike {
        line.runs[number].strikes = line.runs[number].glyphs.map { typeface.strike(of: $0.index) }
      }
      line.runs[number].reach = typeface.reach
      guard let face = typeface.cairoFace() else {
        throw PlotError(.output, "cairo cannot open a font", remedy: "free some memory")
      }
      line.runs[number].face = face
    }
    return line
  }

  /// The width of a line of plain characters that the font has all of; nil for any other.
  ///
  /// Adds in the order in which `line` does, so that both give the same bits.
  private func plainWidth(of text: String, _ typeface: Typeface) -> Double? {
    var pen = 0.0
    var last: UInt32?
    for scalar in text.unicodeScalars {
      guard scalar.isPlain, let glyph = typeface.glyph(of: scalar.value) else { return nil }
      if let last { pen += typeface.kerning(last, glyph.index) }
      pen += glyph.advance
      last = glyph.index
    }
    return pen
  }

  /// Sets a line as it is read, each grapheme cluster in one font where one has it whole.
  mutating func line(_ text: String, family: String, weight: Font.Weight) -> GlyphLine {
    let primary = primary(family, weight)
    var line = GlyphLine()
    var language: String?
    var last: (typeface: Typeface, glyph: UInt32)?
    var standIn: Typeface?
    for var cluster in VisibleCluster.line(text) {
      if cluster.scalars != cluster.letters, !canShow(cluster.scalars, primary, family, weight) {
        // The font has no joined forms.
        cluster.scalars = cluster.letters
      }
      var chosen: Typeface?
      if !cluster.wantsColor, primary.has(cluster.scalars) {
        chosen = primary
      } else if let standIn, standIn.isStrike == cluster.wantsColor, standIn.has(cluster.scalars) {
        chosen = standIn
      } else {
        let words = language ?? Self.language(of: text)
        language = words
        for inColor in cluster.wantsColor ? [true, false] : [false, true] where chosen == nil {
          if !inColor, primary.has(cluster.scalars) {
            chosen = primary
          } else {
            chosen = fallback(
              for: cluster.scalars, family, weight, language: words, inColor: inColor)
          }
        }
        if let chosen, chosen !== primary { standIn = chosen }
      }
      // Where no font has the whole cluster, each of its characters is looked for alone.
      let parts = chosen == nil ? cluster.scalars.map { [$0] } : [cluster.scalars]
      for (position, part) in parts.enumerated() {
        let typeface =
          chosen ?? (primary.has(part) ? primary : nil)
          ?? fallback(
            for: part, family, weight, language: language ?? "en", inColor: cluster.wantsColor)
          ?? primary
        append(
          part, of: typeface, text: position == 0 ? cluster.text : [],
          isRightToLeft: cluster.isRightToLeft, to: &line, after: &last)
      }
    }
    return line
  }

  private func append(
    _ scalars: [UInt32], of typeface: Typeface, text: [UInt8], isRightToLeft: Bool,
    to line: inout GlyphLine, after last: inout (typeface: Typeface, glyph: UInt32)?
  ) {
    if line.runs.last?.typeface != typeface.id {
      line.runs.append(GlyphLine.Run(typeface: typeface.id))
    }
    let run = line.runs.count - 1
    var base: (x: Double, glyph: UInt32)?
    for scalar in scalars {
      let glyph = typeface.glyph(of: scalar) ?? typeface.missing
      if isRightToLeft, let base, scalar.isMark {
        // Fonts for these scripts leave it to a shaper where a vowel stands: over its letter's middle.
        let x = base.x + typeface.middle(of: base.glyph) - typeface.middle(of: glyph.index)
        line.runs[run].glyphs.append(.init(index: glyph.index, x: x))
        continue
      }
      if let last, last.typeface === typeface {
        line.width += typeface.kerning(last.glyph, glyph.index)
      }
      line.runs[run].glyphs.append(.init(index: glyph.index, x: line.width))
      base = (line.width, glyph.index)
      line.width += glyph.advance
      last = (typeface, glyph.index)
    }
    // Cairo wants text in every cluster; a part without any joins the one before it.
    if text.isEmpty, let previous = line.runs[run].clusters.indices.last {
      line.runs[run].clusters[previous].glyphCount += scalars.count
    } else {
      let shown = text.isEmpty ? [0x20] : text
      line.runs[run].text += shown
      line.runs[run].clusters.append(
        .init(byteCount: shown.count, glyphCount: scalars.count))
    }
  }

  /// Whether the font, or one that stands in for it, has all of some characters.
  private mutating func canShow(
    _ scalars: [UInt32], _ primary: Typeface, _ family: String, _ weight: Font.Weight
  ) -> Bool {
    primary.has(scalars)
      || fallback(for: scalars, family, weight, language: "en", inColor: false) != nil
  }

  /// The language whose forms of Han characters a line wants, told by the letters beside them.
  private static func language(of text: String) -> String {
    var hasHan = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x3040...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: return "ja"
      case 0x1100...0x11FF, 0x3130...0x318F, 0xAC00...0xD7AF: return "ko"
      case 0x2E80...0x2FDF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: hasHan = true
      default: break
      }
    }
    return hasHan ? "zh-cn" : "en"
  }
}

extension Unicode.Scalar {
  /// Whether the character is a cluster of its own, has a form of its own and no colour, whatever
  /// stands beside it: letters of Latin scripts, dashes, quotation marks, the ellipsis.
  fileprivate var isPlain: Bool {
    switch value {
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300, 0x2010..<0x2028: true
    default: false
    }
  }
}

extension UInt32 {
  /// Whether the character is drawn with the one before it.
  fileprivate var isMark: Bool {
    Unicode.Scalar(self)?.properties.generalCategory == .nonspacingMark
  }
}

extension Typeface {
  fileprivate func has(_ scalars: [UInt32]) -> Bool {
    scalars.allSatisfy { glyph(of: $0) != nil }
  }
}
