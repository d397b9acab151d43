#if canImport(Glibc)
  import Host

  /// Looks from time to time at the resident set of the process whose heap is recorded.
  ///
  /// That is the process of the recording's name, the program itself or one that it started, and not
  /// the sum of a tree: its curve belongs beside the heap of the same process. Where several
  /// processes of the name follow each other it is the last, as in the capture.
  struct ResidentWatch {
    private(set) var samples: ResidentSamples
    /// The highest resident set that the system has told of the process.
    private(set) var peak: Int?
    private let root: pid_t
    private let name: String
    private var process: pid_t?
    private var nextSearch = 0.0

    init(root: pid_t, name: String, interval: Double) {
      self.root = root
      self.name = name
      samples = ResidentSamples(interval: interval)
    }

    /// Takes a sample.
    mutating func look(at seconds: Double) {
      if let process, let look = Self.residentSet(of: process) {
        return add(look, at: seconds)
      }
      process = nil
      guard seconds >= nextSearch else { return }
      guard let found = ProcessTree.find(name, from: root) else {
        // A search walks over the tree; while there is nothing to find it must not take all time.
        nextSearch = seconds + (seconds < 0.1 ? 0 : samples.interval * 2)
        return
      }
      process = found
      samples.removeAll()
      peak = nil
      if let look = Self.residentSet(of: found) { add(look, at: seconds) }
    }

    private mutating func add(_ look: (now: Int, peak: Int), at seconds: Double) {
      samples.add(.init(seconds: seconds, bytes: look.now))
      peak = max(peak ?? 0, look.peak)
    }

    /// What a process holds now and has held at most, in bytes; nil when it has ended.
    private static func residentSet(of process: pid_t) -> (now: Int, peak: Int)? {
      guard let text = SystemFile.text("/proc/\(process)/status", limit: 4096) else { return nil }
      var (now, peak): (Int?, Int?)
      for line in text.split(separator: "\n") {
        if line.hasPrefix("VmHWM:") { peak = kibibytes(line) }
        if line.hasPrefix("VmRSS:") { now = kibibytes(line) }
      }
      guard let now, let peak else { return nil }
      return (now, peak)
    }

    private static func kibibytes(_ line: Substring) -> Int? {
      line.split { $0 == " " || $0 == "\t" }.dropFirst().first.flatMap { Int($0) }
        .map { $0 &* 1024 }
    }
  }
#endif
