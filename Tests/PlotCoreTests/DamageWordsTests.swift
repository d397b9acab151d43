import PlotCore
import Testing

/// What figures say of recordings that are not whole.
@Suite struct DamageWordsTests {
  private func summary(_ name: String, isComplete: Bool, words: [String]) -> InputSummary {
    var info = SourceInfo(format: "x", isComplete: isComplete)
    info.notes = words.map { Note(.dataLoss, "some-code", "something", figureWords: $0) }
    info.notes.append(Note(.info, "silent", "nothing for a picture"))
    var heap = Statistics(column: Column("heap", unit: .bytes))
    heap.maximum = (.integer(4096), 7)
    return InputSummary(
      name: name, path: name, info: info, rowCount: 9, statistics: [heap], timeColumn: nil,
      timeExtent: nil)
  }

  @Test func namesTheDamageAndWhatIsSure() {
    let killed = summary("a", isComplete: false, words: ["killed", "the file is cut"])
    #expect(
      DamageWords.sentence(of: killed)
        == "incomplete: killed, the file is cut; peak at least 4 KiB")
    let plain = summary("b", isComplete: false, words: [])
    #expect(DamageWords.sentence(of: plain) == "incomplete; peak at least 4 KiB")
    let mixed = summary("c", isComplete: true, words: ["several processes are mixed"])
    #expect(DamageWords.sentence(of: mixed) == "several processes are mixed")
    let whole = summary("d", isComplete: true, words: [])
    #expect(DamageWords.sentence(of: whole) == nil)
    #expect(DamageWords.sentence(of: [whole, whole]) == nil)
    #expect(
      DamageWords.sentence(of: [whole, plain, mixed])
        == "b: incomplete; peak at least 4 KiB · c: several processes are mixed")
    // Behind a name what happened says that it is incomplete, and the peak is told once.
    #expect(
      DamageWords.sentence(of: [whole, killed])
        == "a: killed, the file is cut; peak at least 4 KiB")
    #expect(DamageWords.sentence(of: [plain], tellsPeak: false) == "incomplete")
  }
}
