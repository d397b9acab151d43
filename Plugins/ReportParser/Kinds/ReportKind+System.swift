/// What tools for a whole system print.
extension ReportKind {
  static let top = ReportKind(
    "top", "top -b",
    signs: [.begin("top - {time} {}")],
    [
      .begin("top - {time} {}"),
      .table(
        TableForm(
          words: ["PID", "RES", "COMMAND"], texts: ["USER", "COMMAND"], wide: "COMMAND",
          skip: ["USER", "PR", "NI", "S", "TIME+", "TIME", "P", "SHR", "nTH", "TTY"],
          units: ["VIRT": "KiB", "RES": "KiB", "SWAP": "KiB", "%CPU": "%", "%MEM": "%"])),
    ], main: "RES", keys: ["COMMAND", "PID"], shown: ["RES"])

  static let free = ReportKind(
    "free", "free -s",
    signs: [.begin("total used free shared buff/cache available")],
    [
      .begin("total used free shared buff/cache available"),
      .part("Mem: {total KiB} {used KiB} {free KiB} {shared KiB} {cache KiB} {available KiB}"),
      .part("Swap: {swap_total KiB} {swap_used KiB} {swap_free KiB}"),
    ], hasDates: true, main: "used", shown: ["used", "cache", "available"],
    guess: "KiB, as free counts unless it is asked otherwise")

  static let smem = ReportKind(
    "smem", "smem",
    signs: [.table(smemTable)], [.table(smemTable)], hasDates: true, main: "PSS",
    keys: ["Command", "PID"], shown: ["PSS"],
    guess: "KiB, as smem counts unless it is asked otherwise")

  private static let smemTable = TableForm(
    words: ["PID", "USS", "PSS", "RSS"], texts: ["User", "Command"], wide: "Command",
    skip: ["User"], units: ["Swap": "KiB", "USS": "KiB", "PSS": "KiB", "RSS": "KiB"])

  static let ps = ReportKind(
    "ps", "ps aux",
    signs: [.table(psTable)], [.table(psTable)], hasDates: true, main: "RSS",
    keys: ["COMMAND", "PID"], shown: ["RSS"],
    guess: "KiB, as ps counts")

  private static let psTable = TableForm(
    words: ["PID", "%MEM", "VSZ", "RSS", "COMMAND"], texts: ["COMMAND"], wide: "COMMAND",
    skip: ["USER", "TTY", "STAT", "START", "TIME", "STARTED", "S", "UID", "PPID"],
    units: ["VSZ": "KiB", "RSS": "KiB", "%CPU": "%", "%MEM": "%"])

  /// sysstat's sar of memory, swap space and huge pages.
  static let sar = ReportKind(
    "sar", "sar -r",
    [
      .table(TableForm(words: ["kbmemfree"], units: ["kb*": "KiB"], isTimed: true)),
      .table(TableForm(words: ["kbswpfree"], units: ["kb*": "KiB"], isTimed: true)),
      .table(TableForm(words: ["kbhugfree"], units: ["kb*": "KiB"], isTimed: true)),
    ], main: "kbmemused", "kbswpused", shown: ["kbmemused", "kbcached", "kbavail", "kbswpused"])

  static let dstat = ReportKind(
    "dstat", "dstat -m",
    [
      .table(
        TableForm(
          words: ["used", "free", "buff", "cach"], wide: "time",
          units: ["used": "B", "free": "B", "buff": "B", "cach": "B", "shar": "B"]))
    ], main: "used", shown: ["used", "buff", "cach", "free"])

  /// Valgrind's ms_print: its table is cut by the trees of detailed snapshots.
  static let msPrint = ReportKind(
    "ms_print", "valgrind's ms_print",
    signs: [.held("ms_print arguments: {}")],
    ["i", "B", "ms"].map { unit in
      .table(
        TableForm(
          words: ["n", "time(\(unit))", "total(B)"], skip: ["n"],
          units: ["time(ms)": "ms", "time(B)": "B", "time(i)": "instr"],
          names: [
            "time(\(unit))": "time", "total(B)": "total [B]", "useful-heap(B)": "useful-heap [B]",
            "extra-heap(B)": "extra-heap [B]", "stacks(B)": "stacks [B]",
          ]))
    }, main: "total")
}
