import Foundation
import Host
import PlotCore
import Testing

@testable import ProgramPlugins

@Suite struct ProgramRunTests {
  private let scripts: Scripts

  init() throws { scripts = try Scripts() }

  @Test func givesTheInputAndTakesTheOutput() throws {
    let (output, remark) = try scripts.run("cat; echo done >&2", input: "one\ntwo\n")
    #expect(output == "one\ntwo\n")
    #expect(remark == "done")
  }

  @Test func wordsReachTheProgramAsTheyAre() throws {
    let words = ["; touch a", "$(touch b)", "`touch c`", "a b", "", "*", "'\"\\", "é\n"]
    let (output, _) = try scripts.run(
      #"for word; do printf '%s|' "$word"; done; printf '%s' "$PLOT_OPTIONS""#, arguments: words,
      environment: ["PLOT_OPTIONS": "{\"a\": \"$(touch d)\"}"])
    #expect(output == words.map { $0 + "|" }.joined() + "{\"a\": \"$(touch d)\"}")
  }

  @Test func replacesAVariableThatIsThereAlready() throws {
    let (output, _) = try scripts.run("env | grep -c ^HOME=", environment: ["HOME": "/nowhere"])
    #expect(output == "1\n")
    let (home, _) = try scripts.run("echo $HOME", environment: ["HOME": "/nowhere"])
    #expect(home == "/nowhere\n")
  }

  @Test func aStatusIsToldWithTheLastWords() {
    let error = scripts.failure("echo first >&2; printf 'second\\033[31m\\tred\\n' >&2; exit 3")
    #expect(error?.message == "\"./script\" ended with status 3; it said: first | second [31m red")
    #expect(error?.stage == .output)
    #expect(error?.code == .programFailed)
  }

  @Test func aSignalIsTold() {
    #expect(scripts.failure("kill -9 $$")?.message == "\"./script\" was ended by signal 9")
  }

  @Test func manyWordsAreCutAtTheirBeginning() throws {
    let error = try #require(scripts.failure("seq 100000 >&2; exit 1"))
    #expect(error.message.count < 700)
    #expect(error.message.hasSuffix("| 99999 | 100000"))
  }

  @Test(.timeLimit(.minutes(1)))
  func timeIsLimitedForAllThatTheProgramHasStarted() throws {
    let file = scripts.folder + "/pids"
    let error = scripts.failure(
      "sleep 1000 & echo $! > \(file); echo $$ >> \(file); echo half; wait", timeLimit: 0.5)
    #expect(error?.message == "\"./script\" did not end within 0.5 s")
    #expect(error?.remedy?.contains("timeout") == true)
    try expectGone(file, count: 2)
  }

  @Test(.timeLimit(.minutes(1)))
  func whatIsLeftBehindEndsWithTheProgram() throws {
    let file = scripts.folder + "/pids"
    _ = try scripts.run("sleep 1000 & echo $! > \(file)")
    try expectGone(file, count: 1)
  }

  private func expectGone(_ file: String, count: Int) throws {
    let pids = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
      .compactMap { pid_t($0) }
    #expect(pids.count == count)
    // One that has ended may wait for a while for whoever takes it in.
    for pid in pids {
      var rest = 100
      while rest > 0, isRunning(pid) {
        usleep(20_000)
        rest -= 1
      }
      #expect(!isRunning(pid))
    }
  }

  private func isRunning(_ pid: pid_t) -> Bool {
    guard kill(pid, 0) == 0 else { return false }
    let state = try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)
    return state.map { !$0.contains(") Z ") } ?? true
  }

  @Test func aProgramThatReadsNothingIsNoProblem() throws {
    let input = String(repeating: "x", count: 1 << 20)
    #expect(try scripts.run("exec <&-; echo fine", input: input).output == "fine\n")
    #expect(try scripts.run("head -c 3", input: input).output == "xxx")
  }

  @Test func writingMuchWhileReadingMuchIsNoProblem() throws {
    let input = String(repeating: "x", count: 1 << 20)
    let (output, _) = try scripts.run(
      "head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2; cat", input: input)
    #expect(output.utf8.count == 3_000_000 + (1 << 20))
  }

  @Test(.timeLimit(.minutes(1)))
  func oneThatWritesForeverIsEnded() {
    let error = scripts.failure("yes", outputLimit: 1 << 20)
    #expect(error?.message == "\"./script\" wrote more than 1 MiB")
    let short = scripts.failure("head -c 2000000 /dev/zero", outputLimit: 1 << 20)
    #expect(short?.message == "\"./script\" wrote more than 1 MiB")
    let said = scripts.failure("yes >&2")
    #expect(said?.message.hasPrefix("\"./script\" wrote more than 64 MiB of messages") == true)
  }

  @Test func noOtherFileIsOpenInTheProgram() throws {
    let path = scripts.folder + "/open"
    try Data("x".utf8).write(to: URL(fileURLWithPath: path))
    let file = try InputFile(path: path)
    let (output, _) = try scripts.run("for file in /proc/$$/fd/*; do readlink $file; done; true")
    withExtendedLifetime(file) {}
    // What the test's own process has left open for its children is not ours.
    #expect(!output.contains("/open"))
  }

  @Test func scriptsWithoutAFirstLineAreRefused() throws {
    let path = scripts.folder + "/bare"
    try Data("touch \(scripts.folder)/ran\n".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    let run = ProgramRun(
      program: Program(name: "./bare", path: path), timeLimit: 5, stage: .output)
    let nothing = try ScratchInput(stage: .output)
    #expect {
      try run(nothing.descriptor)
    } throws: { error in
      (error as? PlotError)?.remedy == "begin a script with a line such as #!/usr/bin/env python3"
    }
    #expect(!FileManager.default.fileExists(atPath: scripts.folder + "/ran"))
  }
}
