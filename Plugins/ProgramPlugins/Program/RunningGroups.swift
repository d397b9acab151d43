import Host
import Synchronization

/// The process groups of programs that run, so that a signal that ends the tool ends them too.
///
/// Without it ^C would end the tool alone: groups of their own do not get the terminal's signals.
enum RunningGroups {
  private static let places = Mutex(())

  /// Remembers a group until it is removed; with more than there is room for, only ^C is weaker.
  static func add(_ group: pid_t) {
    places.withLock { _ in
      _ = handlers
      for place in 0..<groupLimit where runningGroups[place] == 0 {
        runningGroups[place] = group
        return
      }
    }
  }

  /// Forgets a group.
  static func remove(_ group: pid_t) {
    places.withLock { _ in
      for place in 0..<groupLimit where runningGroups[place] == group { runningGroups[place] = 0 }
    }
  }

  /// Set once, where the signal would have its usual effect.
  private static let handlers: Void = {
    runningGroups.initialize(repeating: 0, count: groupLimit)
    for number in [SIGINT, SIGTERM, SIGHUP] {
      if let before = signal(number, endRunningGroups) { signal(number, before) }
    }
  }()
}

private let groupLimit = 64
/// Plain memory, since a signal's handler may neither lock nor allocate.
private nonisolated(unsafe) let runningGroups = UnsafeMutablePointer<pid_t>.allocate(
  capacity: groupLimit)

private func endRunningGroups(_ number: Int32) {
  for place in 0..<groupLimit where runningGroups[place] > 0 {
    kill(-runningGroups[place], SIGKILL)
  }
  signal(number, SIG_DFL)
  raise(number)
}
