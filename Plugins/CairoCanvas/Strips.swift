/// The strips of rows that threads take one by one; they depend on the picture alone, so that what is
/// made of it does not depend on how many threads there are.
package struct Strips: Sendable {
  /// Fewer rows than this are not worth a strip of their own.
  private static let fewestRows = 250
  private static let most = 8

  package let height: Int
  private let rowsEach: Int

  /// Cuts a picture's rows.
  package init(height: Int) {
    self.height = height
    rowsEach = max(Self.fewestRows, (height + Self.most - 1) / Self.most)
  }

  package var count: Int { (height + rowsEach - 1) / rowsEach }

  package subscript(strip: Int) -> Range<Int> {
    (strip * rowsEach)..<min(height, (strip + 1) * rowsEach)
  }
}
