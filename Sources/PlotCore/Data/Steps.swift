/// How many of a column's unit one stored step is, applied so that decimal steps give decimal numbers:
/// 115 times 1e-9 is not 115 / 1e9.
@frozen public struct Steps: Sendable {
  @usableFromInline let factor: Double
  /// How many steps the unit has, where that is an exact power of ten; zero elsewhere.
  @usableFromInline let divisor: Double

  /// Creates the steps of a column's scale.
  public init(_ scale: Double) {
    factor = scale
    divisor =
      switch scale {
      case 1e-3: 1e3
      case 1e-6: 1e6
      case 1e-9: 1e9
      default: 0
      }
  }

  /// Returns so many steps in the column's unit.
  @inlinable public func value(of steps: Double) -> Double {
    divisor == 0 ? steps * factor : steps / divisor
  }
}
