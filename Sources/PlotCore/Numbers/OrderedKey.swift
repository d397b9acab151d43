/// A floating-point number as an integer of the same order, so that one code path compares all
/// values: a whole number is its own key.
package enum OrderedKey {
  /// Returns the key of a floating-point number that is no NaN; both zeros have the same.
  @inlinable @inline(__always) package static func of(_ value: Double) -> Int64 {
    let bits = Int64(bitPattern: (value + 0).bitPattern)  // + 0 makes -0 equal to 0
    return bits >= 0 ? bits : bits ^ Int64.max
  }

  /// Returns the floating-point number of a key.
  @inlinable @inline(__always) package static func real(_ key: Int64) -> Double {
    Double(bitPattern: UInt64(bitPattern: key >= 0 ? key : key ^ Int64.max))
  }
}
