/// What garbage collectors print.
extension ReportKind {
  /// Go, as its runtime's documentation of GODEBUG describes it.
  static let goTrace = ReportKind(
    "gctrace", "a Go program with GODEBUG=gctrace=1",
    [
      .row(
        "gc {} @{time s}s {cpu %}%: {} ms clock, {} ms cpu, "
          + "{before MiB}->{peak MiB}->{live MiB} MB, {goal MiB} MB goal{}"),
      .row(
        "gc {} @{time s}s {cpu %}%: {} ms clock, {} ms cpu, "
          + "{before MiB}->{peak MiB}->{live MiB} MB, {goal MiB} MB, {}"),
    ], main: "peak")

  /// V8, of node and of browsers.
  static let v8Trace = ReportKind(
    "trace-gc", "V8 with --trace-gc",
    [
      .row("[{}] {time ms} ms: {} {before MiB} ({}) -> {after MiB} ({committed MiB}) MB, {}")
    ], main: "before")

  /// The JVM: unified logging (JEP 158), and what stood before it.
  static let jvmLog = ReportKind(
    "jvm-gc", "a JVM with -Xlog:gc or -verbose:gc",
    signs: [
      .row("[{time s}s][{}][gc{}"), .row("[{time}][{}][gc{}"),
      .row("{}[GC {}->{}({}), {} secs]{}"), .row("{}[Full GC {}->{}({}), {} secs]{}"),
    ],
    [
      .row("[{time s}s]{}GC({}) Pause {} {before B}->{after B}({committed B}) {pause ms}ms"),
      .row("[{time}]{}GC({}) Pause {} {before B}->{after B}({committed B}) {pause ms}ms"),
      .row("[{time s}s]{}GC({}) {} {before B}->{after B}({committed B}) {pause ms}ms"),
      .row("[{time s}s]{}GC({}) Garbage Collection {} {before B}({})->{after B}({})"),
      .row("{} {time s}: [{}GC {} {before B}->{after B}({committed B}), {pause s} secs]{}"),
      .row("{} {time s}: [{}GC {} {before B}->{after B}({committed B}), {}, {pause s} secs]{}"),
      .row("{time s}: [{}GC {} {before B}->{after B}({committed B}), {pause s} secs]{}"),
      .row("{time s}: [{}GC {} {before B}->{after B}({committed B}), {}, {pause s} secs]{}"),
    ], main: "before")
}
