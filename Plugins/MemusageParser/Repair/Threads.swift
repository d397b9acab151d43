import PlotCore
import Synchronization
import Host

/// Runs a body on some threads at once.
enum Threads {
  /// How many threads a repair takes: one for each processor, at most 8.
  static var usual: Int { min(8, max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Runs the body once on each thread, this one included, and throws the first error.
  static func run(
    _ count: Int, _ body: @escaping @Sendable () throws(PlotError) -> Void
  ) throws(PlotError) {
    let work = Work(body)
    var others: [pthread_t] = []
    for _ in 1..<max(1, count) {
      if let thread = work.start() { others.append(thread) }
    }
    work.run()
    for thread in others { pthread_join(thread, nil) }
    if let error = work.error.withLock({ $0 }) { throw error }
  }

  private final class Work: Sendable {
    let body: @Sendable () throws(PlotError) -> Void
    let error = Mutex<PlotError?>(nil)

    init(_ body: @escaping @Sendable () throws(PlotError) -> Void) { self.body = body }

    func run() {
      do throws(PlotError) {
        try body()
      } catch let caught {
        error.withLock { $0 = $0 ?? caught }
      }
    }

    /// Starts a thread; nil where the system gives none, so that the others do its work.
    func start() -> pthread_t? {
      let context = Unmanaged.passRetained(self).toOpaque()
      #if canImport(Darwin)
        var thread: pthread_t?
        let code = pthread_create(&thread, nil, { Work.enter($0) }, context)
      #else
        var thread = pthread_t()
        let code = pthread_create(
          &thread, nil,
          { context in
            if let context { _ = Work.enter(context) }
            return nil
          }, context)
      #endif
      if code == 0 { return thread }
      Unmanaged<Work>.fromOpaque(context).release()
      return nil
    }

    static func enter(_ context: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
      Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
      return nil
    }
  }
}
