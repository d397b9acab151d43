import Foundation
import MemusageParser
import PlotCore
import Testing

@Suite struct CaptureTests {
  struct Expected: Sendable {
    var name: String
    var rows: Int
    var peakHeap: Int64
    var peakStack: Int64
    var peakTotal: Int64
    var notes: [String: Int]
    var isComplete = true
  }

  static let expected = [
    Expected(
      name: "ls", rows: 311, peakHeap: 66_067, peakStack: 9_632, peakTotal: 66_406, notes: [:]),
    Expected(
      name: "cc1", rows: 23_246, peakHeap: 2_083_302, peakStack: 7_040, peakTotal: 2_089_046,
      notes: [:]),
    Expected(
      name: "git-log", rows: 61_702, peakHeap: 9_405_107, peakStack: 14_032, peakTotal: 9_413_795,
      notes: [:]),
    Expected(
      name: "mmap-deepstack", rows: 30_842, peakHeap: 314_572_800, peakStack: 220_880,
      peakTotal: 314_793_664, notes: [:]),
    Expected(
      name: "threads", rows: 72_013, peakHeap: 17_598_687, peakStack: 3_296,
      peakTotal: 17_601_967, notes: ["out-of-order": 192]),
    Expected(
      name: "threads-unfilled-slot", rows: 19_999, peakHeap: 10_843_563, peakStack: 3_232,
      peakTotal: 10_846_779,
      notes: ["out-of-order": 83, "unfilled-record": 1, "header-disagrees": 1]),
    Expected(
      name: "forks", rows: 98_768, peakHeap: 36_300_000, peakStack: 0, peakTotal: 36_300_000,
      notes: ["out-of-order": 2, "several-writers": 1]),
    Expected(
      name: "killed", rows: 77_824, peakHeap: 134_291_851, peakStack: 3_264,
      peakTotal: 134_295_099, notes: ["incomplete-header": 1], isComplete: false),
    Expected(
      name: "truncated", rows: 150, peakHeap: 8_216, peakStack: 1_280, peakTotal: 8_648,
      notes: ["truncated-record": 1, "header-disagrees": 1], isComplete: false),
    Expected(
      name: "unbuffered-repeat", rows: 9, peakHeap: 400, peakStack: 16, peakTotal: 400,
      notes: ["repeated-tail": 1]),
    Expected(
      name: "mmap-underflow", rows: 7, peakHeap: -1_048_576, peakStack: 16,
      peakTotal: -1_048_576, notes: ["mmap-underflow": 7]),
  ]

  @Test(arguments: expected)
  func readsTheTrueFiguresOfEveryCapture(_ expected: Expected) throws {
    let (source, info) = try settle(try open(expected.name))
    #expect(source.rowCount == expected.rows)
    #expect(info.isComplete == expected.isComplete)
    let notes = Dictionary(uniqueKeysWithValues: info.notes.map { ($0.code, $0.count) })
    #expect(notes == expected.notes)
    var peaks: [Int64] = [.min, .min, .min]
    var last = Int64.min
    var row = 0
    try source.forEachBlock(of: [2, 3, 4, 1, 0]) { block in
      for index in 0..<block.rowCount {
        for column in 0..<3 {
          peaks[column] = max(peaks[column], block.columns[column].integer(at: index))
        }
        let time = block.columns[3].integer(at: index)
        #expect(time >= last)
        last = time
        #expect(block.columns[4].integer(at: index) == Int64(row))
        row += 1
      }
    }
    #expect(peaks == [expected.peakHeap, expected.peakStack, expected.peakTotal])
    #expect(row == expected.rows)
    for note in info.notes {
      let isLoss = ["incomplete-header", "truncated-record", "unfilled-record"].contains(note.code)
      #expect(note.severity == (isLoss ? .dataLoss : .notice))
      #expect(!note.text.hasSuffix("."))
    }
  }

  @Test(arguments: readableNames)
  func givesTheSameVerdictWithoutAWalk(_ name: String) throws {
    let walked = try settle(try open(name))
    let source = try open(name)
    switch try source.verdict() {
    case .sound(let info): #expect(info.notes == walked.info.notes)
    case .repaired(let repaired):
      #expect(repaired.info.notes == walked.info.notes)
      #expect(repaired.rowCount == walked.source.rowCount)
    }
  }

  @Test func leavesCleanCapturesAsTheyAre() throws {
    for name in ["ls", "cc1", "git-log", "mmap-deepstack", "killed", "truncated"] {
      let source = try open(name)
      _ = try settle(source)
      #expect(source.isSound)
      guard case .sound = try source.verdict() else {
        Issue.record("\(name) was repaired")
        continue
      }
    }
    #expect(try settle(try open("threads")).source.isSound)
  }

  @Test func knowsTheExtentsOfACleanCaptureBeforeTheWalk() throws {
    let source = try open("git-log")
    let extents = source.info.extents
    #expect(extents["heap"] == 0...9_405_107)
    #expect(extents["stack"] == 0...14_032)
    #expect(extents["total"] == 0...9_413_795)
    #expect(extents["event"] == 0...61_701)
    let times = [
      try source.value(row: 0, column: 1).double, try source.value(row: 61_701, column: 1).double,
    ]
    #expect(extents["time"] == times[0]...times[1])
    #expect(times[0] == 226_278)
    #expect(source.info.header.map(\.value) == [9_405_107, 14_032, 9_413_795])
    #expect(source.info.header.map(\.name) == ["heap", "stack", "total"])
    #expect(source.info.byteCount == 1_480_896)
  }

  @Test func takesThePeaksOfAKilledProgramFromItsSamples() throws {
    let source = try open("killed")
    #expect(source.info.extents["heap"] == nil)
    #expect(source.info.header.map(\.value) == [0, 0, 0])
    #expect(try settle(source).info.extents["heap"] == 0...134_291_851)
  }

  @Test func knowsTheExtentOfTimeAfterARepair() throws {
    let (source, info) = try settle(try open("threads-unfilled-slot"))
    let all = try rows(of: source)
    #expect(info.extents["time"] == Double(all[0].time)...Double(all[all.count - 1].time))
    #expect(info.extents["event"] == 0...19_998)
    #expect(info.extents["heap"] == 0...10_843_563)
  }

  @Test func describesTheColumns() throws {
    let columns = try open("ls").columns
    #expect(columns.map(\.name) == ["event", "time", "heap", "stack", "total"])
    #expect(columns[0] == .event)
    #expect(columns[1].unit == .ticks && columns[1].scale == 1 && columns[1].isAscending)
    #expect(columns[1].offset == 1_982_159_767_237)
    #expect(columns[3].title == "stack depth")
    #expect(columns[2...].allSatisfy { $0.unit == .bytes && $0.isExact && !$0.isAscending })
  }

  @Test func tellsWhatTheHeaderKnowsWhereNoSampleIs() throws {
    var error = #expect(throws: PlotError.self) { try open("header-only") }
    #expect(error?.message.contains("66,067 B heap, 9,632 B stack, 66,406 B total") == true)
    error = #expect(throws: PlotError.self) { try open("aborted-no-samples") }
    #expect(error?.message.contains("no samples") == true)
    #expect(error?.remedy?.contains("--unbuffered") == true)
    #expect(error?.stage == .input)
    let nothing = capture([], start: 1000)
    error = #expect(throws: PlotError.self) { try open(nothing) }
    #expect(error?.message.contains("allocated nothing") == true)
  }

  /// A parent that wrote two buffers, then a child without `-n` that truncated the file.
  @Test func dropsTheHoleThatAnExecutedChildLeaves() throws {
    let all = orderedSamples(3000)
    let child = Array(all[1000..<1400])
    let hole = [Row](repeating: Row(time: 0, heap: 0, stack: 0), count: 600)
    let parent = Array(all[0..<1000] + all[1400...])
    let (source, info) = try settle(try open(capture(child + hole + parent)))
    #expect(try rows(of: source).map(\.heap) == naive(child + parent).map(\.heap))
    let notes = Dictionary(uniqueKeysWithValues: info.notes.map { ($0.code, $0) })
    #expect(notes["unfilled-record"]?.count == 600)
    #expect(notes["several-writers"]?.remedy?.contains("-n PROGRAM") == true)
    #expect(notes["out-of-order"]?.count == 1)
    #expect(notes.count == 3)
  }

  @Test func findsAHoleAtTheVeryFront() throws {
    let hole = [Row](repeating: Row(time: 0, heap: 0, stack: 0), count: 3)
    let samples = orderedSamples(100)
    let source = try open(capture(hole + samples))
    #expect(!source.isSound)
    let settled = try settle(source)
    #expect(try rows(of: settled.source).map(\.heap) == samples.map(\.heap))
    #expect(settled.info.notes.map(\.code) == ["unfilled-record"])
  }

  @Test func rejectsACaptureOfEmptyRecordsOnly() throws {
    let hole = [Row](repeating: Row(time: 0, heap: 0, stack: 0), count: 300)
    let error = #expect(throws: PlotError.self) {
      try settle(try open(capture(hole, isComplete: false)))
    }
    #expect(error?.message.contains("empty") == true)
  }

  @Test func staysSoundWhereTheClockStartsAtZero() throws {
    let samples = (0..<50).map { Row(time: Int64($0), heap: Int64($0), stack: 0) }
    let settled = try settle(try open(capture(samples, start: 0)))
    #expect(try rows(of: settled.source) == samples)
    #expect(settled.info.notes.isEmpty)
  }

  @Test(.enabled(if: hasNumPy)) func agreesWithNumPyOnEverySortedColumn() throws {
    let program = """
      import numpy, sys
      for path in sys.argv[1:]:
          data = open(path, 'rb').read()
          count = len(data) // 24
          record = numpy.dtype([('heap', '<i8'), ('stack', '<i8'), ('time', '<i8')])
          start = numpy.frombuffer(data[:24], record)['time'][0]
          rows = numpy.frombuffer(data[48:count * 24], record)
          rows = rows[rows['time'] != 0]
          rows = rows[numpy.argsort(rows['time'], kind='stable')]
          out = numpy.stack([rows['time'] - start, rows['heap'], rows['stack']], axis=1)
          sys.stdout.buffer.write(numpy.array([len(rows)], '<i8').tobytes() + out.tobytes())
      """
    let data = try python(
      program, readableNames.map { captures.appending(path: $0 + ".mem").path })
    try data.withUnsafeBytes { bytes in
      var place = 0
      func next() -> Int64 {
        defer { place += 8 }
        return bytes.loadUnaligned(fromByteOffset: place, as: Int64.self)
      }
      for name in readableNames {
        let expected = (0..<Int(next())).map { _ in
          Row(time: next(), heap: next(), stack: next())
        }
        let found = try rows(of: try settle(try open(name)).source)
        #expect(found == (name == "unbuffered-repeat" ? Array(expected.dropLast()) : expected))
      }
      #expect(place == bytes.count)
    }
  }
}
