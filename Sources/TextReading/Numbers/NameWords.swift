/// The words that a column's name is made of, in lower case: `heapUsed`, `heap_used` and `Heap used`
/// are the same two.
package struct NameWords {
  /// The words in their order.
  package let all: [String]

  /// Takes a name apart at signs, blanks and humps; digits stay with the letters before them.
  package init(_ name: String) {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word.lowercased()) }
      word = ""
    }
    let letters = Array(name)
    for (index, letter) in letters.enumerated() {
      guard letter.isLetter || letter.isNumber || letter == "%" else {
        end()
        continue
      }
      if let last = word.last, letter.isUppercase {
        let next = index + 1 < letters.count ? letters[index + 1] : nil
        // `RSSMax`: the last capital letter of a row begins a word where a small one follows.
        if !last.isUppercase || next?.isLowercase == true { end() }
      }
      word.append(letter)
    }
    end()
    all = words
  }

  /// Whether one of these is among the words.
  package func has(_ some: Set<String>) -> Bool { all.contains { some.contains($0) } }
}
