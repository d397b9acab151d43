#if canImport(Glibc)
  @preconcurrency import Glibc
  import PlotCore
  #if arch(x86_64)
    // As in HeldSignals: the types of signals belong to this module too.
    import _Builtin_intrinsics.intel
  #endif

  /// Starts programs with our own standard input, output and error.
  enum Launch {
    /// Our environment, one `KEY=VALUE` each.
    static var environment: [[UInt8]] {
      var entries: [[UInt8]] = []
      var place = environ
      while let entry = place.pointee {
        entries.append(Array(UnsafeRawBufferPointer(start: entry, count: strlen(entry))))
        place += 1
      }
      return entries
    }

    /// Starts a program and returns its process id; throws where the system refuses.
    ///
    /// `mask` are the signals that the program shall find blocked: those that were so when we came.
    static func start(
      _ program: ProgramFile, arguments: [[UInt8]], environment: [[UInt8]], mask: sigset_t
    ) throws(LaunchError) -> pid_t {
      var attributes = posix_spawnattr_t()
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      var (blocked, restored) = (mask, sigset_t())
      sigemptyset(&restored)
      // We ignore a closed pipe; most programs rely on dying of it.
      sigaddset(&restored, SIGPIPE)
      posix_spawnattr_setsigmask(&attributes, &blocked)
      posix_spawnattr_setsigdefault(&attributes, &restored)
      posix_spawnattr_setflags(
        &attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

      let path = Array(program.path.utf8)
      var pid: pid_t = 0
      var reason = spawn(&pid, path, arguments, environment, &attributes)
      if reason == ENOEXEC {
        // A script without a first line that names its reader is one for the shell.
        reason = spawn(
          &pid, Array("/bin/sh".utf8), [Array("/bin/sh".utf8), path] + arguments.dropFirst(),
          environment, &attributes)
      }
      guard reason == 0 else {
        throw LaunchError(
          PlotError(.usage, "cannot start \"\(program.word)\": \(systemMessage(reason))"),
          exitStatus: reason == ENOENT ? 127 : 126)
      }
      return pid
    }

    private static func spawn(
      _ pid: inout pid_t, _ path: [UInt8], _ arguments: [[UInt8]], _ environment: [[UInt8]],
      _ attributes: inout posix_spawnattr_t
    ) -> Int32 {
      func pointers(_ texts: [[UInt8]]) -> [UnsafeMutablePointer<CChar>?] {
        texts.map(copy) + [nil]
      }
      let (words, settings) = (pointers(arguments), pointers(environment))
      defer { for pointer in words + settings { free(pointer) } }
      return (path + [0]).withUnsafeBytes { path in
        guard let start = path.baseAddress?.assumingMemoryBound(to: CChar.self) else {
          return EINVAL
        }
        return posix_spawn(&pid, start, nil, &attributes, words, settings)
      }
    }

    /// Copies bytes as they are, whether or not they are UTF-8, into memory for C.
    private static func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<CChar>? {
      guard let copy = malloc(bytes.count + 1) else { return nil }
      copy.copyMemory(from: bytes, byteCount: bytes.count)
      copy.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
      return copy.assumingMemoryBound(to: CChar.self)
    }
  }
#endif
