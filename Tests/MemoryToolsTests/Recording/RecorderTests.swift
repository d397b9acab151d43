import Foundation
import Testing

@testable import MemoryTools

/// Programs are run whether or not the library is there: the linker only grumbles.
@Suite struct RecorderTests {
  private func run(
    _ words: [String], _ change: (inout RecordingOptions) -> Void = { _ in }
  ) throws -> RecordedRun {
    var options = RecordingOptions(
      library: (try? MemusageLibrary.find()) ?? "/lib/libmemusage.so", processName: "none",
      capture: FileManager.default.temporaryDirectory.appending(path: "\(UUID()).mem").path)
    change(&options)
    return try Recorder(
      ProgramFile(words[0]), arguments: words.map { Array($0.utf8) }, options: options
    ).run()
  }

  @Test func tellsHowTheProgramEnded() throws {
    #expect(try run(["sh", "-c", "exit 3"]).ending == .exited(3))
    let killed = try run(["sh", "-c", "kill -9 $$"]).ending
    #expect(killed == .killed(9) && killed.exitStatus == 137)
  }

  @Test func measuresTimeAndMemoryOfTheProcessThatIsMeant() throws {
    let run = try run(["sh", "-c", "sleep 0.3; exit 0"]) { $0.processName = "sleep" }
    #expect((0.3..<3).contains(run.wallSeconds))
    let resident = try #require(run.resident)
    #expect(resident.samples.count >= 3)
    #expect(resident.samples.allSatisfy { $0.bytes > 0 && $0.seconds < run.wallSeconds })
    #expect((100_000..<50_000_000).contains(run.peakResident ?? 0))
    #expect(try self.run(["true"]) { $0.residentInterval = nil }.resident == nil)
  }

  @Test func restoresWhatWeIgnoreOurselves() throws {
    let earlier = signal(SIGPIPE, SIG_IGN)
    defer { signal(SIGPIPE, earlier) }
    // An ignored signal would be inherited, and the shell could not be ended by it.
    #expect(try run(["sh", "-c", "kill -PIPE $$; exit 0"]).ending == .killed(SIGPIPE))
  }
}
