import Foundation
import MemusageParser
import PlotCore
import Synchronization
import Testing

@Suite struct RecordDumpTests {
  func dump(_ bytes: [UInt8]) throws -> String {
    let gathered = Mutex<[UInt8]>([])
    try withFile(bytes) { file in
      var sink = ByteSink { bytes in gathered.withLock { $0.append(contentsOf: bytes) } }
      try parser().dump(Input(name: "run", file: file), to: &sink)
      try sink.flush()
    }
    return String(decoding: gathered.withLock { $0 }, as: UTF8.self)
  }

  @Test func writesTheFormOfTheFirstParser() throws {
    let samples = [
      Row(time: 1 << 33 | 77, heap: -1, stack: 3), Row(time: 0, heap: 0, stack: 0),
    ]
    let file = capture(samples, start: 1 << 32 | 5) + [1, 2, 3]
    #expect(
      try dump(file) == """
                         : 0
        maxsize_total    : 2
        maxsize time_low : 5
        maxsize time_high: 1
        maxsize_heap     : 0
        maxsize_stack    : 3
                time_low : 87
                time_high: 2
        0: (18446744073709551615, 3, 77, 2 (8589934669))
        1: (0, 0, 0, 0 (0))

        """)
  }

  @Test(.enabled(if: hasNumPy), arguments: captureNames)
  func agreesWithPythonOnEveryRecord(_ name: String) throws {
    let program = """
      import struct, sys
      data = open(sys.argv[1], 'rb').read()[:30_011]
      r = [struct.unpack_from('<QQII', data, i) for i in range(0, len(data) - 23, 24)]
      w = sys.stdout.write
      w(' ' * 17 + ': 0\\n')
      w('maxsize_total    : %d\\nmaxsize time_low : %d\\nmaxsize time_high: %d\\n' % r[0][1:])
      w('maxsize_heap     : %d\\nmaxsize_stack    : %d\\n' % r[1][:2])
      w('        time_low : %d\\n        time_high: %d\\n' % r[1][2:])
      for i, (h, s, l, t) in enumerate(r[2:]):
          w('%d: (%d, %d, %d, %d (%d))\\n' % (i, h, s, l, t, t << 32 | l))
      """
    let expected = String(
      decoding: try python(program, [captures.appending(path: name + ".mem").path]),
      as: UTF8.self)
    let file = Array(try bytes(of: name).prefix(30_011))
    #expect(try dump(file) == expected)
    #expect(try dump(swapped(file)) == expected)
  }

  @Test func rejectsWhatIsNoCapture() {
    #expect(throws: PlotError.self) { try dump(Array("not a capture".utf8)) }
  }

  @Test func passesOnWhatTheSinkThrows() throws {
    let file = try bytes(of: "cc1")
    try withFile(file) { file in
      var sink = ByteSink { _ throws(PlotError) in throw PlotError(.output, "full") }
      #expect(throws: PlotError(.output, "full")) {
        try parser().dump(Input(name: "run", file: file), to: &sink)
      }
    }
  }
}
