import CHost

/// How many files this process may have open at once.
package enum OpenFileLimit {
  /// Files that a run opens beside its inputs: outputs, temporary files, fonts, libraries.
  private static let others = 128

  /// Raises the limit so that so many files may be open beside the usual ones, as far as the system
  /// allows it; where it does not, opening one of them fails and says so.
  package static func raise(for count: Int) {
    _ = chost_open_files(count + others)
  }

  /// The remedy where no more files can be opened.
  static var remedy: String {
    "this process may have \(chost_open_files(0)) open at once: allow it more, such as"
      + " ulimit -n 20000, or name fewer inputs"
  }
}
