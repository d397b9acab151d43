import Synchronization

/// A value that is computed when it is first asked for, once, whichever thread asks.
///
/// Other threads wait for it. Where computing fails, every call throws the same error.
public final class Lazily<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, PlotError>?>(nil)
  private let make: @Sendable () throws(PlotError) -> Value

  /// Creates it with the way to compute it.
  public init(_ make: @escaping @Sendable () throws(PlotError) -> Value) { self.make = make }

  /// Returns the value; throws what computing it threw.
  public func get() throws(PlotError) -> Value {
    let known = result.withLock { result in
      if let known = result { return known }
      var made: Result<Value, PlotError>
      do throws(PlotError) { made = .success(try make()) } catch { made = .failure(error) }
      result = made
      return made
    }
    return try known.get()
  }
}
