/// Finds the known word that a misspelt one was meant to be.
public enum Spelling {
  /// Of so many known words all are listed, of more the first.
  private static let listed = 40

  /// Returns the known word nearest to `word`, or nil where none is near.
  ///
  /// Near is an optimal string alignment distance of at most a third of the longer word (at least
  /// 1), without regard to case; of words equally near, the first. Where none is, the only known word
  /// that begins with `word` is what was meant, if that has three letters at least.
  public static func nearest(to word: String, among known: [String]) -> String? {
    let wanted = Array(word.lowercased())
    var best: (word: String, distance: Int)?
    for candidate in known {
      let letters = Array(candidate.lowercased())
      let distance = distance(wanted, letters)
      let limit = max(1, max(wanted.count, letters.count) / 3)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.word }
    let longer = known.filter { $0.lowercased().hasPrefix(word.lowercased()) }
    return wanted.count >= 3 && longer.count == 1 ? longer[0] : nil
  }

  /// Says what to do about an unknown word: take the nearest known one, or one of all.
  ///
  /// Of many only the first are listed.
  public static func remedy(for word: String, among known: [String]) -> String {
    if let nearest = nearest(to: word, among: known) { return question(nearest) }
    switch known.count {
    case 0: return "there is none"
    case 1: return "there is only \(known[0])"
    case ...listed: return "there are \(known.joined(separator: ", "))"
    default:
      let shown = known.prefix(listed).joined(separator: ", ")
      return "there are \(known.count), such as \(shown)"
    }
  }

  /// Asks whether a word was meant.
  package static func question(_ word: String) -> String { "did you mean \"\(word)\"?" }

  /// Counts the insertions, deletions, replacements and swaps of neighbours that turn a into b.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    if abs(a.count - b.count) > 12 { return .max }
    var before: [Int] = []
    var previous = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + Array(repeating: 0, count: b.count)
      for j in b.indices {
        row[j + 1] = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
      }
      (before, previous) = (previous, row)
    }
    return previous[b.count]
  }
}
