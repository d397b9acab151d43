/// How much memory a process held at some moments, in bounded memory.
package struct ResidentSamples: Sendable, Equatable {
  /// One look at a process.
  package struct Sample: Sendable, Equatable {
    /// Seconds since the program was started.
    package var seconds: Double
    /// Bytes of the resident set.
    package var bytes: Int

    /// Creates a sample.
    package init(seconds: Double, bytes: Int) {
      self.seconds = seconds
      self.bytes = bytes
    }
  }

  /// As many are kept; a longer run is looked at less often.
  static let capacity = 8192

  /// The samples in order of time.
  package private(set) var samples: [Sample] = []
  /// The seconds between two looks, as they are now.
  package private(set) var interval: Double

  /// Creates an empty list.
  init(interval: Double) { self.interval = interval }

  /// Adds a sample. Where there are too many, of each two the higher is kept, and the next come half
  /// as often.
  mutating func add(_ sample: Sample) {
    samples.append(sample)
    guard samples.count >= Self.capacity else { return }
    samples = stride(from: 0, to: samples.count - 1, by: 2).map { index in
      let (first, second) = (samples[index], samples[index + 1])
      return second.bytes > first.bytes ? second : first
    }
    interval *= 2
  }

  /// Forgets all, for a process that takes the place of the one before.
  mutating func removeAll() { samples.removeAll() }

  /// When the next look is due: soon after a start, so that short runs have samples too.
  func nextLook(after seconds: Double) -> Double {
    seconds + min(interval, max(0.001, seconds))
  }
}
