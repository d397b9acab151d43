import Host
import PlotCore
import Synchronization

/// What programs have said of themselves, each asked once for as long as its file is the same.
enum Descriptions {
  private struct Key: Hashable {
    var program: Program
    var identity: [Int]
  }

  /// Seconds that a program has to describe itself.
  static let timeLimit = 10.0

  private static let known = Mutex<[Key: Result<Description, PlotError>]>([:])

  /// Asks a program what it is; throws where it does not answer as it should.
  static func of(_ program: Program) throws(PlotError) -> Description {
    let key = Key(program: program, identity: program.identity)
    if let result = known.withLock({ $0[key] }) { return try result.get() }
    var result: Result<Description, PlotError>
    do throws(PlotError) {
      result = .success(try ask(program))
    } catch {
      result = .failure(error)
    }
    known.withLock { [result] in $0[key] = result }
    return try result.get()
  }

  private static func ask(_ program: Program) throws(PlotError) -> Description {
    let nothing = try ScratchInput(stage: .config)
    let run = ProgramRun(
      program: program, arguments: ["--describe"], timeLimit: timeLimit, canTakeLonger: false,
      outputLimit: 1 << 20, stage: .config)
    let answer = try run(nothing.descriptor)
    return try Description(
      try answer.output.bytes(at: 0, count: answer.output.byteCount), of: program)
  }
}
