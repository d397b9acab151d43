import Testing

@testable import MemoryTools

@Suite struct ResidentSamplesTests {
  @Test func staysBoundedAndKeepsThePeakAndTheOrderOfTime() {
    var resident = ResidentSamples(interval: 0.02)
    for index in 0..<100_000 {
      resident.add(
        .init(seconds: Double(index) * 0.02, bytes: index == 54_321 ? 9_000 : index % 100))
    }
    #expect(resident.samples.count < ResidentSamples.capacity)
    #expect(resident.samples.map(\.bytes).max() == 9_000)
    #expect(resident.samples.map(\.seconds) == resident.samples.map(\.seconds).sorted())
    #expect(resident.interval > 0.02)
  }

  @Test func looksOftenAtFirst() {
    let resident = ResidentSamples(interval: 0.02)
    #expect(resident.nextLook(after: 0) == 0.001)
    #expect(resident.nextLook(after: 0.004) == 0.008)
    #expect(resident.nextLook(after: 10) == 10.02)
  }
}
