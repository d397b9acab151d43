import Host
import PlotCore

/// Starts programs in a process group of their own, with files as standard input, output and error.
enum Launch {
  /// Starts a program and returns its process id; throws where the system refuses.
  ///
  /// There is no shell: the words reach the program as they are.
  static func start(
    _ program: Program, arguments: [String], environment: [String: String],
    input: Int32, output: Int32, messages: Int32, stage: PlotError.Stage
  ) throws(PlotError) -> pid_t {
    #if canImport(Darwin)
      var attributes: posix_spawnattr_t?
      var actions: posix_spawn_file_actions_t?
    #else
      var attributes = posix_spawnattr_t()
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawnattr_init(&attributes)
    posix_spawn_file_actions_init(&actions)
    defer {
      posix_spawnattr_destroy(&attributes)
      posix_spawn_file_actions_destroy(&actions)
    }
    var (unblocked, restored) = (sigset_t(), sigset_t())
    sigemptyset(&unblocked)
    sigemptyset(&restored)
    // The tool ignores a closed pipe; most programs rely on dying of it.
    sigaddset(&restored, SIGPIPE)
    posix_spawnattr_setsigmask(&attributes, &unblocked)
    posix_spawnattr_setsigdefault(&attributes, &restored)
    posix_spawnattr_setpgroup(&attributes, 0)
    var flags = POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP
    #if canImport(Darwin)
      flags |= POSIX_SPAWN_CLOEXEC_DEFAULT
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    // Above the standard ones, whichever of those the tool itself was started without.
    let files = [input, output, messages].map { fcntl($0, F_DUPFD_CLOEXEC, 3) }
    defer { for file in files where file >= 0 { close(file) } }
    for (standard, file) in files.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, file, Int32(standard))
    }

    let words = ([program.path] + program.arguments + arguments).map { strdup($0) }
    let settings = entries(with: environment)
    defer { for pointer in words + settings { free(pointer) } }
    var pid: pid_t = 0
    var reason: Int32 = 0
    for _ in 0..<50 {
      reason = posix_spawn(
        &pid, program.path, &actions, &attributes, words + [nil], settings + [nil])
      // Somebody who has just written the program may not have closed it everywhere yet.
      guard reason == ETXTBSY else { break }
      usleep(10_000)
    }
    guard reason == 0 else { throw failure(program, reason, stage) }
    return pid
  }

  /// Our environment with some variables replaced, one `KEY=VALUE` each.
  private static func entries(
    with variables: [String: String]
  ) -> [UnsafeMutablePointer<CChar>?] {
    var entries: [UnsafeMutablePointer<CChar>?] = []
    var place = environ
    while let entry = place.pointee {
      let isReplaced = variables.keys.contains { strncmp(entry, $0 + "=", $0.utf8.count + 1) == 0 }
      if !isReplaced { entries.append(strdup(entry)) }
      place += 1
    }
    for (name, value) in variables.sorted(by: { $0.key < $1.key }) {
      entries.append(strdup("\(name)=\(value)"))
    }
    return entries
  }

  private static func failure(
    _ program: Program, _ reason: Int32, _ stage: PlotError.Stage
  ) -> PlotError {
    let remedy: String? =
      switch reason {
      case ENOEXEC: "begin a script with a line such as #!/usr/bin/env python3"
      case ENOENT: "is what its first line names, behind #!, there?"
      case E2BIG: "its options are too long"
      default: nil
      }
    return PlotError(
      stage, "cannot run \"\(program.name)\": \(systemMessage(reason))", remedy: remedy)
  }
}
