import MemoryTools
import Foundation
import Testing

/// `plot --follow` on files that grow, and on real programs.
@Suite struct FollowTests {
  /// A run of the tool beside the test.
  private final class Following {
    let process = Process()
    private let tool: Tool

    init(_ tool: Tool, _ arguments: String...) throws {
      self.tool = tool
      process.executableURL = URL(fileURLWithPath: Tool.product("highwater"))
      process.arguments = ["plot", "--follow"] + arguments
      process.currentDirectoryURL = tool.folder
      _ = FileManager.default.createFile(atPath: tool.path("log"), contents: nil)
      let log = FileHandle(forWritingAtPath: tool.path("log"))
      (process.standardOutput, process.standardError) = (log, log)
      try process.run()
    }

    deinit { if process.isRunning { process.terminate() } }

    var said: String { (try? tool.data("log")).map { String(decoding: $0, as: UTF8.self) } ?? "" }

    func wait(seconds: Int = 30, _ holds: () -> Bool) -> Bool {
      for _ in 0..<(seconds * 20) where !holds() { usleep(50_000) }
      return holds()
    }

    func end() -> Int32 {
      process.terminate()
      process.waitUntilExit()
      return process.terminationReason == .exit ? process.terminationStatus : -1
    }
  }

  /// Appends a recording's next part to a file.
  private func append(_ data: Data, to path: String) throws {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil)
    }
    let file = try #require(FileHandle(forWritingAtPath: path))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: data)
  }

  private func expectSame(_ tool: Tool, _ input: String, _ files: [String]) throws {
    let plain = files.map { "plain-\($0)" }
    let result = try tool.run(
      Tool.product("highwater"), ["plot", "-q", input] + plain.flatMap { ["-o", $0] })
    #expect(result.status == 0, "\(result.messages)")
    for (a, b) in zip(files, plain) { #expect(try tool.data(a) == tool.data(b), "\(a)") }
  }

  @Test func waitsForTheFileDrawsItsPartsAndEndsWithTheProgram() throws {
    try Tool.inNewFolder { tool in
      let whole = try Data(contentsOf: URL(fileURLWithPath: Tool.capture("cc1")))
      let started = Data(whole.prefix(24) + whole.prefix(24))
      let files = ["a.svg", "a.png", "a.csv", "a.json"]
      let following = try Following(
        tool, "-v", "run.mem", "-o", "a.svg", "-o", "a.png", "-o", "a.csv", "-o", "a.json")
      #expect(following.wait { following.said.contains("there is no run.mem yet") })
      // As memusage writes it: a header without figures, then samples.
      var head = started
      for place in 8..<16 { head[place] = 0 }
      for place in 32..<40 { head[place] = 0 }
      try append(head, to: tool.path("run.mem"))
      #expect(following.wait { following.said.contains("nothing to draw yet: run.mem has 48") })
      try append(whole[48..<(whole.count / 2)], to: tool.path("run.mem"))
      #expect(following.wait { following.said.contains("picture 1:") })
      try append(whole[(whole.count / 2)...], to: tool.path("run.mem"))
      #expect(following.wait { following.said.contains("picture 3:") })
      #expect(following.process.isRunning)
      let file = try #require(FileHandle(forWritingAtPath: tool.path("run.mem")))
      try file.write(contentsOf: whole.prefix(48))
      try file.close()
      #expect(following.wait { !following.process.isRunning })
      #expect(following.process.terminationStatus == 0, "\(following.said)")
      #expect(following.said.contains("wrote a.svg"))
      try expectSame(tool, "run.mem", files)
    }
  }

  @Test func endsOnASignalWithAWholePicture() throws {
    try Tool.inNewFolder { tool in
      try FileManager.default.copyItem(
        atPath: Tool.capture("killed"), toPath: tool.path("run.mem"))
      let following = try Following(tool, "run.mem", "-o", "a.svg")
      #expect(following.wait { tool.exists("a.svg") })
      usleep(1_500_000)
      #expect(following.process.isRunning)
      #expect(following.end() == 0, "\(following.said)")
      try expectSame(tool, "run.mem", ["a.svg"])
    }
  }

  @Test func aFileThatWasBegunAnewIsDrawnAnew() throws {
    try Tool.inNewFolder { tool in
      try FileManager.default.copyItem(
        atPath: Tool.capture("git-log"), toPath: tool.path("run.mem"))
      let following = try Following(tool, "--forever", "run.mem", "-o", "a.svg")
      #expect(following.wait { following.said.contains("waiting for the next one") })
      try Data(contentsOf: URL(fileURLWithPath: Tool.capture("ls")))
        .write(to: tool.folder.appending(path: "run.mem"))
      #expect(following.wait { following.said.contains("begun anew") })
      #expect(following.wait { following.said.split(separator: "next one").count > 2 })
      #expect(following.end() == 0)
      try expectSame(tool, "run.mem", ["a.svg"])
    }
  }

  @Test func textRecordingsAreReadWholeAndTheirLastLineIsWaitedFor() throws {
    try Tool.inNewFolder { tool in
      try tool.write("CMDLINE ./a\nMEM 1.5 1700000000.0000\nMEM 2.5 1700000001.0000\n", to: "a.dat")
      let following = try Following(tool, "-v", "a.dat", "-o", "a.json", "-o", "a.svg")
      #expect(following.wait { following.said.contains("picture 1: 2 rows") })
      #expect(following.wait { following.said.contains("read from its beginning") })
      let writer = try #require(FileHandle(forWritingAtPath: tool.path("a.dat")))
      try writer.seekToEnd()
      for part in 0..<8 {
        try writer.write(contentsOf: Data("MEM \(part).5 17000000".utf8))
        usleep(300_000)
        try writer.write(contentsOf: Data("1\(part).0000\n".utf8))
      }
      #expect(following.wait { following.said.contains("10 rows") })
      #expect(following.process.isRunning)
      try writer.close()
      // Nobody that was seen to write it has it open any more.
      #expect(following.wait { !following.process.isRunning })
      #expect(following.process.terminationStatus == 0, "\(following.said)")
      #expect(!following.said.contains("bad-line"))
      try expectSame(tool, "a.dat", ["a.svg", "a.json"])
    }
  }

  @Test func wrongUseIsTold() throws {
    try Tool.inNewFolder { tool in
      let input = try tool("plot", "--follow", "-", "-o", "a.svg")
      #expect(input.status == 2 && input.messages.contains("standard input"))
      let output = try tool("plot", "--follow", Tool.capture("ls"), "-o", "-")
      #expect(output.status == 2 && output.messages.contains("one picture after the other"))
      #expect(try tool("plot", "--forever", Tool.capture("ls")).status == 2)
      try tool.write(String(repeating: "no recording at all ", count: 400), to: "no.mem")
      let foreign = try tool("plot", "--follow", "no.mem", "-o", "a.svg")
      #expect(foreign.status == 3, "\(foreign.messages)")
      let quiet = try tool("plot", "--follow", "-q", Tool.capture("ls"), "-o", "a.svg")
      #expect(quiet.status == 0 && quiet.messages.isEmpty && quiet.text.isEmpty)
      try expectSame(tool, Tool.capture("ls"), ["a.svg"])
    }
  }

  private static let hasMemusage = (try? MemusageLibrary.find()) != nil && Tool.find("cc") != nil

  /// Allocates for two seconds, then ends as its argument says.
  private static let program = """
    #include <signal.h>
    #include <stdlib.h>
    #include <unistd.h>
    int main(int count, char **words) {
      static void *all[500];
      for (int i = 0; i < 20; i++) {
        for (int j = 0; j < 700; j++) {
          int k = rand() % 500;
          free(all[k]);
          all[k] = malloc(1 + rand() % (100 + i * 40));
        }
        usleep(100000);
      }
      if (count > 1) kill(getpid(), SIGKILL);
      return 0;
    }
    """

  @Test(.enabled(if: Self.hasMemusage), arguments: [[], ["killed"]])
  func realProgramsAreFollowedToTheirEnd(words: [String]) throws {
    try Tool.inNewFolder { tool in
      try tool.write(Self.program, to: "slow.c")
      #expect(try tool.run("/usr/bin/env", ["cc", "-o", "slow", "slow.c"]).status == 0)
      let following = try Following(tool, "-v", "slow.mem", "-o", "a.svg", "-o", "a.pdf")
      let recorded = try tool.run(
        Tool.product("highwater"), ["record", "--no-plot", "--unbuffered", "./slow"] + words)
      #expect(recorded.status == (words.isEmpty ? 0 : 137), "\(recorded.messages)")
      #expect(following.wait { !following.process.isRunning })
      #expect(following.process.terminationStatus == 0, "\(following.said)")
      #expect(following.said.contains("picture 2:"))
      #expect(!following.said.contains("from its beginning"))
      try expectSame(tool, "slow.mem", ["a.svg", "a.pdf"])
    }
  }
}
