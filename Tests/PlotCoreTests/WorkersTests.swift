import PlotCore
import Synchronization
import Testing

@Suite struct WorkersTests {
  @Test(arguments: [1, 2, 7])
  func mapReturnsValuesInOrder(workerCount: Int) throws {
    let squares = try Workers.map(100, on: workerCount) { $0 * $0 }
    #expect(squares == (0..<100).map { $0 * $0 })
    #expect(try Workers.map(0, on: workerCount) { $0 }.isEmpty)
  }

  @Test func runCallsTheBodyOncePerWorker() throws {
    let seen = Mutex<[Int]>([])
    try Workers.run(5) { worker in seen.withLock { $0.append(worker) } }
    #expect(seen.withLock { $0.sorted() } == [0, 1, 2, 3, 4])
  }

  @Test func throwsTheErrorOfAnyThread() {
    #expect(throws: PlotError(.tool, "the ninth")) {
      try Workers.map(12, on: 3) { number throws(PlotError) in
        if number == 9 { throw PlotError(.tool, "the ninth") }
      }
    }
  }

  @Test func ofManyErrorsTheFirstWorkersIsThrown() {
    #expect(throws: PlotError(.tool, "worker 2")) {
      try Workers.run(7) { worker throws(PlotError) in
        if worker >= 2 { throw PlotError(.tool, "worker \(worker)") }
      }
    }
  }

  @Test func whatIsStartedAheadHasEndedWhenItWasWaitedFor() {
    let done = Atomic(0)
    let wait = Workers.ahead { done.store(1, ordering: .releasing) }
    wait()
    #expect(done.load(ordering: .acquiring) == (Workers.coreCount > 1 ? 1 : 0))
  }

  @Test func whatIsDetachedRunsWithoutBeingWaitedFor() async throws {
    let done = Atomic(0)
    #expect(Workers.detached { done.store(1, ordering: .releasing) })
    for _ in 0..<1000 where done.load(ordering: .acquiring) == 0 {
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(done.load(ordering: .acquiring) == 1)
  }
}
