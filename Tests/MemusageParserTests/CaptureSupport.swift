import Foundation
import MemusageParser
import PlotCore
import PlotTesting
import Testing

/// The folder of the real captures.
let captures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "Fixtures/captures")

let captureNames = [
  "ls", "cc1", "git-log", "mmap-deepstack", "threads", "threads-unfilled-slot", "forks", "killed",
  "truncated", "unbuffered-repeat", "mmap-underflow", "header-only", "aborted-no-samples",
]
let readableNames = captureNames.filter { $0 != "header-only" && $0 != "aborted-no-samples" }

func bytes(of name: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: captures.appending(path: name + ".mem")))
}

func parser(_ clock: ConfigValue = [:]) throws -> MemusageParser {
  try MemusageParser(config: ["clock": clock])
}

func open(_ name: String) throws -> any Source {
  try parser().open(
    Input(name: name, file: InputFile(path: captures.appending(path: name + ".mem").path)))
}

/// Hands a file of some bytes to a body and removes it.
func withFile<Result>(
  _ bytes: [UInt8], modified: Double? = nil, _ body: (InputFile) throws -> Result
) throws -> Result {
  let url = FileManager.default.temporaryDirectory.appending(path: "memusage-\(UUID()).mem")
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  if let modified {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: modified)], ofItemAtPath: url.path)
  }
  return try body(try InputFile(path: url.path))
}

func open(_ bytes: [UInt8]) throws -> any Source {
  try withFile(bytes) { try parser().open(Input(name: "run", file: $0)) }
}

/// Three values of a sample, in the order of the raw table.
struct Row: Hashable {
  var time: Int64
  var heap: Int64
  var stack: Int64
}

/// Reads all rows of a source in order.
func rows(of source: any Source, in range: Range<Int>? = nil) throws -> [Row] {
  var result: [Row] = []
  try source.forEachBlock(of: [1, 2, 3], in: range) { block in
    for index in 0..<block.rowCount {
      result.append(
        Row(
          time: block.columns[0].integer(at: index), heap: block.columns[1].integer(at: index),
          stack: block.columns[2].integer(at: index)))
    }
  }
  return result
}

/// Walks over a source as an engine does and returns what is to be read.
func settle(_ source: any Source) throws -> (source: any Source, info: SourceInfo) {
  let reader = try source.makeReader(of: [])
  var rest = 0..<source.rowCount
  while !rest.isEmpty, source.isSound {
    rest = (rest.lowerBound + (try reader.read(rest)).rowCount)..<rest.upperBound
  }
  switch try source.verdict() {
  case .sound(let info): return (source, info)
  case .repaired(let source): return (source, source.info)
  }
}

/// The order that every repair must give: by time, equal times as in the file.
func naive(_ samples: [Row]) -> [Row] {
  samples.enumerated().filter { $0.element.time != 0 }
    .sorted { ($0.element.time, $0.offset) < ($1.element.time, $1.offset) }.map(\.element)
}

/// Makes a capture's bytes from samples whose times are raw.
func capture(
  _ samples: [Row], start: Int64 = 1000, isComplete: Bool = true, bigEndian: Bool = false
) -> [UInt8] {
  let heap = samples.map(\.heap).max() ?? 0
  let stack = samples.map(\.stack).max() ?? 0
  let total = samples.map { $0.heap + $0.stack }.max() ?? 0
  let end = samples.map(\.time).max() ?? start
  let begin = Row(time: start, heap: 0, stack: isComplete ? total : 0)
  let finish =
    isComplete
    ? Row(time: end == .max ? end : end + 10, heap: heap, stack: stack)
    : Row(time: start, heap: 0, stack: 0)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(48 + samples.count * 24)
  func put<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: bigEndian ? number.bigEndian : number.littleEndian) {
      bytes.append(contentsOf: $0)
    }
  }
  for row in [begin, finish] + samples {
    put(row.heap)
    put(row.stack)
    put(UInt32(truncatingIfNeeded: row.time))
    put(UInt32(truncatingIfNeeded: row.time >> 32))
  }
  return bytes
}

/// Swaps the bytes of each number of a capture.
func swapped(_ bytes: [UInt8]) -> [UInt8] {
  var result = bytes
  result.withUnsafeMutableBytes { result in
    for record in stride(from: 0, through: result.count - 24, by: 24) {
      for place in [record, record + 8] {
        let number = result.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        result.storeBytes(of: number.byteSwapped, toByteOffset: place, as: UInt64.self)
      }
      for place in [record + 16, record + 20] {
        let number = result.loadUnaligned(fromByteOffset: place, as: UInt32.self)
        result.storeBytes(of: number.byteSwapped, toByteOffset: place, as: UInt32.self)
      }
    }
  }
  return result
}

/// Samples in order of time, told apart by their heap.
func orderedSamples(_ count: Int, start: Int64 = 1000, step: Int64 = 7) -> [Row] {
  (0..<count).map {
    Row(time: start + 5 + Int64($0) * step, heap: Int64($0), stack: Int64($0 % 97))
  }
}

/// Whether python3 with numpy is there.
let hasNumPy: Bool = {
  (try? python("import numpy")) != nil
}()

/// Runs a Python program and returns what it prints.
@discardableResult
func python(_ program: String, _ arguments: [String] = []) throws -> Data {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = ["python3", "-c", program] + arguments
  let output = Pipe()
  process.standardOutput = output
  process.standardError = FileHandle.nullDevice
  try process.run()
  let data = output.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
  return data
}
