import Foundation
import Testing

/// Programs as plugins, through the real tool.
@Suite struct ProgramTests {
  private static let examples = Tool.root.appending(path: "Examples/programs").path

  /// A tool with a folder of programs first on its search path.
  private struct Bench {
    let tool: Tool
    var bin: String { tool.path("bin") }
    var path: [String: String] {
      ["PATH": bin + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")]
    }

    init(_ tool: Tool) throws {
      self.tool = tool
      try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    }

    /// Writes a shell script into a folder of the bench.
    func script(_ name: String, _ text: String) throws {
      try tool.write("#!/bin/sh\n\(text)\n", to: name)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: tool.path(name))
    }

    /// Writes a program that describes itself, and else does what the text says.
    func program(
      _ name: String, _ kind: String, _ text: String, more: String = "", options: String = ""
    ) throws {
      try script(
        name,
        """
        case "$*" in *--describe)
          echo '{"protocol": 1, "kind": "\(kind)", "summary": "does it"\(more), "options": [\(options)]}'
          exit
        esac
        \(text)
        """)
    }

    func example(_ name: String) throws {
      try FileManager.default.createSymbolicLink(
        atPath: bin + "/highwater-" + name,
        withDestinationPath: ProgramTests.examples + "/\(name).py")
    }

    func config(_ rest: String, input: String = "\"run\": \"\(Tool.capture("ls"))\"") throws {
      try tool.write("{ \"version\": 1, \"inputs\": { \(input) }, \(rest) }", to: "run.jsonc")
    }

    func output(_ rest: String) throws {
      try config("\"outputs\": [{ \"path\": \"out\", \"type\": \"command\", \(rest) }]")
    }
  }

  private static func onBench(_ body: (Bench) throws -> Void) throws {
    try Tool.inNewFolder { try body(Bench($0)) }
  }

  // MARK: What works

  @Test func theRendererOfTheExamplesWritesTeX() throws {
    try Self.onBench { bench in
      try bench.example("tikz")
      let result = try bench.tool(
        "plot", Tool.capture("ls"), "--title", #"50 % & \input{x} $HOME_{a}"#, "-o", "ls.tex",
        environment: bench.path)
      #expect(result.status == 0, "\(result.messages)")
      let text = String(decoding: try bench.tool.data("ls.tex"), as: UTF8.self)
      #expect(text.contains("\\documentclass{article}"))
      #expect(text.contains(#"50 \% \& \textbackslash{}input\{x\} \$HOME\_\{a\}"#))
      #expect(!text.contains("\\input"))
      #expect(
        text.components(separatedBy: "\\begin{scope}").count
          == text.components(separatedBy: "\\end{scope}").count)
      #expect(text.components(separatedBy: "\\path[draw=").count > 5)
      #expect(text.components(separatedBy: "\\node[").count > 10)
      try Self.compile("ls.tex", bench.tool)
    }
  }

  /// Compiles where asked to: LaTeX is too large to be installed for one test.
  private static func compile(_ file: String, _ tool: Tool) throws {
    guard ProcessInfo.processInfo.environment["HIGHWATER_TEX"] != nil else { return }
    let latex = try #require(
      Tool.find("pdflatex"), "HIGHWATER_TEX is set, and there is no pdflatex")
    let result = try tool.run(latex, ["-interaction=nonstopmode", "-halt-on-error", file])
    #expect(result.status == 0, "\(result.text.suffix(2000))")
    #expect(!result.text.contains("Overfull"))
    let pdf = try tool.data(file.replacingOccurrences(of: ".tex", with: ".pdf"))
    #expect(pdf.starts(with: Data("%PDF".utf8)))
    #expect(result.text.contains("(1 page"))
  }

  @Test func aConfigNamesAProgramFromItsOwnFolder() throws {
    try Self.onBench { bench in
      let file = Self.examples + "/tikz.py"
      try FileManager.default.createDirectory(
        atPath: bench.tool.path("sub"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: file, toPath: bench.tool.path("sub/tikz.py"))
      try bench.tool.write(
        """
        { "version": 1, "inputs": { "run": "\(Tool.capture("ls"))" },
          "outputs": [
            { "type": "command", "run": ["./tikz.py"], "path": "ls.tex", "standalone": false },
            "ls.svg" ] }
        """, to: "sub/run.jsonc")
      let result = try bench.tool("run", "sub/run.jsonc")
      #expect(result.status == 0, "\(result.messages)")
      let text = String(decoding: try bench.tool.data("sub/ls.tex"), as: UTF8.self)
      #expect(!text.contains("documentclass") && text.contains("tikzpicture"))
      #expect(bench.tool.exists("sub/ls.svg"))
      // The same bytes again.
      #expect(try bench.tool("run", "sub/run.jsonc", "--check").status == 0)
    }
  }

  /// What `free -w` prints, which the tool itself does not know.
  private static let free = """
                   total        used        free      shared     buffers       cache   available
    Mem:            1000         100         800           0          40          60         900
    Swap:             50           5          45

                   total        used        free      shared     buffers       cache   available
    Mem:            1000         300         600           0          40          60         700
    Swap:             50           6          44

    """

  @Test func theParserOfTheExamplesKnowsItsFiles() throws {
    try Self.onBench { bench in
      try bench.example("free")
      try bench.tool.write(Self.free, to: "machine.txt")
      let result = try bench.tool(
        "stat", "--json", "machine.txt", environment: bench.path)
      #expect(result.status == 0, "\(result.messages)")
      let json = try #require(
        try JSONSerialization.jsonObject(with: result.output) as? [String: Any])
      let input = try #require((json["inputs"] as? [[String: Any]])?.first)
      #expect(input["format"] as? String == "free")
      let used = (input["fields"] as? [String: [String: Any]])?["used"]
      #expect(used?["max"] as? Int == 300 * 1024)
      // With options, through a config and from a pipe.
      try bench.config(
        #""outputs": ["out.csv"]"#,
        input:
          #""m": { "path": "-", "format": { "type": "free", "unit": "MiB", "interval": "2s" } }"#
      )
      let run = try bench.tool(
        "run", "run.jsonc", input: Data(Self.free.utf8), environment: bench.path)
      #expect(run.status == 0, "\(run.messages)")
      let text = String(decoding: try bench.tool.data("out.csv"), as: UTF8.self)
      #expect(text.contains("\(300 * 1_048_576)"))
    }
  }

  @Test func theTransformOfTheExamplesAddsAColumn() throws {
    try Self.onBench { bench in
      try bench.example("trend")
      try bench.tool.write("time [s],heap [B]\n0,10\n1,13\n2,13\n3,16\n", to: "a.csv")
      try bench.config(
        #""outputs": [{ "path": "out.csv", "stage": "transformed" }]"#,
        input: #"""
          "a": { "path": "a.csv", "transform": [{ "type": "trend", "field": "heap" },
            { "type": "calculate", "as": "rest", "expr": "heap - 10" }] }
          """#)
      let result = try bench.tool("run", "run.jsonc", environment: bench.path)
      #expect(result.status == 0, "\(result.messages)")
      let text = String(decoding: try bench.tool.data("out.csv"), as: UTF8.self)
      #expect(
        text.split(whereSeparator: \.isNewline) == [
          "event,time,heap,heap trend,rest", "0,0,10,10.3,0", "1,1,13,12.1,3", "2,2,13,13.9,3",
          "3,3,16,15.7,6",
        ])
    }
  }

  @Test func theyAreListedWithTheirOptionsAndInTheSchema() throws {
    try Self.onBench { bench in
      for name in ["tikz", "free", "trend"] { try bench.example(name) }
      try bench.script("bin/highwater-broken", "echo no >&2; exit 7")
      try bench.program("bin/highwater-png", "renderer", "cat", more: #", "fileExtensions": ["x"]"#)
      try bench.program(
        "bin/highwater-other", "renderer", "cat", more: #", "fileExtensions": ["svg"]"#)
      let list = try bench.tool("plugins", environment: bench.path)
      #expect(list.status == 0)
      #expect(list.text.contains("  tikz   renderer: draws the page as TikZ, for LaTeX\n"))
      #expect(
        list.text.contains("\"highwater-broken --describe\" ended with status 7; it said: no"))
      #expect(list.text.contains("a renderer \"png\" is there already"))
      #expect(list.text.contains("another renderer writes files that end in .svg"))
      let one = try bench.tool("plugins", "tikz", environment: bench.path)
      #expect(one.text.contains("program: \(bench.bin)/highwater-tikz\n  files: .tex .tikz\n"))
      #expect(one.text.contains("digits"))
      let path = try bench.tool("plugins", Self.examples + "/free.py")
      #expect(path.text.contains("(parser)  reads the memory of a machine"))
      let schema = try bench.tool("schema", environment: bench.path)
      let json = try #require(
        try JSONSerialization.jsonObject(with: schema.output) as? [String: Any])
      let definitions = try #require(json["$defs"] as? [String: Any])
      for name in ["renderer-tikz", "parser-free", "transform-trend", "renderer-command"] {
        #expect(definitions[name] != nil, "\(name)")
      }
      #expect(definitions["renderer-broken"] == nil)
      #expect(try bench.tool("schema", "--scene").text.contains("\"a page, as a program gets it"))
    }
  }

  @Test func optionsAreCheckedLikeEverybodys() throws {
    try Self.onBench { bench in
      try bench.example("tikz")
      for (type, status) in [
        ("\"tikz\"", 2), ("\"command\", \"run\": [\"bin/highwater-tikz\"]", 2),
      ] {
        try bench.config(
          """
          "outputs": [
            { "path": "a.tex", "type": \(type), "digits": 9, "famly": "sans", "fit": "true" }]
          """)
        let result = try bench.tool("run", "run.jsonc", environment: bench.path)
        #expect(result.status == Int32(status))
        #expect(result.messages.contains("run.jsonc:2:"))
        #expect(result.messages.contains("outputs[0].digits: 9 is outside 0...6\n"))
        #expect(result.messages.contains("unknown key \"famly\"\n"))
        #expect(result.messages.contains("did you mean \"family\"?"))
        #expect(result.messages.contains("outputs[0].fit: expected true or false"))
        #expect(!bench.tool.exists("a.tex"))
      }
      try bench.config(#""outputs": [{ "path": "a.png", "type": "tixz" }]"#)
      #expect(
        try bench.tool("run", "run.jsonc", environment: bench.path).messages
          .contains("did you mean \"tikz\"?"))
      try bench.config(#""outputs": ["a.svg"]"#, input: #""a": { "path": "x", "format": "tikz" }"#)
      #expect(
        try bench.tool("run", "run.jsonc", environment: bench.path).messages
          .contains("\"tikz\" is a renderer, not a parser"))
      try bench.config(
        #""outputs": ["a.svg"]"#,
        input:
          #""a": { "path": "x", "format": { "type": "command", "run": "bin/highwater-tikz" } }"#)
      #expect(
        try bench.tool("run", "run.jsonc", environment: bench.path).messages
          .contains("\"bin/highwater-tikz\" is a renderer, not a parser"))
    }
  }

  @Test func optionsReachTheProgramWithDefaultsAndInPlainUnits() throws {
    try Self.onBench { bench in
      try bench.program(
        "echo.sh", "renderer", "printf '%s|' \"$PLOT_OPTIONS\" \"$@\"",
        options: """
          {"key": "wide", "form": "number", "dimension": "length", "default": "1in", "help": "h"},
          {"key": "memory", "form": "number", "dimension": "bytes", "help": "h"},
          {"key": "words", "form": "list", "of": {"form": "text"}, "help": "h"}
          """)
      try bench.output(
        #""run": ["./echo.sh", "$(touch pwned)", "; touch pwned"], "memory": "2KiB","#
          + #" "words": ["$(touch pwned)", "a\"b\n"]"#)
      #expect(try bench.tool("run", "run.jsonc").status == 0)
      #expect(
        String(decoding: try bench.tool.data("out"), as: UTF8.self)
          == #"{"wide": 72, "memory": 2048, "words": ["$(touch pwned)", "a\"b\n"]}|"#
          + "$(touch pwned)|; touch pwned|")
      #expect(!bench.tool.exists("pwned"))
    }
  }

  // MARK: What must not happen

  @Test func nothingIsRunWithoutNeed() throws {
    try Self.onBench { bench in
      for name in ["trap", "png", "csv"] {
        try bench.script("bin/highwater-\(name)", "touch \(bench.bin)/ran; exit 1")
      }
      let ls = Tool.capture("ls")
      try bench.config(#""outputs": ["a.csv", "a.json"]"#)
      for arguments in [
        ["plot", ls, "-o", "a.png", "-o", "a.svg", "-o", "a.pdf", "--scale", "1"], ["stat", ls],
        ["run", "run.jsonc"], ["validate", "run.jsonc"], ["config", "run.jsonc"], ["init", ls],
        ["compare", ls, ls], ["check", ls, "--expect", "peak < 1GiB"], ["plugins", "png"],
        ["schema", "--scene"], ["--help"],
      ] {
        let result = try bench.tool.run(
          Tool.product("highwater"), arguments, environment: bench.path)
        #expect(result.status == 0, "\(arguments): \(result.messages)")
        #expect(!bench.tool.exists("bin/ran"), "\(arguments)")
      }
      #expect(try bench.tool("plugins", environment: bench.path).status == 0)
      #expect(bench.tool.exists("bin/ran"))
    }
  }

  @Test func validateRunsNothingThatAConfigNames() throws {
    try Self.onBench { bench in
      try bench.program("a.sh", "renderer", "cat")
      try bench.script("b.sh", "touch ran; sh ./a.sh \"$@\"")
      try bench.output(#""run": ["./b.sh"], "timeout": "5s", "who": "knows""#)
      let result = try bench.tool("validate", "run.jsonc")
      #expect(
        result.text == "run.jsonc: right; it runs \"./b.sh\", whose options --ask checks\n")
      #expect(!bench.tool.exists("ran"))
      let asked = try bench.tool("validate", "--ask", "run.jsonc")
      #expect(asked.status == 2)
      #expect(asked.messages.contains("unknown key \"who\""))
      #expect(bench.tool.exists("ran"))
      try bench.output(#""run": ["./none.sh"], "timeout": 0"#)
      let wrong = try bench.tool("validate", "run.jsonc")
      #expect(wrong.messages.contains("outputs[0].run: cannot run \"./none.sh\""))
      #expect(wrong.messages.contains("0 is outside 0.01...86400"))
    }
  }

  @Test func namesThatAreNoIDsAreNoPrograms() throws {
    try Self.onBench { bench in
      for name in [
        "bin/highwater-a b", "bin/highwater-$(touch pwned)", "bin/highwater-A.sh", "evil",
      ] {
        try bench.script(name, "touch '\(bench.tool.path("ran"))'")
      }
      try bench.script("highwater-here", "touch '\(bench.tool.path("ran"))'")
      // The current folder, by its name, by nothing and from a folder that is not absolute.
      let path = ["PATH": (bench.path["PATH"] ?? "") + "::.:bin"]
      _ = try bench.tool("plugins", environment: path)
      for type in ["here", "a b", "../evil", "$(touch pwned)", "./evil", "a/../../evil", ""] {
        try bench.config("\"outputs\": [{ \"path\": \"a.png\", \"type\": \"\(type)\" }]")
        #expect(try bench.tool("run", "run.jsonc", environment: path).status == 2)
      }
      try bench.output(#""run": "highwater-here""#)
      #expect(
        try bench.tool("run", "run.jsonc", environment: path).messages
          .contains("there is no program \"highwater-here\" on the PATH"))
      #expect(!bench.tool.exists("ran") && !bench.tool.exists("pwned"))
    }
  }

  @Test(arguments: [
    ("echo half; echo why >&2; exit 3", "\"./x.sh\" ended with status 3; it said: why"),
    ("echo half; kill -TERM $$", "\"./x.sh\" was ended by signal 15"),
    ("true", "\"./x.sh\" ended well, and wrote nothing"),
    ("echo half; sleep 100", "\"./x.sh\" did not end within 0.5 s"),
  ])
  func halfAnOutputIsNeverKept(script: String, message: String) throws {
    try Self.onBench { bench in
      try bench.program("x.sh", "renderer", script)
      try bench.output(#""run": ["./x.sh"], "timeout": "500ms""#)
      try bench.tool.write("old", to: "out")
      let before = try FileManager.default.contentsOfDirectory(atPath: bench.tool.folder.path)
      let result = try bench.tool("run", "run.jsonc")
      #expect(result.status == 4)
      #expect(result.messages.contains(message), "\(result.messages)")
      #expect(try bench.tool.data("out") == Data("old".utf8))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: bench.tool.folder.path).sorted()
          == before.sorted())
      // Nor does anybody behind a pipe get it.
      try bench.config(
        #""outputs": [{ "path": "-", "type": "command", "run": "./x.sh", "timeout": 0.5 }]"#)
      #expect(try bench.tool("run", "run.jsonc").output.isEmpty)
    }
  }

  @Test(arguments: [
    ("echo no", "is no JSON"), ("true", "is no JSON"),
    (#"echo '{"protocol": 2}'"#, "speaks version 2 of the protocol, not 1"),
    ("exit 1", "\"./x.sh --describe\" ended with status 1"),
    ("yes", "\"./x.sh --describe\" wrote more than 1 MiB"),
  ])
  func aDescriptionThatIsNoneIsToldAtItsPlace(script: String, message: String) throws {
    try Self.onBench { bench in
      try bench.script("x.sh", script)
      try bench.output(#""run": ["./x.sh"], "option": 1"#)
      let result = try bench.tool("run", "run.jsonc")
      #expect(result.status == 2)
      #expect(result.messages.contains("outputs[0].run: "), "\(result.messages)")
      #expect(result.messages.contains(message), "\(result.messages)")
      #expect(!result.messages.contains("unknown key"))
      #expect(!bench.tool.exists("out"))
    }
  }

  @Test func aFileThatNobodyKnowsTellsOfBrokenParsers() throws {
    try Self.onBench { bench in
      try bench.script("bin/highwater-broken", "exit 1")
      try bench.tool.write(Self.free, to: "machine.txt")
      let result = try bench.tool("stat", "machine.txt", environment: bench.path)
      #expect(result.status == 3)
      #expect(result.messages.contains("\"highwater-broken --describe\" ended with status 1"))
      let output = try bench.tool(
        "plot", Tool.capture("ls"), "-o", "a.tex", environment: bench.path)
      #expect(output.status == 2)
      #expect(output.messages.contains("\"highwater-broken --describe\" ended with status 1"))
    }
  }

  @Test func aParserThatFailsIsToldOfItsFile() throws {
    try Self.onBench { bench in
      try bench.example("free")
      try bench.tool.write(Self.free.replacingOccurrences(of: " 900", with: ""), to: "cut.free")
      let result = try bench.tool("plot", "cut.free", environment: bench.path)
      #expect(result.status == 3)
      #expect(
        result.messages.contains(
          "cut.free: \"highwater-free\" ended with status 1; it said: line 2: 6 numbers under 7 names"
        ),
        "\(result.messages)")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func whatEndsTheToolEndsItsPrograms() throws {
    try Self.onBench { bench in
      try bench.program("x.sh", "renderer", "echo $$ > pid; exec sleep 300")
      try bench.output(#""run": ["./x.sh"]"#)
      let process = Process()
      // Threads of tests hold signals back, and their children would, too.
      let unblocked = """
        import os, signal, sys
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.execv(sys.argv[1], sys.argv[1:])
        """
      process.executableURL = URL(fileURLWithPath: try #require(Tool.find("python3")))
      process.arguments = ["-c", unblocked, Tool.product("highwater"), "run", "run.jsonc"]
      process.currentDirectoryURL = bench.tool.folder
      process.standardError = FileHandle.nullDevice
      try process.run()
      var pid: pid_t?
      while pid == nil, process.isRunning {
        usleep(20_000)
        pid = (try? bench.tool.data("pid")).flatMap {
          pid_t(String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .newlines))
        }
      }
      process.terminate()
      process.waitUntilExit()
      #expect(process.terminationReason == .uncaughtSignal)
      let child = try #require(pid)
      for _ in 0..<200 where kill(child, 0) == 0 { usleep(20_000) }
      let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      #expect(kill(child, 0) != 0 || state?.contains(") Z ") == true)
    }
  }
}
