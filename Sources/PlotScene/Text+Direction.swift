extension Text {
  /// Whether the line is read from right to left, as its first letter is.
  package var isRightToLeft: Bool { string.runsRightToLeft }
}

extension String {
  /// Whether a line of these characters runs from right to left: as its first letter does, of those
  /// that stand in no isolate (Unicode's annex #9, rules P2 and P3).
  package var runsRightToLeft: Bool {
    var isolates = 0
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x2066...0x2068: isolates += 1
      case 0x2069: isolates = max(0, isolates - 1)
      default:
        if isolates == 0, let isRightToLeft = scalar.isStronglyRightToLeft { return isRightToLeft }
      }
    }
    return false
  }

  /// This text with a mark before it where it would not run as `paragraph` does, of which it is a line.
  package func running(like paragraph: String) -> String {
    guard paragraph.runsRightToLeft != runsRightToLeft else { return self }
    return (runsRightToLeft ? "\u{200E}" : "\u{200F}") + self
  }
}

extension Unicode.Scalar {
  /// Whether a letter or mark makes what stands beside it run from right to left; nil for digits,
  /// punctuation, blanks and accents, which go along with what is before them.
  fileprivate var isStronglyRightToLeft: Bool? {
    switch value {
    case 0x200E: return false
    case 0x200F, 0x061C: return true
    default: break
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
      return isOfRightToLeftScript
    default: return nil
    }
  }

  /// Whether the character lies in a block of scripts that are written from right to left: Hebrew,
  /// Arabic, Syriac, Thaana, N'Ko, Adlam and their neighbours.
  package var isOfRightToLeftScript: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }

  /// Whether a line with this character may not simply stand in the order in which it is stored.
  package var movesOthers: Bool {
    switch value {
    case ..<0x590: false
    case 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: isOfRightToLeftScript
    }
  }
}
