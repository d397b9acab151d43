import Foundation
import Testing

/// What panels a suggested figure has, and what is drawn of limits in them.
@Suite struct PanelTests {
  /// The page with its texts as they are read, without the description.
  private func page(_ arguments: [String]) throws -> String {
    var page = ""
    try Tool.inNewFolder { tool in
      let result = try tool.run(
        Tool.product("highwater"), ["plot"] + arguments + ["-o", "a.svg"])
      #expect(result.status == 0, "\(result.messages)")
      let data = try tool.data("a.svg")
      let text = String(decoding: data, as: UTF8.self)
      let drawn = text.components(separatedBy: "</desc>").last ?? ""
      page = drawn + (try SVGPage(data)).texts.joined(separator: " ")
    }
    return page
  }

  private func count(_ words: String, in page: String) -> Int {
    page.components(separatedBy: words).count - 1
  }

  @Test func aPanelOfZerosIsLeftOutAndTold() throws {
    let forks = try page([Tool.capture("forks")])
    #expect(forks.contains("stack depth stays at 0 B"))
    #expect(!forks.contains("stack depth, step curve"))
    // The axis' words, which stood below the panel that is gone, stand below the other.
    #expect(forks.contains(">event<"))
    let other = try page([Tool.capture("git-log")])
    #expect(other.contains("stack depth, step curve") && !other.contains("stays at 0"))
  }

  @Test func aPanelOfZerosStaysWhereAnotherRecordingHasMore() throws {
    let both = try page([Tool.capture("forks"), Tool.capture("git-log"), "--no-difference"])
    #expect(both.contains("forks, step curve") && !both.contains("stays at 0"))
  }

  /// A difference of zero is a result.
  @Test func aDifferenceOfZeroIsDrawn() throws {
    let both = try page([Tool.capture("ls"), Tool.capture("ls")])
    #expect(both.contains("ls (2) − ls") && !both.contains("stays at 0"))
  }

  @Test func namesWhoIsBeyondALimitAndShadesIt() throws {
    let both = try page(
      [Tool.capture("ls"), Tool.capture("git-log"), Tool.capture("cc1"), "--limit", "1MiB"])
    #expect(both.contains("limit 1 MiB: git-log heap over from"))
    #expect(both.contains("; cc1 heap over from") && !both.contains("ls heap"))
    #expect(count("heap, beyond", in: both) + count("git-log, beyond", in: both) == 1)
    #expect(count("cc1, beyond", in: both) == 1 && count("ls, beyond", in: both) == 0)
    let below = try page([Tool.capture("git-log"), "--limit", "12MiB"])
    #expect(below.contains(">limit 12 MiB<") && !below.contains("beyond"))
  }

  @Test func aDifferenceHasNoLimit() throws {
    let both = try page([Tool.capture("cc1"), Tool.capture("git-log"), "--limit", "1MiB"])
    #expect(both.contains("git-log − cc1"))
    #expect(count(">limit 1 MiB<", in: both) == 1)
  }

  @Test func processesAreStackedAloneAndLinesBesideOthers() throws {
    let two = Tool.fixtures.appending(path: "samples/pidstat-two.txt").path
    let alone = try page([two])
    #expect(count(", area", in: alone) == 2 && alone.contains("together at"))
    let both = try page([two, two, "--no-difference"])
    #expect(count(", area", in: both) == 0 && !both.contains("together"))
  }
}
