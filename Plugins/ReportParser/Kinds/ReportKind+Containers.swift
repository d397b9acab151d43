/// What tools for containers and devices print, and files of the kernel that are read again and again.
extension ReportKind {
  static let docker = ReportKind(
    "docker-stats", "docker stats or podman stats",
    [
      .table(
        TableForm(
          words: ["NAME", "MEM USAGE / LIMIT"], gap: 2, texts: ["NAME"],
          skip: ["CONTAINER ID", "CONTAINER", "ID", "CPU TIME", "AVG CPU %"],
          units: ["CPU %": "%", "MEM %": "%"],
          names: [
            "MEM USAGE / LIMIT": "MEM USAGE", "NET I/O": "NET IO", "BLOCK I/O": "BLOCK IO",
          ]))
    ], main: "MEM USAGE", keys: ["NAME"], shown: ["MEM USAGE"])

  static let kubectl = ReportKind(
    "kubectl-top", "kubectl top",
    signs: [.table(kubectlTable)], [.table(kubectlTable)], hasDates: true, main: "MEMORY",
    keys: ["NAME"], shown: ["MEMORY"])

  private static let kubectlTable = TableForm(
    words: ["NAME", "MEMORY(bytes)"], texts: ["NAMESPACE", "POD", "NAME"],
    // `12m` is a thousandth there, and a million elsewhere.
    skip: ["CPU(cores)", "CPU%"], units: ["MEMORY(bytes)": "B", "MEMORY%": "%"],
    names: ["MEMORY(bytes)": "MEMORY"])

  /// Android's `dumpsys meminfo PACKAGE`.
  static let androidMemory = ReportKind(
    "dumpsys-meminfo", "dumpsys meminfo",
    signs: [.begin("Uptime: {time ms} Realtime: {}"), .held("** MEMINFO in pid {} [{}] **")],
    [
      .begin("Uptime: {time ms} Realtime: {}"),
      .part("Java Heap: {java KiB} {}"), .part("Native Heap: {native KiB} {}"),
      .part("Code: {code KiB} {}"), .part("Stack: {stack KiB} {}"),
      .part("Graphics: {graphics KiB} {}"), .part("Private Other: {other KiB} {}"),
      .part("System: {system KiB} {}"),
      .part("TOTAL PSS: {PSS KiB} TOTAL RSS: {RSS KiB} TOTAL SWAP{}: {swap KiB}"),
      .part("TOTAL: {PSS KiB} TOTAL SWAP{}: {swap KiB}"),
    ], main: "PSS")

  /// Files of /proc: meminfo, PID/status, PID/smaps_rollup.
  static let proc = ReportKind(
    "proc", "/proc/meminfo, /proc/PID/status or smaps_rollup, read again and again",
    signs: [.part("MemTotal: {} kB"), .part("VmRSS: {} kB"), .part("Rss: {} kB")],
    [.pair("{key:}: {value KiB} kB")], hasDates: true, main: "VmRSS", "Rss", "MemAvailable",
    shown: [
      "VmRSS", "VmHWM", "VmData", "VmSwap", "Rss", "Pss", "Anonymous", "Swap", "MemFree",
      "MemAvailable",
      "Buffers", "Cached", "AnonPages", "Slab",
    ])

  /// A control group's memory.stat, of either version.
  static let cgroup = ReportKind(
    "memory-stat", "a control group's memory.stat, read again and again",
    signs: [.part("pgfault {a}"), .part("workingset_refault_anon {a}"), .part("total_rss {a}")],
    [
      .pair(
        "{key:} {value B}",
        counts: ["pg", "total_pg", "workingset", "thp_", "numa_", "zswp", "swp"])
    ], hasDates: true, main: "anon", "rss",
    shown: ["anon", "file", "kernel", "slab", "shmem", "rss", "cache", "mapped_file", "swap"])
}
