/// The dictionary of a column of names: each name once, known in the rows by its code.
///
/// It may be nested: a name then has a parent, such as a frame its caller or a test its suite, and a
/// code stands for the whole path from the root to its name. Parents have lower codes than their children.
public final class Names: Sendable {
  /// The code of a row without a name.
  public static let missing: Int64 = -1

  /// The names, by their codes.
  public let texts: [String]
  /// The code of each name's parent, or `missing`; empty where the dictionary is flat.
  public let parents: [Int32]

  /// Creates a flat dictionary, or a nested one with a parent for each name.
  public init(_ texts: [String], parents: [Int32] = []) {
    precondition(parents.isEmpty || parents.count == texts.count)
    self.texts = texts
    self.parents = parents
  }

  /// How many names there are.
  public var count: Int { texts.count }

  /// Whether names have parents.
  public var isNested: Bool { !parents.isEmpty }

  /// The name of a code; nil for a row without one.
  public func text(of code: Int64) -> String? {
    code >= 0 && code < Int64(texts.count) ? texts[Int(code)] : nil
  }

  /// The code of a name; of nested ones that of the first that is called so. Nil where there is none.
  public func code(of text: String) -> Int64? { texts.firstIndex(of: text).map(Int64.init) }

  /// The names from the root to that of a code.
  public func path(of code: Int64) -> [String] {
    var path: [String] = []
    var next = code
    while let text = text(of: next) {
      path.append(text)
      next = isNested ? Int64(parents[Int(next)]) : Self.missing
    }
    return path.reversed()
  }

  /// The place of each code where names stand in their natural order: numbers in them count as numbers,
  /// so that `pod-9` stands before `pod-10`.
  public var naturalRanks: [Int] {
    let order = texts.indices.sorted { NaturalOrder.precedes(texts[$0], texts[$1]) }
    var ranks = Array(repeating: 0, count: order.count)
    for (rank, code) in order.enumerated() { ranks[code] = rank }
    return ranks
  }
}

extension Names: Hashable {
  /// Whether both are one and the same dictionary.
  public static func == (a: Names, b: Names) -> Bool { a === b }

  /// Hashes which dictionary it is.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
