import PlotScene

/// What of a grapheme cluster is drawn.
struct VisibleCluster {
  /// The characters that have glyphs; letters that join in the forms that they have here.
  var scalars: [UInt32] = []
  /// The same without the forms, for fonts that lack them.
  private(set) var letters: [UInt32] = []
  /// Whether the cluster is shown as a coloured picture by default.
  private(set) var wantsColor = false
  /// Whether what is drawn with a letter stands at its place rather than behind it.
  private(set) var isRightToLeft = false
  /// The whole cluster in UTF-8, control characters as blanks.
  private(set) var text: [UInt8] = []

  /// Returns a line's clusters that are drawn, from left to right.
  static func line(_ text: String) -> [VisibleCluster] {
    guard text.unicodeScalars.contains(where: \.movesOthers) else {
      return text.lazy.map(VisibleCluster.init).filter { !$0.scalars.isEmpty }
    }
    let scalars = text.unicodeScalars.map(\.value)
    let bidi = BidiLine(scalars, isRightToLeft: text.runsRightToLeft)
    var clusters: [VisibleCluster] = []
    var levels: [Int8] = []
    var ligated: VisibleCluster?
    var start = 0
    for character in text {
      let end = start + character.unicodeScalars.count
      defer { start = end }
      var cluster = VisibleCluster(character)
      cluster.isRightToLeft = bidi.levels[start] % 2 != 0
      if let first = ligated {
        cluster.letters += first.letters
        cluster.text = first.text + cluster.text
        ligated = nil
      }
      if end - start == 1, bidi.joinsNext(start, of: scalars) {
        ligated = cluster
        continue
      }
      if bidi.shaped[start..<end] != scalars[start..<end] {
        cluster.scalars = bidi.shaped[start..<end].filter { !Self.isUnseen($0) }
      }
      guard !cluster.scalars.isEmpty else { continue }
      clusters.append(cluster)
      levels.append(bidi.levels[start])
    }
    return BidiLine.order(levels).map { clusters[$0] }
  }

  private init(_ character: Character) {
    if let ascii = character.asciiValue {
      // `asciiValue` turns CR LF, which is one cluster, into LF.
      let shown = ascii < 0x20 || ascii == 0x7F ? 0x20 : ascii
      scalars = [UInt32(shown)]
      letters = scalars
      text = [shown]
      return
    }
    var asksForText = false
    for scalar in character.unicodeScalars {
      switch scalar.value {
      case 0xFE0F: wantsColor = character.unicodeScalars.first?.isASCII == false
      case 0xFE0E: asksForText = true
      case 0x80..<0xA0, 0x2028, 0x2029: scalars.append(0x20)
      case 0x1F3FB...0x1F3FF where !scalars.isEmpty:
        // A skin tone needs the font's own ligatures; alone it would be a square of colour.
        break
      default:
        if !Self.isUnseen(scalar.value) { scalars.append(scalar.value) }
        if scalar.properties.isEmojiPresentation { wantsColor = true }
      }
    }
    if asksForText { wantsColor = false }
    letters = scalars
    text = scalars == [0x20] ? [0x20] : Array(String(character).utf8)
  }

  private static func isUnseen(_ scalar: UInt32) -> Bool {
    Unicode.Scalar(scalar)?.properties.isDefaultIgnorableCodePoint == true
  }
}
