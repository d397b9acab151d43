#if canImport(Glibc)
  import Glibc
  #if arch(x86_64)
    // Clang finds `timespec` in these headers first, and so it belongs to their module.
    import _Builtin_intrinsics.intel
  #endif

  /// The signals that end a recording, held back from us while the program runs.
  ///
  /// They wait until they are asked for: there is no handler, and so nothing that must be safe in one.
  struct HeldSignals {
    /// A signal that came.
    struct Arrival {
      var number: Int32
      /// Whether the terminal sent it, and so to the program as well.
      var isFromTerminal: Bool
    }

    /// The mask that was in force before.
    private(set) var earlier = sigset_t()
    private var held = sigset_t()

    /// Holds back what asks a program to end, and the word that a child has ended.
    init() {
      sigemptyset(&held)
      for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGUSR1, SIGUSR2, SIGCHLD] {
        sigaddset(&held, number)
      }
      // Where it is ignored the system takes our children away before we can ask for them.
      signal(SIGCHLD, SIG_DFL)
      pthread_sigmask(SIG_BLOCK, &held, &earlier)
    }

    /// Waits for a signal; nil when the time is over. Without a limit it waits for ever.
    func next(within seconds: Double?) -> Arrival? {
      var (set, info) = (held, siginfo_t())
      let number: Int32
      if let seconds {
        let limited = min(max(0, seconds), 3600)
        var limit = timespec()
        limit.tv_sec = Int(limited)
        limit.tv_nsec = Int((limited - limited.rounded(.down)) * 1e9)
        number = sigtimedwait(&set, &info, &limit)
      } else {
        number = sigwaitinfo(&set, &info)
      }
      guard number > 0 else { return nil }
      // The kernel's own signals bear a positive code, those that a process sent none.
      return Arrival(number: number, isFromTerminal: info.si_code > 0)
    }

    /// Lets the signals through again; those that came in the meantime are dropped.
    func release() {
      while next(within: 0) != nil {}
      var mask = earlier
      pthread_sigmask(SIG_SETMASK, &mask, nil)
    }
  }
#endif
