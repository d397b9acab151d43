import PlotCore

/// What parsers ask of a file's first bytes. A string of them would be checked and cut into
/// characters first, which took a tenth of a small run when a dozen parsers did it.
extension [UInt8] {
  /// Tells whether the bytes of a text stand somewhere among these.
  public func contains(text: String) -> Bool {
    let word = Array(text.utf8)
    guard let first = word.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      if self[start...].starts(with: word) { return true }
      rest = self[(start + 1)...]
    }
    return false
  }

  /// Tells whether these start with the bytes of a text.
  public func starts(withText text: String) -> Bool { starts(with: text.utf8) }
}
