import Testing

@testable import MemoryTools

@Suite struct RecordingOptionsTests {
  private func environment(
    _ given: [String], _ change: (inout RecordingOptions) -> Void = { _ in }
  ) -> [String] {
    var options = RecordingOptions(
      library: "/lib/libmemusage.so", processName: "my prog", capture: "/tmp/a b.mem")
    change(&options)
    return options.environment(from: given.map { Array($0.utf8) })
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func addsTheLibraryBehindThoseThatAreThere() {
    #expect(environment(["A=1"]).contains("LD_PRELOAD=/lib/libmemusage.so"))
    let both = environment(["LD_PRELOAD=/x.so:/y.so", "A=1"])
    #expect(both.contains("LD_PRELOAD=/x.so:/y.so:/lib/libmemusage.so"))
    #expect(both.filter { $0.hasPrefix("LD_PRELOAD") }.count == 1 && both.contains("A=1"))
  }

  @Test func tellsTheLibraryWhatIsAskedOfItAndForgetsWhatWasAskedBefore() {
    let plain = environment(["MEMUSAGE_TRACE_MMAP=yes", "MEMUSAGE_OUTPUT=old"])
    #expect(plain.contains("MEMUSAGE_OUTPUT=/tmp/a b.mem"))
    #expect(plain.contains("MEMUSAGE_PROG_NAME=my prog"))
    #expect(plain.contains("MEMUSAGE_NO_TIMER=yes"))
    #expect(!plain.contains { $0.hasPrefix("MEMUSAGE_TRACE_MMAP") || $0.hasSuffix("=old") })
    let other = environment([]) { options in
      options.usesTimer = true
      options.tracesMaps = true
      options.bufferSize = 1
    }
    #expect(other.contains("MEMUSAGE_TRACE_MMAP=yes") && other.contains("MEMUSAGE_BUFFER_SIZE=1"))
    #expect(!other.contains { $0.hasPrefix("MEMUSAGE_NO_TIMER") })
  }
}
