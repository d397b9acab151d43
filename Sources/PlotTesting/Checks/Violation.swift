/// One way in which a component breaks its contract, or a result differs from what was expected.
///
/// Checks return all of them, so that a test says `#expect(violations.isEmpty)` and shows each.
public struct Violation: Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in one sentence.
  public var text: String

  /// Creates a violation.
  public init(_ text: String) { self.text = text }

  /// What is wrong, in one sentence.
  public var description: String { text }
}

extension [Violation] {
  /// Adds a violation where something is not as it should be.
  mutating func expect(_ condition: Bool, _ text: @autoclosure () -> String) {
    if !condition { append(Violation(text())) }
  }
}
