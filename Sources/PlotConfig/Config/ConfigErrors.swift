import PlotCore

/// All that is wrong with a config, in the order of its lines.
package struct ConfigErrors: Error, Sendable, CustomStringConvertible {
  /// The most errors that one run reports.
  package static let limit = 20

  /// What is wrong: at least one error, at most `limit`.
  package var errors: [PlotError]
  /// How many errors were left out.
  package var leftOutCount: Int
  /// The config's files, in the order of reading, as far as they were named.
  package var files: [String]

  /// Sorts errors by file, in the order of `files`, and position; those without a position follow.
  ///
  /// Of equal errors one is kept.
  package init(_ errors: [PlotError], files: [String] = []) {
    var seen: Set<PlotError> = []
    let unique = errors.filter { seen.insert($0).inserted }
    let keyed = unique.enumerated().map { order, error in
      let place = error.place
      let file = place.flatMap { files.firstIndex(of: $0.file) } ?? files.count
      let position = place?.position
      return (
        key: [file, position?.line ?? .max, position?.column ?? .max, order], error: error
      )
    }
    let sorted = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.error)
    self.errors = Array(sorted.prefix(Self.limit))
    self.files = files
    leftOutCount = max(0, sorted.count - Self.limit)
  }

  /// The errors as they are printed, one below the other.
  package var description: String {
    var lines = errors.map(\.description)
    if leftOutCount > 0 { lines.append("and \(leftOutCount) more") }
    return lines.joined(separator: "\n")
  }
}
