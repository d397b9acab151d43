import CFriBidi
import PlotScene

/// A line of text that runs from right to left, or has parts that do, by Unicode's annex #9.
///
/// Arabic letters take the forms in which they join, as the characters that Unicode has for these;
/// brackets turn with their text.
struct BidiLine {
  /// What the lam of a ligature becomes, which its alef shows.
  private static let filler = UInt32(FRIBIDI_CHAR_ZWNBSP)

  /// The characters as they are drawn, in the order in which they are stored.
  private(set) var shaped: [UInt32]
  /// How deep each character is embedded; from right to left where odd.
  private(set) var levels: [Int8]

  /// Orders characters of a line; all of them stay in the order in which they are stored where
  /// there is no memory.
  init(_ scalars: [UInt32], isRightToLeft: Bool) {
    shaped = scalars
    levels = Array(repeating: isRightToLeft ? 1 : 0, count: scalars.count)
    let count = FriBidiStrIndex(clamping: scalars.count)
    guard count > 0, Int(count) == scalars.count else { return }
    var types = [FriBidiCharType](
      repeating: FriBidiCharType(rawValue: 0), count: scalars.count)
    var brackets = [FriBidiBracketType](repeating: 0, count: scalars.count)
    fribidi_get_bidi_types(scalars, count, &types)
    fribidi_get_bracket_types(scalars, count, types, &brackets)
    // The base direction is ours, so that every format takes the same.
    var base = fribidi_base_direction(isRightToLeft ? 1 : 0)
    guard
      fribidi_get_par_embedding_levels_ex(types, brackets, count, &base, &levels) != 0
    else { return }
    var forms = [FriBidiArabicProp](repeating: 0, count: scalars.count)
    fribidi_get_joining_types(scalars, count, &forms)
    fribidi_join_arabic(types, count, levels, &forms)
    fribidi_shape(shaping, levels, count, &forms, &shaped)
    // Blanks at the end go where the line goes (rule L1).
    _ = fribidi_reorder_line(shaping, types, count, 0, base, &levels, nil, nil)
  }

  /// Whether a character is shown by the next one, with which it makes a ligature.
  func joinsNext(_ position: Int, of scalars: [UInt32]) -> Bool {
    shaped[position] == Self.filler && scalars[position] != Self.filler
  }

  /// Returns the places 0..<levels.count from left to right (rule L2).
  static func order(_ levels: [Int8]) -> [Int] {
    var order = Array(levels.indices)
    guard let highest = levels.max(), let lowestOdd = levels.filter({ $0 % 2 != 0 }).min() else {
      return order
    }
    for level in stride(from: highest, through: lowestOdd, by: -1) {
      var start = 0
      while start < order.count {
        guard levels[order[start]] >= level else {
          start += 1
          continue
        }
        let end = order[start...].firstIndex { levels[$0] < level } ?? order.count
        order[start..<end].reverse()
        start = end
      }
    }
    return order
  }
}

/// Brackets turned, Arabic letters joined, with the ligatures that its writing demands.
private let shaping = FriBidiFlags(
  FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAG_SHAPE_ARAB_PRES | FRIBIDI_FLAG_SHAPE_ARAB_LIGA)
