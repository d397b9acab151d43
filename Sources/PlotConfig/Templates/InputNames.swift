/// The names of a run's inputs in order, each found without a search.
package struct InputNames: Sendable {
  /// The names in order.
  package let all: [String]
  private let numbers: [String: Int]

  /// Takes names; of equal ones the first is meant.
  package init(_ names: [String]) {
    all = names
    numbers = Dictionary(names.enumerated().map { ($1, $0) }) { first, _ in first }
  }

  /// Returns the place of a name in the order; nil where no input is called so.
  package func number(of name: String) -> Int? { numbers[name] }

  /// Whether an input is called so.
  package func contains(_ name: String) -> Bool { numbers[name] != nil }
}
