import Host

/// Measures wall-clock time.
package struct Stopwatch {
  private let start = Stopwatch.now

  /// Starts now.
  package init() {}

  /// Seconds since it was made.
  package var seconds: Double { Stopwatch.now - start }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
