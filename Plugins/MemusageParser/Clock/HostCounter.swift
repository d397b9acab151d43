import PlotCore
import Host
#if arch(x86_64) && os(Linux)
  import _Builtin_intrinsics.intel
#endif

/// The rate of this machine's time-stamp counter.
enum HostCounter {
  /// Returns the rate; throws where this machine has no steady counter that can be read.
  ///
  /// It is measured once against the clock that no time server steers, and rounded to 0.1 MHz, so
  /// that two runs on a machine agree.
  static func hertz() throws(PlotError) -> Double {
    if let measured { return measured }
    throw PlotError(
      .input, "the rate of this machine's counter cannot be known",
      remedy: "give the rate as clock.hz, or the length of the recording as clock.duration")
  }

  private static let measured: Double? = measure()

  #if arch(x86_64) && os(Linux)
    private static func measure() -> Double? {
      let flags = SystemFile.text("/proc/cpuinfo") ?? ""
      // Without a constant rate a counter is no clock; without rdtscp it cannot be read from here.
      guard flags.contains(" constant_tsc"), flags.contains(" rdtscp") else { return nil }
      let path = "/sys/devices/system/cpu/cpu0/tsc_freq_khz"
      let known = SystemFile.text(path, limit: 64) ?? ""
      if let kilohertz = Double(known.filter { !$0.isWhitespace }), kilohertz > 0 {
        return kilohertz * 1000
      }
      let before = reading()
      usleep(50_000)
      let after = reading()
      let seconds = Double(after.nanoseconds &- before.nanoseconds) * 1e-9
      guard seconds > 0, after.ticks > before.ticks else { return nil }
      let rate = Double(after.ticks &- before.ticks) / seconds
      return (rate / 1e5).rounded() * 1e5
    }

    /// Reads both clocks at once: of several tries the one that took least.
    private static func reading() -> (ticks: UInt64, nanoseconds: Int64) {
      var best: (ticks: UInt64, nanoseconds: Int64) = (0, 0)
      var narrowest = UInt64.max
      for _ in 0..<16 {
        var processor: UInt32 = 0
        var time = timespec()
        let before = __rdtscp(&processor)
        clock_gettime(CLOCK_MONOTONIC_RAW, &time)
        let after = __rdtscp(&processor)
        if after &- before < narrowest {
          narrowest = after &- before
          best = (
            before &+ narrowest / 2, Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
          )
        }
      }
      return best
    }
  #else
    private static func measure() -> Double? { nil }
  #endif
}
