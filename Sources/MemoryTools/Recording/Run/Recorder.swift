#if canImport(Glibc)
  import Host
  import PlotCore

  /// Runs a program under `libmemusage.so`.
  package struct Recorder {
    private let program: ProgramFile
    private let arguments: [[UInt8]]
    private let options: RecordingOptions

    /// Creates a recorder; the arguments begin with the program's own name.
    package init(_ program: ProgramFile, arguments: [[UInt8]], options: RecordingOptions) {
      self.program = program
      self.arguments = arguments
      self.options = options
    }

    /// Runs the program to its end; throws where it cannot be started.
    ///
    /// Signals that ask us to end go to the program, and we stay to see its end. What the terminal
    /// sends reaches the program without us.
    package func run() throws(LaunchError) -> RecordedRun {
      let signals = HeldSignals()
      defer { signals.release() }
      let epoch = CounterReading.epochSeconds()
      let before = CounterReading.now()
      let process = try Launch.start(
        program, arguments: arguments,
        environment: options.environment(from: Launch.environment), mask: signals.earlier)
      let own = Self.ownPeak

      var watch = options.residentInterval.map {
        ResidentWatch(root: process, name: options.processName, interval: $0)
      }
      var (status, usage) = (Int32(0), rusage())
      var nextLook = 0.0
      while true {
        let answer = retryWhileInterrupted { wait4(process, &status, WNOHANG, &usage) }
        if answer == process || answer < 0 { break }
        let elapsed = CounterReading.seconds(since: before)
        if watch != nil, elapsed >= nextLook {
          watch?.look(at: elapsed)
          nextLook = watch?.samples.nextLook(after: elapsed) ?? .infinity
        }
        let wait = watch == nil ? nil : nextLook - CounterReading.seconds(since: before)
        guard let arrival = signals.next(within: wait) else { continue }
        if arrival.number != SIGCHLD, !arrival.isFromTerminal { kill(process, arrival.number) }
      }
      let after = CounterReading.now()
      return RecordedRun(
        ending: status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .killed(status & 0x7F),
        wallSeconds: after.seconds(from: before),
        counter: before.ticks.flatMap { start in after.ticks.map { (start, $0) } },
        counterSeconds: after.seconds(from: before),
        peakResident: Self.peak(usage, watch, above: own),
        resident: watch?.samples, epochSeconds: epoch)
    }

    /// Linux counts what a new process shares with us before it becomes the program: up to our own
    /// size wait4 tells of us, not of it. Its counts lag by some pages, so a little more is granted.
    private static func peak(_ usage: rusage, _ watch: ResidentWatch?, above own: Int) -> Int? {
      let told = Int(usage.ru_maxrss) &* 1024
      return told > own &+ 1 << 20 ? told : watch?.peak
    }

    private static var ownPeak: Int {
      var usage = rusage()
      getrusage(.init(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) &* 1024
    }
  }
#endif
