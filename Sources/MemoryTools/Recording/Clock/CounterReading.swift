#if canImport(Glibc)
  import Host
  #if arch(x86_64)
    import _Builtin_intrinsics.intel
  #endif

  /// The machine's counter and the monotonic clock, read at the same moment.
  struct CounterReading {
    /// The counter; nil on machines where it cannot be read from here.
    var ticks: UInt64?
    /// The clock.
    var nanoseconds: Int64

    /// Reads both: of several tries the one that took least.
    static func now() -> CounterReading {
      #if arch(x86_64)
        guard hasCounter else { return CounterReading(ticks: nil, nanoseconds: clock()) }
        var best = CounterReading(ticks: nil, nanoseconds: 0)
        var narrowest = UInt64.max
        for _ in 0..<16 {
          var processor: UInt32 = 0
          let before = __rdtscp(&processor)
          let time = clock()
          let after = __rdtscp(&processor)
          if after &- before < narrowest {
            narrowest = after &- before
            best = CounterReading(ticks: before &+ narrowest / 2, nanoseconds: time)
          }
        }
        return best
      #else
        return CounterReading(ticks: nil, nanoseconds: clock())
      #endif
    }

    /// The seconds since an earlier reading.
    func seconds(from earlier: CounterReading) -> Double {
      Double(nanoseconds &- earlier.nanoseconds) * 1e-9
    }

    /// The seconds from a reading to now.
    static func seconds(since earlier: CounterReading) -> Double {
      Double(clock() &- earlier.nanoseconds) * 1e-9
    }

    /// The seconds since 1970, which somebody may set while a program runs: for a start only.
    static func epochSeconds() -> Double {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
    }

    private static func clock() -> Int64 {
      var time = timespec()
      clock_gettime(CLOCK_MONOTONIC, &time)
      return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    #if arch(x86_64)
      /// A machine without this instruction would end us at it.
      private static let hasCounter =
        SystemFile.text("/proc/cpuinfo")?.contains(" rdtscp") ?? false
    #endif
  }
#endif
