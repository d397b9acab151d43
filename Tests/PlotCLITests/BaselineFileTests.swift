import Comparing
import Foundation
import PlotCore
import Testing

@testable import PlotCLI

/// Baselines on disk.
@Suite struct BaselineFileTests {
  private func inNewFile(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "highwater-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "base.json").path)
  }

  @Test func whatIsWrittenIsReadWithoutLoss() throws {
    var baseline = Baseline()
    baseline.recordings["a \"b\""] = Baseline.Recording(
      format: "memusage", main: "heap", events: 3,
      duration: Measurement(.real(0.1), .seconds),
      columns: [
        "heap": Baseline.Figures(
          unit: .bytes, values: ["peak": .integer(.max), "mean": .real(1.0 / 3)]),
        "stack": Baseline.Figures(unit: .none, values: [:]),
      ])
    baseline.recordings["empty"] = Baseline.Recording(format: "table", main: "")
    try inNewFile { file in
      try BaselineFile.write(baseline, to: file)
      #expect(try BaselineFile.read(file) == baseline)
      let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
      try BaselineFile.write(try BaselineFile.read(file), to: file)
      #expect(try Data(contentsOf: URL(fileURLWithPath: file)) == bytes)
    }
  }

  @Test func aMissingBaselineNamesTheFlagThatMakesOne() throws {
    let error = #expect(throws: PlotError.self) { _ = try BaselineFile.read("no/such.json") }
    #expect(error?.exitsAsInput == true)
    #expect(error?.remedy?.contains("--update-baseline") == true)
  }

  @Test(
    arguments: [
      ("", nil), ("[]", "1:1"), ("{", nil), (#"{"version": 2, "recordings": {}}"#, "1:13"),
      (#"{"recordings": {}}"#, "1:1"), (#"{"version": 1}"#, "1:1"),
      (#"{"version": 1, "recordings": {}, "x": 1}"#, "1:34"),
      (#"{"version": 1, "recordings": {"a": 1}}"#, "1:36"),
      (#"{"version": 1, "recordings": {"a": {"format": "m", "columns": {"h": 1}}}}"#, "1:69"),
      (
        #"{"version": 1, "recordings": {"a": {"format": "m", "columns": {"h": {"peak": "x"}}}}}"#,
        "1:78"
      ),
    ] as [(String, String?)])
  func damageIsToldWithItsPlace(text: String, place: String?) throws {
    try inNewFile { file in
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      let error = #expect(throws: PlotError.self) { _ = try BaselineFile.read(file) }
      #expect(error?.exitsAsInput == true, "\(error!)")
      #expect(error?.remedy?.contains("--update-baseline") == true)
      if let place {
        #expect(error?.description.contains("base.json:\(place)") == true, "\(error!)")
      }
    }
  }
}

extension PlotError {
  fileprivate var exitsAsInput: Bool { stage == .input }
}
