import Host
import PlotCore

/// One run of a program, from its start to its end.
///
/// Input, output and messages are files without names: nobody waits for anybody, whatever the program
/// reads or writes, and nothing of what it wrote is used before it has ended well.
struct ProgramRun {
  /// What a program that has ended well has left.
  struct Answer {
    /// What it wrote to standard output.
    let output: InputFile
    /// The last lines that it wrote to standard error; empty where there were none.
    let remark: String
  }

  let program: Program
  /// What the tool says to it, behind its own arguments.
  var arguments: [String] = []
  var environment: [String: String] = [:]
  /// Seconds until it is ended.
  var timeLimit: Double
  /// Whether a config may set the time limit.
  var canTakeLonger = true
  /// The most bytes that it may write.
  var outputLimit = 1 << 32
  /// The part of the tool's run that fails with it.
  var stage: PlotError.Stage

  private static let messageLimit = 1 << 26

  /// Runs the program; the descriptor is its standard input. Throws where it does not end well.
  func callAsFunction(_ input: Int32) throws(PlotError) -> Answer {
    let output = try scratch()
    defer { close(output) }
    let messages = try scratch()
    defer { close(messages) }
    let pid = try Launch.start(
      program, arguments: arguments, environment: environment, input: input, output: output,
      messages: messages, stage: stage)
    RunningGroups.add(pid)
    let failure = wait(for: pid, output, messages)
    // Whatever the program has started and left behind ends with it. The group's id cannot be
    // another's yet, since the program itself is still to be waited for.
    kill(-pid, SIGKILL)
    var status: Int32 = 0
    _ = retryWhileInterrupted { waitpid(pid, &status, 0) }
    RunningGroups.remove(pid)

    let said = try InputFile(descriptor: messages.duplicate, path: program.name)
    let kept = min(said.byteCount, 4096)
    let remark = Quoted.lastLines(try said.bytes(at: said.byteCount - kept, count: kept))
    if let failure = failure ?? Self.failure(of: status) {
      throw PlotError(
        stage,
        "\"\(([program.name] + arguments).joined(separator: " "))\" \(failure.message)"
          + (remark.isEmpty ? "" : "; it said: \(remark)"),
        remedy: failure.remedy, code: .programFailed)
    }
    return Answer(
      output: try InputFile(descriptor: output.duplicate, path: program.name), remark: remark)
  }

  /// Why a run came to nothing.
  private struct Failure {
    var message: String
    var remedy: String?
  }

  /// Returns when the program has ended, or why it has to be ended.
  private func wait(for pid: pid_t, _ output: Int32, _ messages: Int32) -> Failure? {
    let start = Self.now
    while true {
      var info = siginfo_t()
      let answer = retryWhileInterrupted {
        waitid(P_PID, id_t(pid), &info, WEXITED | WNOHANG | WNOWAIT)
      }
      guard answer == 0 else {
        return Failure(message: "cannot be waited for: \(systemMessage(errno))")
      }
      if info.si_signo != 0 {
        return Self.size(of: output) > outputLimit ? tooLong : nil
      }
      let elapsed = Self.now - start
      if elapsed >= timeLimit {
        return Failure(
          message: "did not end within \(Decimal.trimmed(timeLimit, places: 3)) s",
          remedy: canTakeLonger ? "give it longer, such as \"timeout\": \"5min\"" : nil)
      }
      if Self.size(of: output) > outputLimit { return tooLong }
      if Self.size(of: messages) > Self.messageLimit {
        return Failure(message: "wrote more than \(Self.messageLimit >> 20) MiB of messages")
      }
      // A look costs little; the longer the program has run, the later its end may be seen.
      let pause = min(max(elapsed / 10, 0.0005), 0.02, timeLimit - elapsed)
      var time = timespec(tv_sec: 0, tv_nsec: Int(pause * 1e9))
      nanosleep(&time, nil)
    }
  }

  private var tooLong: Failure { Failure(message: "wrote more than \(outputLimit >> 20) MiB") }

  private static func failure(of status: Int32) -> Failure? {
    let signal = status & 0x7F
    if signal != 0 { return Failure(message: "was ended by signal \(signal)") }
    let code = (status >> 8) & 0xFF
    return code == 0 ? nil : Failure(message: "ended with status \(code)")
  }

  private func scratch() throws(PlotError) -> Int32 {
    let folder = temporaryFolder()
    let descriptor = openUnnamedFile(in: folder)
    guard descriptor >= 0 else {
      throw PlotError(
        stage, "cannot run \"\(program.name)\" with files in \(folder): \(systemMessage(errno))",
        remedy: "set TMPDIR to a folder that can be written")
    }
    return descriptor
  }

  private static func size(of descriptor: Int32) -> Int {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? Int(status.st_size) : 0
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

extension Int32 {
  /// Another descriptor of the same open file, closed when a program is executed.
  fileprivate var duplicate: Int32 { fcntl(self, F_DUPFD_CLOEXEC, 0) }
}

extension PlotError.Code {
  /// A program that is a plugin did not end well.
  public static let programFailed = PlotError.Code(rawValue: "program-failed")
}
