import PlotCore
import PlotEngine
import Synchronization
import Host

/// A line on a terminal that tells how far reading is, for work over a second.
final class ProgressLine: Sendable {
  private static let patience: UInt32 = 1_000_000
  private static let interval: UInt32 = 200_000

  private let progress: Progress
  private let isStopped = Atomic(false)
  private let hasShown = Atomic(false)

  /// Starts watching; nil where standard error is no terminal.
  init?(_ progress: Progress) {
    self.progress = progress
    guard Console.isTerminal, Workers.detached({ self.watch() }) else { return nil }
  }

  /// Stops watching and takes the line away.
  func stop() {
    isStopped.store(true, ordering: .relaxed)
    if hasShown.load(ordering: .relaxed) { Console.write("\r\u{1B}[K") }
  }

  private func watch() {
    var (elapsed, start, walk) = (0.0, 0.0, 0)
    while !isStopped.load(ordering: .relaxed) {
      usleep(Self.interval)
      elapsed += Double(Self.interval) / 1e6
      if progress.walk != walk { (walk, start) = (progress.walk, elapsed) }
      guard elapsed * 1e6 >= Double(Self.patience), !isStopped.load(ordering: .relaxed) else {
        continue
      }
      let (rows, total) = (Double(progress.rows), Double(progress.total))
      hasShown.store(true, ordering: .relaxed)
      guard rows > 0, total > rows, elapsed > start else {
        // A repair or a transform sorts before it hands out rows; how long, nobody knows.
        Console.write("\rsorting or writing, \(Decimal.fixed(elapsed, places: 0)) s so far\u{1B}[K")
        continue
      }
      let rate = rows / (elapsed - start)
      Console.write(
        "\rreading \(Decimal.fixed(rows / total * 100, places: 0)) %, "
          + "\(Decimal.fixed(rate / 1e6, places: 1)) million rows/s, "
          + "\(Decimal.fixed((total - rows) / rate, places: 0)) s left\u{1B}[K")
    }
  }
}
