import PlotConfig
import PlotCore
import PlotEngine

/// Carries out a run again whenever one of its files changes, until SIGINT or SIGTERM.
struct Watch {
  /// How many looks a file that goes on changing is waited for, so that a run sees it whole.
  private static let mostWaits = 5

  let config: String
  let flags: ConfigFlags
  let toolRun: ToolRun

  /// Returns when a signal asks for the end; errors of the run are printed, and watching goes on.
  func run() throws {
    try EndSignals.held {
      var known: [String: FileLook?] = Self.look(at: [config])
      while true {
        known = try carryOut(since: known)
        repeat {
          if EndSignals.haveCome { return }
          EndSignals.sleep()
        } while Self.look(at: Array(known.keys)) == known
        Self.waitForRest(of: Array(known.keys))
      }
    }
  }

  /// Runs once, and returns the looks at all files as they were before they were read.
  private func carryOut(since known: [String: FileLook?]) throws -> [String: FileLook?] {
    let before = Self.look(at: Array(known.keys))
    var files = [config]
    defer { if !toolRun.running.quiet { Console.write("watching \(files.count) files\n") } }
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
        try toolRun.carryOut(spec)
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

  private static func look(at files: [String]) -> [String: FileLook?] {
    Dictionary(files.map { ($0, FileLook($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Waits until two looks show the same.
  private static func waitForRest(of files: [String]) {
    var last = look(at: files)
    for _ in 0..<mostWaits {
      EndSignals.sleep()
      let next = look(at: files)
      if next == last || EndSignals.haveCome { return }
      last = next
    }
  }
}
