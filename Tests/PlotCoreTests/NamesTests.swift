import Testing

@testable import PlotCore

@Suite struct NamesTests {
  @Test func givesEachNameOneCodeInOrderOfSight() {
    let builder = NamesBuilder()
    #expect(["web", "db", "web", "", "db"].map { builder.code(of: $0) } == [0, 1, 0, 2, 1])
    let names = builder.names()
    #expect(names.texts == ["web", "db", ""] && names.count == 3 && !names.isNested)
    #expect(names.code(of: "db") == 1 && names.code(of: "cache") == nil)
    #expect(names.text(of: Names.missing) == nil && names.text(of: 3) == nil)
  }

  /// Names of all lengths around words of eight bytes, and more than the first table holds.
  @Test func agreesWithADictionary() {
    let builder = NamesBuilder()
    var known: [String: Int64] = [:]
    for number in 0..<20_000 {
      let key = number * 7919 % 5000
      let name = String(repeating: "x", count: key % 19) + "\(key)"
      let code = builder.code(of: name)
      #expect(code == known[name] ?? Int64(known.count))
      known[name] = code
    }
    #expect(builder.count == known.count && builder.names().texts.count == known.count)
  }

  @Test func takesNoMoreThanItHolds() {
    let builder = NamesBuilder()
    for number in 0..<NamesBuilder.mostNames { _ = builder.code(of: "\(number)") }
    #expect(!builder.isFull)
    #expect(builder.code(of: "one more") == Names.missing && builder.isFull)
    #expect(builder.code(of: "7") == 7)
  }

  @Test func nestedNamesOfDifferentParentsAreDifferent() {
    let builder = NamesBuilder(isNested: true)
    let main = builder.code(of: "main")
    let read = builder.code(of: "read", parent: main)
    let load = builder.code(of: "load", parent: main)
    let other = builder.code(of: "read", parent: load)
    #expect([main, read, load, other] == [0, 1, 2, 3])
    #expect(builder.code(of: "read", parent: main) == read)
    #expect(builder.names().path(of: other) == ["main", "load", "read"])
  }

  @Test func bytesThatAreNoTextAreShownAsSuch() {
    let builder = NamesBuilder()
    let bytes: [UInt8] = [0x61, 0xFF]
    let code = bytes.withUnsafeBytes { builder.code(of: $0) }
    #expect(builder.names().text(of: code) == "a\u{FFFD}")
  }

  @Test(arguments: [
    ["pod-1", "pod-2", "pod-9", "pod-10", "pod-10-a"], ["", "1", "2", "007", "12", "a"],
    ["a", "a1b2", "a1b10", "a2b1", "b"], ["7", "07", "007"],
  ])
  func listsNamesAsPeopleDo(_ ordered: [String]) {
    let ranks = Names(ordered.reversed()).naturalRanks
    #expect(Array(ranks.reversed()) == Array(ordered.indices))
  }
}
