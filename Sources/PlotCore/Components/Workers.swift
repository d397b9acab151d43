import CHost
import Host
import Synchronization

/// Runs work on several threads at once; the one place of a run that owns threads.
///
/// A plugin that computes for long takes its threads from here, as many as it was told: a renderer by
/// `Figure.workerCount`. What it makes must not depend on how many there are; `map` returns its values
/// in order whoever made them.
///
///     let strips = try Workers.map(stripCount, on: figure.workerCount) { strip throws(PlotError) in
///       try compress(strip)
///     }
///
/// Bodies run at the same time: what they share is `Sendable`, such as a `Mutex`. A thread that the
/// system does not give costs time only, since the others do its work.
public enum Workers {
  /// How many cores the machine has, at least one.
  public static var coreCount: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Calls the body once on each of `count` threads, the caller's being one, and waits for all.
  ///
  /// Workers are numbered from 0. Where a thread cannot be had its number is left out, so bodies draw
  /// their share from a common counter rather than from their number. Throws the error of the worker
  /// with the lowest number that threw one.
  public static func run(
    _ count: Int, _ body: @escaping @Sendable (_ worker: Int) throws(PlotError) -> Void
  ) throws(PlotError) {
    let errors = Mutex<[Int: PlotError]>([:])
    let job = Job { worker in
      do throws(PlotError) {
        try body(worker)
      } catch {
        errors.withLock { $0[worker] = error }
      }
    }
    var threads: [pthread_t] = []
    for worker in 1..<max(1, count) {
      // A thread that cannot be had costs time only: the others take its share.
      if let thread = job.start(worker) { threads.append(thread) }
    }
    job.body(0)
    for thread in threads { pthread_join(thread, nil) }
    if let first = errors.withLock({ $0.min { $0.key < $1.key } }) { throw first.value }
  }

  /// Makes a value for each number below `count`, on at most `workerCount` threads, and returns them
  /// in order.
  ///
  /// Throws the error of a number that threw one; others may be left out then.
  public static func map<Value: Sendable>(
    _ count: Int, on workerCount: Int,
    _ body: @escaping @Sendable (_ number: Int) throws(PlotError) -> Value
  ) throws(PlotError) -> [Value] {
    let next = Atomic(0)
    let found = Mutex<[Value?]>(Array(repeating: nil, count: count))
    try run(min(workerCount, count)) { _ throws(PlotError) in
      while true {
        let number = next.add(1, ordering: .relaxed).oldValue
        guard number < count else { return }
        let value = try body(number)
        found.withLock { $0[number] = value }
      }
    }
    return found.withLock { $0.compactMap(\.self) }
  }

  /// Starts work on a thread of its own where there is a core for it, and returns what waits for its
  /// end; call that once.
  package static func ahead(_ body: @escaping @Sendable () -> Void) -> () -> Void {
    guard coreCount > 1, let thread = Job({ _ in body() }).start(1) else { return {} }
    return { pthread_join(thread, nil) }
  }

  /// Starts work on a thread of its own for which nobody waits; false where none can be had.
  package static func detached(_ body: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = Job({ _ in body() }).start(1) else { return false }
    pthread_detach(thread)
    return true
  }

  fileprivate final class Job: Sendable {
    let body: @Sendable (Int) -> Void

    init(_ body: @escaping @Sendable (Int) -> Void) { self.body = body }

    func start(_ worker: Int) -> pthread_t? {
      let share = Unmanaged.passRetained(Share(job: self, worker: worker))
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      guard chost_start(&thread, runShare, share.toOpaque()) == 0 else {
        share.release()
        return nil
      }
      return thread
    }
  }

  fileprivate final class Share: Sendable {
    let job: Job
    let worker: Int

    fileprivate init(job: Job, worker: Int) {
      self.job = job
      self.worker = worker
    }

    func run() { job.body(worker) }
  }
}

#if canImport(Darwin)
  private func runShare(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
    Unmanaged<Workers.Share>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#else
  private func runShare(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    guard let context else { return nil }
    Unmanaged<Workers.Share>.fromOpaque(context).takeRetainedValue().run()
    return nil
  }
#endif
