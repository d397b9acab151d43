import PlotConfig
import PlotCore
import PlotEngine

/// Draws recordings again and again while they grow, until the programs that write them have ended
/// or a signal comes.
///
/// A picture is drawn at most once a second, and at most a quarter of the time goes into drawing. When
/// the files have been at rest for a second, one more picture shows them to the last byte; where
/// nobody writes them any more, it is the last one.
struct Follow {
  /// Seconds between two pictures, and of rest before the last one.
  private static let pace = 1.0
  /// How many times as long as drawing took nothing is drawn.
  private static let restShare = 3.0
  /// The length from which on more bytes do not make a recording of a file that is none.
  private static let headLength = 4096

  private let spec: RunSpec
  private let toolRun: ToolRun
  private let inputs: [(name: String, path: String)]
  /// Whether the end of the programs that write is not the end.
  private let goesOn: Bool
  private let growth = Growth()
  private let voice: FollowVoice
  private var looks: [FileLook?] = []
  /// Inputs that a program was seen to write.
  private var written: Set<String> = []
  private var latest: RunReport?
  private var failure: (any Error)?
  private var drawingTook = 0.0

  /// Prepares to follow a run's inputs; throws where one of them cannot grow.
  init(_ spec: RunSpec, toolRun: ToolRun, goesOn: Bool) throws(PlotError) {
    self.spec = spec
    self.toolRun = toolRun
    self.goesOn = goesOn
    voice = FollowVoice(isQuiet: toolRun.running.quiet, isDetailed: toolRun.running.report)
    inputs = spec.inputs.compactMap { input in
      if case .file(let path) = input.origin { (input.name, path) } else { nil }
    }
    if inputs.contains(where: { $0.path == "-" }) {
      throw PlotError(
        .usage, "--follow: standard input cannot be read again", remedy: "follow a file")
    }
    if let output = spec.outputs.first(where: { $0.path == "-" }) {
      throw PlotError(
        .usage, "--follow: standard output would get one picture after the other",
        at: output.place, remedy: "name a file with -o, which each picture replaces")
    }
  }

  /// Returns when the programs have ended, or a signal has come; the last picture stays, whole.
  mutating func run() throws {
    voice.begin(inputs.map(\.path), goesOn: goesOn)
    try EndSignals.held {
      try followToTheEnd()
    }
    voice.end()
    if let latest { try toolRun.tell(latest, of: spec) }
  }

  private mutating func followToTheEnd() throws {
    var clock = Stopwatch()
    var sinceChange = Stopwatch()
    var (isNew, isAtRest, hasDrawn) = (false, false, false)
    while !EndSignals.haveCome {
      let now = inputs.map { FileLook($0.path) }
      if now != looks {
        forgetReplaced(now)
        (looks, isNew, isAtRest) = (now, true, false)
        sinceChange = Stopwatch()
      }
      let missing = zip(inputs, now).filter { $1 == nil }.map(\.0.path)
      if !missing.isEmpty {
        voice.wait("there is no \(missing.joined(separator: ", ")) yet")
      } else if isNew, !hasDrawn || clock.seconds >= max(Self.pace, drawingTook * Self.restShare) {
        clock = Stopwatch()
        (isNew, hasDrawn) = (false, true)
        try draw(toTheLastByte: false)
      } else if !isNew, !isAtRest, sinceChange.seconds >= Self.pace {
        isAtRest = true
        try draw(toTheLastByte: true)
        if hasEnded {
          if let failure { throw failure }
          if !goesOn { return }
          if let latest { try toolRun.tell(latest, of: spec) }
          voice.wait("the recording has ended; waiting for the next one")
        } else {
          try giveUpOnForeignFiles()
        }
      } else if isAtRest, !goesOn, clock.seconds >= Self.pace {
        clock = Stopwatch()
        if hasEnded {
          if let failure { throw failure }
          return
        }
      }
      EndSignals.sleep()
    }
  }

  /// Draws what the files hold now; an input that is not right yet is waited for.
  private mutating func draw(toTheLastByte: Bool) throws {
    growth.endsAtLines = !toTheLastByte
    let before = growth.bytesRead
    let watch = Stopwatch()
    do {
      let report = try toolRun.execute(spec, growth: growth)
      let errors = report.outputs.compactMap(\.error)
      if !errors.isEmpty { throw Failure(errors: errors, exitStatus: 4) }
      (latest, failure) = (report, nil)
      voice.drew(report, bytesRead: growth.bytesRead - before)
      for input in inputs where growth.isReadWhole(input.name) {
        voice.readsWhole(input.path, report.summaries.first { $0.name == input.name })
      }
    } catch let error as PlotError where error.stage == .input {
      failure = error
      voice.waits(inputs.map(\.path), looks.map { $0?.size ?? 0 }, for: error)
    }
    drawingTook = watch.seconds
    for (input, look) in zip(inputs, looks) where !written.contains(input.name) {
      if let look, FileWriters.has(look) { written.insert(input.name) }
    }
  }

  /// Whether nobody writes any input any more: a program ended it in order, or was seen to write it
  /// and is gone.
  private var hasEnded: Bool {
    zip(inputs, looks).allSatisfy { input, look in
      guard let look, !FileWriters.has(look) else { return false }
      return growth.isEnded(input.name) || written.contains(input.name)
    }
  }

  /// Throws where a file at rest is no recording, and will not become one by growing.
  private func giveUpOnForeignFiles() throws {
    guard let failure, looks.allSatisfy({ ($0?.size ?? 0) >= Self.headLength }) else { return }
    throw failure
  }

  /// A file that became shorter, or another one, is drawn anew.
  private mutating func forgetReplaced(_ now: [FileLook?]) {
    for (index, input) in inputs.enumerated() where index < looks.count {
      guard let old = looks[index] else { continue }
      if let new = now[index], new.inode == old.inode, new.device == old.device,
        new.size >= old.size
      {
        continue
      }
      growth.forget(input.name)
      written.remove(input.name)
      if now[index] != nil { voice.startsAnew(input.path) }
    }
  }
}
