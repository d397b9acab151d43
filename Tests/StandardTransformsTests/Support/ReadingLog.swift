import PlotCore
import Synchronization

/// A source that remembers which columns readers asked for.
final class ReadingLog: DerivedSource {
  let upstream: any Source
  let columns: [Column]
  private let log = Mutex<[[Int]]>([])

  init(_ upstream: any Source) {
    self.upstream = upstream
    columns = upstream.columns
  }

  var asked: [[Int]] { log.withLock { $0 } }

  func makeReader(of columns: [Int]) throws(PlotError) -> any BlockReader {
    log.withLock { $0.append(columns) }
    return try upstream.makeReader(of: columns)
  }
}
