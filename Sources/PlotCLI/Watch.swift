import PlotCore
import PlotEngine

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Carries out a run again whenever one of its files changes, until SIGINT or SIGTERM.
struct Watch {
  /// How often files are looked at.
  private static let nanoseconds = 200_000_000
  /// How many looks a file that goes on changing is waited for, so that a run sees it whole.
  private static let mostWaits = 5

  let config: String
  let flags: ConfigFlags
  let conductor: Conductor

  /// What a look at a file shows; nil where it is missing.
  private struct Look: Equatable {
    var seconds: Int
    var nanoseconds: Int
    var size: Int64
    var inode: UInt64

    init?(_ path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      #if canImport(Darwin)
        let time = status.st_mtimespec
      #else
        let time = status.st_mtim
      #endif
      (seconds, nanoseconds) = (Int(time.tv_sec), Int(time.tv_nsec))
      (size, inode) = (Int64(status.st_size), UInt64(status.st_ino))
    }
  }

  /// Returns when a signal asks for the end; errors of the run are printed, and watching goes on.
  func run() throws {
    // Blocked, signals wait for the end of a run, so that no half-written file stays behind.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    defer { pthread_sigmask(SIG_UNBLOCK, &signals, nil) }
    var known: [String: Look?] = Self.look(at: [config])
    while true {
      known = try carryOut(since: known)
      repeat {
        if Self.isEnding { return Self.takeSignal() }
        Self.sleep()
      } while Self.look(at: Array(known.keys)) == known
      Self.waitForRest(of: Array(known.keys))
    }
  }

  /// Runs once, and returns the looks at all files as they were before they were read.
  private func carryOut(since known: [String: Look?]) throws -> [String: Look?] {
    let before = Self.look(at: Array(known.keys))
    var files = [config]
    defer { if !conductor.running.quiet { Console.write("watching \(files.count) files\n") } }
    do {
      let spec = try ConfigLoading.load(config, flags)
      files = spec.configFiles
      for input in spec.inputs {
        guard case .file(let path) = input.origin else { continue }
        if path == "-" {
          throw PlotError(
            .usage, "--watch: standard input never changes", at: input.place, remedy: "name a file")
        }
        files.append(path)
      }
      let looks = Self.look(at: files).merging(before.filter { files.contains($0.key) }) { $1 }
      do {
        try conductor.carryOut(spec)
      } catch {
        tell(error)
      }
      return looks
    } catch let failure as Failure {
      tell(failure)
      // Inputs that were known are watched on: the config may name them again.
      files = Array(Set([config] + failure.files + known.keys))
      return Self.look(at: files).merging(before) { $1 }
    }
  }

  private func tell(_ error: any Error) {
    switch error {
    case let failure as Failure: for error in failure.errors { Console.error(error) }
    case let error as PlotError: Console.error(error)
    default: Console.write("error: \(error)\n")
    }
  }

  private static func look(at files: [String]) -> [String: Look?] {
    Dictionary(files.map { ($0, Look($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Waits until two looks show the same.
  private static func waitForRest(of files: [String]) {
    var last = look(at: files)
    for _ in 0..<mostWaits {
      sleep()
      let next = look(at: files)
      if next == last || isEnding { return }
      last = next
    }
  }

  private static func sleep() {
    var time = timespec(tv_sec: 0, tv_nsec: nanoseconds)
    nanosleep(&time, nil)
  }

  /// Whether a signal waits that asks for the end.
  private static var isEnding: Bool {
    var pending = sigset_t()
    sigpending(&pending)
    return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1
  }

  /// Takes the signals that wait, so that they end nothing when they are let through again.
  private static func takeSignal() {
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)
  }
}
