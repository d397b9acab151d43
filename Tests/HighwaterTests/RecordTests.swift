import MemoryTools
import Foundation
import Testing

/// Real programs, recorded by the real tool.
@Suite(.enabled(if: (try? MemusageLibrary.find()) != nil && Tool.find("cc") != nil))
struct RecordTests {
  /// A program that takes half a second for its 5 MiB, tells it, and ends as its argument says.
  private static let sleeper = """
    #include <pthread.h>
    #include <signal.h>
    #include <stdio.h>
    #include <stdlib.h>
    #include <string.h>
    #include <sys/wait.h>
    #include <time.h>
    #include <unistd.h>
    static void *work(void *x) { for (int i = 0; i < 20000; i++) free(malloc(i % 999)); return x; }
    int main(int count, char **words) {
      const char *what = count > 1 ? words[1] : "";
      if (!strcmp(what, "silent")) _exit(0);
      if (!strcmp(what, "unblock")) {
        sigset_t none;
        sigemptyset(&none);
        sigprocmask(SIG_SETMASK, &none, 0);
        execvp(words[2], words + 2);
      }
      if (!strcmp(what, "threads")) {
        pthread_t all[3];
        for (int i = 0; i < 3; i++) pthread_create(all + i, 0, work, 0);
        for (int i = 0; i < 3; i++) pthread_join(all[i], 0);
        return 0;
      }
      if (!strcmp(what, "fork") && fork() == 0) { work(0); exit(0); }
      struct timespec first, last;
      for (int i = 0; i < 20; i++) {
        if (i > 0) usleep(25000);
        memset(malloc(1 << 18), 1, 1 << 18);
        clock_gettime(CLOCK_MONOTONIC, i == 0 ? &first : &last);
      }
      char text[64];
      double seconds = last.tv_sec - first.tv_sec + (last.tv_nsec - first.tv_nsec) * 1e-9;
      if (write(1, text, snprintf(text, sizeof text, "%.6f", seconds)) < 0) return 1;
      if (!strcmp(what, "kill")) kill(getpid(), SIGKILL);
      if (!strcmp(what, "fork")) wait(0);
      if (!strcmp(what, "long")) sleep(20);
      return !strcmp(what, "status") ? 3 : 0;
    }
    """

  /// Compiles the program in the tool's folder.
  private static func compile(_ tool: Tool, to name: String = "sleeper", _ flags: String...) throws
  {
    try tool.write(sleeper, to: "\(name).c")
    let result = try tool.run(
      "/usr/bin/env", ["cc", "-O0", "-pthread", "-o", name, "\(name).c"] + flags)
    #expect(result.status == 0, "\(result.messages)")
  }

  private static func json(_ data: Data) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  @Test func secondsAreThoseOfTheClockOnTheWall() throws {
    try Tool.inNewFolder { tool in
      try Self.compile(tool)
      let result = try tool("record", "./sleeper")
      #expect(result.status == 0, "\(result.messages)")
      #expect(try !tool.data("sleeper.png").isEmpty)
      #expect(result.messages.contains("wrote sleeper.mem") && result.messages.contains("5 MiB"))
      let sidecar = try Self.json(tool.data("sleeper.mem.json"))
      let wall = try #require(sidecar["wallSeconds"] as? Double)
      let start = try #require(sidecar["startSeconds"] as? Double)
      let stat = try Self.json(tool("stat", "--json", "sleeper.mem").output)
      let fields = try #require(
        (stat["inputs"] as? [[String: Any]])?.first?["fields"] as? [String: [String: Any]])
      let time = try #require(fields["time"])
      let (first, last) = (time["min"] as? Double ?? 0, time["max"] as? Double ?? 0)
      // The program's own watch; on a busy machine it may lose the core between call and watch.
      let measured = try #require(Double(result.text))
      #expect(abs(last - first - measured) < 0.03 * measured)
      #expect(start + last < wall && measured > 0.475)
      let resident = try #require(sidecar["rss"] as? [[Double]])
      #expect(resident.count > 10 && resident.map { $0[1] }.max() ?? 0 > 5 * 1_048_576)
      #expect(sidecar["peakRSS"] as? Double ?? 0 >= resident.map { $0[1] }.max() ?? 0)
    }
  }

  @Test func residentMemoryStandsBesideTheHeapOverTime() throws {
    try Tool.inNewFolder { tool in
      try Self.compile(tool)
      let result = try tool("record", "-t", "--limit", "3MiB", "-o", "a.svg", "./sleeper")
      #expect(result.status == 0, "\(result.messages)")
      let page = String(decoding: try tool.data("a.svg"), as: UTF8.self)
      #expect(page.contains(">RSS<") && page.contains(">heap<") && page.contains(">limit 3 MiB<"))
      #expect(result.messages.contains("over from "))
      let without = try tool("record", "-t", "--no-rss", "-o", "b.svg", "./sleeper")
      #expect(without.status == 0, "\(without.messages)")
      #expect(try !String(decoding: tool.data("b.svg"), as: UTF8.self).contains(">RSS<"))
      let alone = try tool("plot", "--rss", "sleeper.mem", "-o", "c.svg")
      #expect(alone.status == 3 && alone.messages.contains("without --no-rss"))
    }
  }

  @Test func theProgramsStatusIsOurs() throws {
    try Tool.inNewFolder { tool in
      try Self.compile(tool)
      let three = try tool("record", "./sleeper", "status")
      #expect(three.status == 3 && three.messages.contains("ended with status 3"))
      #expect(tool.exists("sleeper.png"))
      let killed = try tool("record", "--unbuffered", "./sleeper", "kill")
      #expect(killed.status == 137 && killed.messages.contains("signal 9 (SIGKILL)"))
      #expect(killed.messages.contains("wrote sleeper.png"))
      #expect(try tool.data("sleeper.mem").count == 48 + 20 * 24)
      #expect(try tool("record", "no-such-program").status == 127)
      #expect(try tool("record", "./sleeper.c").status == 126)
    }
  }

  @Test func passesInputOutputAndArgumentsThrough() throws {
    try Tool.inNewFolder { tool in
      let result = try tool("record", "-o", "a.png", "cat", "-n", "-", input: Data("one\n".utf8))
      #expect(result.status == 0 && result.text == "     1\tone\n")
      #expect(tool.exists("a.png") && tool.exists("cat.mem") && !tool.exists("cat.png"))
      let help = try tool("record", "--no-plot", "--", "ls", "--help")
      #expect(help.text.contains("Usage: ls") || help.text.contains("ls [OPTION]"))
      #expect(tool.exists("ls.mem") && !tool.exists("ls.png"))
    }
  }

  @Test func recordsThreadsForksAndPathsWithSpaces() throws {
    try Tool.inNewFolder { tool in
      try FileManager.default.createDirectory(
        atPath: tool.path("a b"), withIntermediateDirectories: true)
      try Self.compile(tool, to: "a b/my prog")
      for what in ["threads", "fork"] {
        let result = try tool("record", "-d", "a b/\(what) 1.mem", "a b/my prog", what)
        #expect(result.status == 0, "\(result.messages)")
        #expect(tool.exists("\(what) 1.png") && tool.exists("a b/\(what) 1.mem.json"))
      }
    }
  }

  @Test func recordsTheProcessOfATreeThatIsMeant() throws {
    try Tool.inNewFolder { tool in
      try Self.compile(tool)
      // Programs of a build come late, and are looked at all the same.
      try tool.write("#!/bin/sh\nsleep 0.3\n./sleeper\nexit 0\n", to: "build")
      #expect(chmod(tool.path("build"), 0o755) == 0)
      let wrong = try tool("record", "./build")
      #expect(wrong.status == 3 && wrong.messages.contains("script that sh runs"))
      #expect(wrong.messages.contains("--program sh"))
      let right = try tool("record", "--program", "sleeper", "./build")
      #expect(right.status == 0 && right.messages.contains("5 MiB"), "\(right.messages)")
      let sidecar = try Self.json(tool.data("build.mem.json"))
      #expect(sidecar["command"] as? [String] == ["./build"])
      #expect((sidecar["rss"] as? [[Double]])?.count ?? 0 > 8)
    }
  }

  @Test func saysWhyNothingWasRecorded() throws {
    try Tool.inNewFolder { tool in
      try Self.compile(tool)
      let silent = try tool("record", "./sleeper", "silent")
      #expect(silent.status == 3 && silent.messages.contains("never called malloc"))
      #expect(!tool.exists("sleeper.png") && !tool.exists("sleeper.mem.json"))
      try Self.compile(tool, to: "fixed", "-static")
      let fixed = try tool("record", "./fixed", "status")
      #expect(fixed.status == 3 && fixed.messages.contains("static program"))
      let other = try tool("record", "--program", "nobody", "true")
      #expect(other.messages.contains("no process named \"nobody\""))
    }
  }

  @Test func whatIsWrongIsToldBeforeTheProgramRuns() throws {
    try Tool.inNewFolder { tool in
      let touch = ["touch", "ran"]
      for flags in [
        ["--theme", "none"], ["--rss", "fast"], ["--rss", "0s"], ["-d", "no/such/a.mem"],
        ["-o", "-"], ["--mmapp"],
        ["--config", "missing.json"], ["--buffer", "0"], ["--no-plot", "-o", "a.png"],
        ["--library", "missing.so"],
      ] {
        let result = try tool.run(Tool.product("highwater"), ["record"] + flags + touch)
        #expect(result.status == 2 || result.status == 4, "\(flags): \(result.messages)")
        #expect(!tool.exists("ran"), "\(flags)")
      }
    }
  }

  @Test func drawsAsAConfigSays() throws {
    try Tool.inNewFolder { tool in
      try tool.write(
        #"{"version": 1, "inputs": {"run": "x.mem"}, "outputs": [{"type": "svg", "path": "c.svg"}]}"#,
        to: "c.json")
      let result = try tool("record", "--config", "c.json", "ls")
      #expect(result.status == 0, "\(result.messages)")
      #expect(tool.exists("c.svg") && !tool.exists("ls.png"))
    }
  }

  @Test func aFailedDrawingHidesNeitherItselfNorTheStatus() throws {
    try Tool.inNewFolder { tool in
      try Self.compile(tool)
      #expect(try tool("record", "-o", "no/a.png", "ls").status == 4)
      let three = try tool("record", "-o", "no/a.png", "./sleeper", "status")
      #expect(three.status == 3 && three.messages.contains("there is no folder"))
    }
  }

  @Test(
    .enabled(if: Tool.find("python3") != nil && Tool.find("git") != nil),
    arguments: [
      ["python3", "-c", "print(len(bytes(9000000)))"], ["git", "--version"], ["cc", "-v"],
    ])
  func recordsProgramsOfEveryDay(command: [String]) throws {
    try Tool.inNewFolder { tool in
      let result = try tool.run(Tool.product("highwater"), ["record"] + command)
      #expect(result.status == 0, "\(result.messages)")
      #expect(try tool.data("\(command[0]).mem").count > 480)
      #expect(tool.exists("\(command[0]).png"))
    }
  }

  @Test func aSignalReachesTheProgramAndThePictureIsDrawnAllTheSame() throws {
    try Tool.inNewFolder { tool in
      try Self.compile(tool)
      let script = """
        # Threads of the tests hold signals back, and what they start does so too.
        ./sleeper unblock "$1" record --unbuffered ./sleeper long & program=$!
        until test -s sleeper.mem; do sleep 0.05; done
        kill -TERM $program; wait $program
        """
      let result = try tool.run("/bin/sh", ["-c", script, "sh", Tool.product("highwater")])
      #expect(result.status == 143, "\(result.messages)")
      #expect(tool.exists("sleeper.png") && result.messages.contains("signal 15 (SIGTERM)"))
    }
  }
}
