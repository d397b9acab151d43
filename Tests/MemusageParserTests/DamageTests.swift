import Foundation
import MemusageParser
import PlotCore
import PlotTesting
import Testing

@Suite struct DamageTests {
  /// Opens, walks, repairs and reads; errors of the framework are fine, traps are not.
  func survive(_ bytes: [UInt8]) throws {
    try withFile(bytes) { file in
      do {
        let source = try parser().open(Input(name: "run", file: file))
        let settled = try settle(source)
        let all = try rows(of: settled.source)
        #expect(all.count == settled.source.rowCount)
        #expect(zip(all, all.dropFirst()).allSatisfy { $0.time <= $1.time })
        _ = settled.source.suggestedFigure(for: FigureWish(overTime: true), named: "run")
      } catch let error as PlotError {
        #expect(error.stage == .input)
        #expect(error.place?.file == file.path)
      }
    }
  }

  @Test(arguments: captureNames)
  func survivesACutAtEachOfTheFirst200Bytes(_ name: String) throws {
    let whole = try bytes(of: name)
    for length in 0..<min(200, whole.count) { try survive(Array(whole.prefix(length))) }
  }

  @Test(arguments: captureNames)
  func survivesFlippedBits(_ name: String) throws {
    // The head of a long capture shows the same, sooner.
    let whole = Array(try bytes(of: name).prefix(48 + 24 * 400))
    var random = SeededGenerator(seed: UInt64(whole.count))
    for round in 0..<40 {
      var damaged = whole
      let reach = round < 20 ? min(96, whole.count) : whole.count
      for _ in 0...Int.random(in: 0...3, using: &random) {
        damaged[Int.random(in: 0..<reach, using: &random)] ^=
          1 << UInt8.random(in: 0...7, using: &random)
      }
      try survive(damaged)
    }
  }

  @Test func survivesNoise() throws {
    var random = SeededGenerator(seed: 7)
    for count in [48, 72, 100, 1000, 5000] {
      var noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      for index in 0..<8 { noise[index] = 0 }
      for index in 16..<24 { noise[index] = 0 }
      try survive(noise)
    }
  }

  @Test func saysThatAFileBecameShorter() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "short-\(UUID()).mem")
    defer { try? FileManager.default.removeItem(at: url) }
    try Data(capture(orderedSamples(500))).write(to: url)
    let source = try parser().open(Input(name: "run", file: InputFile(path: url.path)))
    let handle = try FileHandle(forWritingTo: url)
    try handle.truncate(atOffset: 1000)
    let error = #expect(throws: PlotError.self) { try rows(of: source) }
    #expect(error?.message.contains("shorter") == true)
  }

  static let foreign: [(head: [UInt8], what: String)] = [
    ([], "is empty"), (Array("abc".utf8), "3 bytes"),
    ([0x1F, 0x8B, 8, 0] + Array(repeating: 1, count: 90), "gzip"),
    ([0x7F, 0x45, 0x4C, 0x46] + Array(repeating: 2, count: 90), "a program"),
    ("desc: --time-unit=B\n".utf16.flatMap { [UInt8($0 & 0xFF), 0] }, "UTF-16 without its mark"),
    ("desc: --time-unit=B\n".utf16.flatMap { [0, UInt8($0 & 0xFF)] }, "UTF-16 without its mark"),
    (
      [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1] + Array(repeating: 0, count: 9) + [4, 0]
        + Array(repeating: 0, count: 60), "a core dump"
    ),
    ([0x89, 0x50, 0x4E, 0x47, 13, 10] + Array(repeating: 0, count: 90), "PNG"),
    (Array("desc: --massif-out-file=massif.out\ncmd: ls\ntime_unit: i\n#-----\n".utf8), "massif"),
    (Array("PERFILE2".utf8) + Array(repeating: 0, count: 90), "perf"),
    (Array("time,heap,stack\n1,2,3\n4,5,6\n7,8,9\n1,2,3\n4,5,6\n7,8,9\n".utf8), "table"),
    (
      Array("\u{1b}[01;32mMemory usage summary:\u{1b}[0;0m heap total: 1, heap peak: 2\n".utf8),
      "prints at the end"
    ),
    (Array("This is a text of some length, and there is nothing in it at all.".utf8), "text"),
    (Array(repeating: 0, count: 400), "zeros only"),
  ]

  @Test(arguments: foreign.indices)
  func saysWhatAFileIsThatIsNoCapture(_ index: Int) throws {
    let (head, what) = Self.foreign[index]
    let error = #expect(throws: PlotError.self) { try open(head) }
    #expect(error?.message.contains(what) == true, "\(error?.message ?? "")")
    #expect(error?.remedy != nil)
    #expect(MemusageParser.recognize(head, byteCount: head.count) == .no)
  }

  @Test func saysWhyAClockThatRunsBackIsNoCapture() throws {
    var damaged = try bytes(of: "ls")
    damaged[47] = 0
    damaged[46] = 0
    damaged[45] = 0
    damaged[44] = 0
    let error = #expect(throws: PlotError.self) { try open(damaged) }
    #expect(error?.message.contains("clock ends before it starts") == true)
  }

  @Test(arguments: captureNames)
  func isNeverCertain(_ name: String) throws {
    let whole = try bytes(of: name)
    let head = Array(whole.prefix(4096))
    #expect(MemusageParser.recognize(head, byteCount: whole.count) == .plausible)
    #expect(MemusageParser.recognize(head, byteCount: nil) == .plausible)
  }
}
