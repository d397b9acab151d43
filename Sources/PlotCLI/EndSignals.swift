import Host

/// Holds SIGINT and SIGTERM back while something is done again and again until one of them comes.
///
/// Held back, they wait for the end of a run, so that no half-written file stays behind.
enum EndSignals {
  /// How often files are looked at meanwhile.
  private static let nanoseconds = 200_000_000
  /// The seconds between two looks at files.
  static let interval = 0.2

  /// Calls the body with the signals held back; one that came is taken, and ends nothing any more.
  static func held(_ body: () throws -> Void) rethrows {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    defer {
      if haveCome {
        signal(SIGINT, SIG_IGN)
        signal(SIGTERM, SIG_IGN)
      }
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    }
    try body()
  }

  /// Whether a signal waits that asks for the end.
  static var haveCome: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1
  }

  /// Sleeps until the next look at the files.
  static func sleep() {
    var time = timespec(tv_sec: 0, tv_nsec: nanoseconds)
    nanosleep(&time, nil)
  }
}
