import Foundation
import PlotCore
import PlotTesting
import ResidentParser
import Testing

@Suite struct ResidentParserTests {
  private static let start = #"{"highwater":"recording","version":1,"startSeconds":0.5,"#

  @Test func keepsTheContractOfParsers() throws {
    // The whole file would be cut at each of its bytes; some samples show as much.
    let bytes = try fixture("samples/steps.mem.json")
    let short = bytes.prefix(900) + Array("]]}\n".utf8)
    let violations = checkParser(
      ResidentParser(options: NoOptions()),
      files: [(name: "a", bytes: bytes), (name: "b", bytes: Array(short))], flipCount: 12)
    #expect(violations.isEmpty, "\(violations)")
  }

  @Test func isCertainOfWhatRecordWritesAndOfNoOtherJSON() throws {
    #expect(
      ResidentParser.recognize(try fixture("samples/steps.mem.json"), byteCount: nil) == .certain)
    let pretty = "{\n  \"highwater\": \"recording\",\n"
    #expect(ResidentParser.recognize(Array(pretty.utf8), byteCount: nil) == .certain)
    let sorted = #"{"command": [], "highwater": "recording"}"#
    #expect(ResidentParser.recognize(Array(sorted.utf8), byteCount: nil) == .plausible)
    for head in ["", "[]", #"{"a":1}"#, #"{"highwater":"run"}"#, #""highwater":"recording""#] {
      #expect(ResidentParser.recognize(Array(head.utf8), byteCount: nil) == .no)
    }
  }

  @Test func countsFromTheRecordingsStartAsAnotherReaderDoes() throws {
    let bytes = try fixture("samples/steps.mem.json")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let start = try #require(json["startSeconds"] as? Double)
    let samples = try #require(json["rss"] as? [[Double]])
    let source = try open(bytes)
    #expect(source.columns.map(\.name) == ["time", "rss"])
    #expect(source.columns.map(\.unit) == [.seconds, .bytes])
    // The look before the start tells what was held at 0.
    let before = samples.filter { $0[0] < start }
    #expect(before.count == 1)
    #expect(try source.values(of: "rss") == samples.map { $0[1] })
    let times = try source.values(of: "time")
    #expect(times[0] == 0 && times.count == samples.count)
    for (time, sample) in zip(times, samples).dropFirst() {
      #expect(abs(time - (sample[0] - start)) < 1e-9)
    }
    let epoch = try #require(json["epochSeconds"] as? Double)
    let moment = try #require(source.info.startTime)
    #expect(abs(Double(moment) * 1e-9 - epoch - start) < 1e-5)
    #expect(source.info.header.map(\.value) == [Int64(try #require(json["peakRSS"] as? Double))])
  }

  @Test func membersMayStandInAnyOrder() throws {
    let source = try open(
      #"{"rss":[[0.5,1],[1.5,2]],"startSeconds":0.5,"version":1,"highwater":"recording"}"#)
    #expect(try source.values(of: "time") == [0, 1])
    #expect(try source.values(of: "rss") == [1, 2])
  }

  @Test func keepsOnlyTheLastLookBeforeTheStart() throws {
    let source = try open(Self.start + #""rss":[[0.1,1],[0.4,2],[0.75,3]]}"#)
    #expect(try source.values(of: "time") == [0, 0.25])
    #expect(try source.values(of: "rss") == [2, 3])
    // One at the very start tells of it itself.
    let at = try open(Self.start + #""rss":[[0.4,2],[0.5,3],[0.75,4]]}"#)
    #expect(try at.values(of: "time") == [0, 0.25] && at.values(of: "rss") == [3, 4])
    let early = try open(Self.start + #""rss":[[0.1,1],[0.4,2]]}"#)
    #expect(try early.values(of: "time") == [0] && early.values(of: "rss") == [2])
  }

  @Test func tellsWhatIsNoSampleAndGoesOn() throws {
    let source = try open(
      Self.start + #""rss":[[1,-5],["a",1],[2],7,[1,2,3],{"a":[1]},[[1],2],[1,9]]}"#)
    #expect(try source.values(of: "rss") == [9])
    let note = try #require(source.info.notes.first { $0.code == "bad-samples" })
    #expect(note.count == 7)
  }

  @Test func readsAFileThatEndsWithinItsSamples() throws {
    let source = try open(Self.start + #""rss":[[1,5],[2,6],[3"#)
    #expect(try source.values(of: "rss") == [5, 6])
    #expect(!source.info.isComplete)
    #expect(source.info.notes.map(\.code) == ["truncated-record"])
  }

  @Test func tellsAPeakThatNoLookSaw() throws {
    let source = try open(Self.start + #""peakRSS":4096,"rss":[[1,5]]}"#)
    #expect(source.info.notes.map(\.code) == ["peak-between-samples"])
    #expect(try open(Self.start + #""peakRSS":5,"rss":[[1,5]]}"#).info.notes == [])
  }

  @Test(arguments: [
    (#"{"highwater":"recording","version":1}"#, "without it"),
    (#"{"highwater":"recording","version":1,"rss":[]}"#, "before it was looked at"),
    (#"{"highwater":"recording","version":2,"rss":[[1,2]]}"#, "does not know"),
    (#"{"version":1,"rss":[[1,2]]}"#, "was not written by"),
    (#"{"highwater":"recording","version":1,"co"#, "not closed"),
  ])
  func saysWhyThereIsNothing(text: String, words: String) throws {
    let error = #expect(throws: PlotError.self) { _ = try open(text) }
    #expect(error?.message.contains(words) == true, "\(String(describing: error))")
  }

  @Test func suggestsResidentMemoryOverTime() throws {
    let figure = try open(try fixture("samples/steps.mem.json")).suggestedFigure(
      for: FigureWish(), named: "a")
    #expect(figure.panels.count == 1)
    #expect(figure.panels[0].layers[0].encoding.x?.fields == ["time"])
    #expect(figure.panels[0].layers[0].encoding.y?.fields == ["rss"])
    #expect(figure.caption == "highwater record: ./steps")
  }

  @Test func cutsCommandsThatNoCaptionHolds() throws {
    func caption(_ words: [String]) throws -> String? {
      let command = words.map { "\"\($0)\"" }.joined(separator: ",")
      return try open(Self.start + "\"command\":[\(command)],\"rss\":[[1,5]]}")
        .suggestedFigure(for: FigureWish(), named: "a").caption
    }
    let (long, short) = (String(repeating: "x", count: 200), String(repeating: "x", count: 160))
    #expect(try caption([long]) == "highwater record: \(short)…")
    #expect(try caption([short]) == "highwater record: \(short)")
    #expect(try caption([short, "y"]) == "highwater record: \(short)…")
  }

  private func open(_ text: String) throws -> any Source { try open(Array(text.utf8)) }

  private func open(_ bytes: [UInt8]) throws -> any Source {
    try ResidentParser(options: NoOptions())
      .open(Input(name: "a", file: .scratch(bytes, path: "a.mem.json")))
  }
}
