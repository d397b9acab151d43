import PlotTesting
import Foundation
import PlotCore
import Testing

@testable import PlotEngine

struct ComparedFileTests {
  private let folder: ScratchFolder
  init() throws { folder = try ScratchFolder() }

  private func difference(_ old: String?, _ blocks: [String]) throws -> String? {
    if let old { try folder.write("file", old) }
    let file = try ComparedFile(folder.path + "/file")
    var sink = ByteSink { bytes throws(PlotError) in try file.write(bytes) }
    for block in blocks {
      try sink.write(block)
      try sink.flush()
    }
    try file.finish()
    #expect(file.byteCount == blocks.joined().utf8.count)
    return file.difference
  }

  @Test func tellsTheFirstByteThatDiffers() throws {
    #expect(try difference("abcdef", ["abc", "def"]) == nil)
    #expect(try difference("", []) == nil)
    #expect(try difference("abcdef", ["abc", "dEf", "more"]) == "differs from byte 4 on")
    #expect(try difference("abcd", ["abc", "def"]) == "ends after 4 bytes")
    #expect(try difference("abcdefg", ["abc", "def"]) == "goes on after 6 bytes")
    #expect(try String(contentsOfFile: folder.path + "/file", encoding: .utf8) == "abcdefg")
  }

  @Test func tellsAFileThatIsMissingOrNone() throws {
    #expect(try difference(nil, ["abc"]) == "is missing")
    let file = try ComparedFile(folder.path)
    #expect(file.difference == "is no plain file")
    #expect(!ComparedFile.canCompare("-"))
    #expect(!ComparedFile.canCompare("/dev/null"))
    #expect(ComparedFile.canCompare(folder.path + "/file"))
  }
}
