import Foundation
import PlotCore
import PlotTesting
import Testing

@Suite struct InputFileTests {
  @Test func readsAnyPlace() throws {
    let file = try InputFile.scratch(Array(0..<200), path: "bytes")
    #expect(file.byteCount == 200)
    #expect(try file.bytes(at: 10, count: 3) == [10, 11, 12])
    #expect(try file.bytes(at: 198, count: 9) == [198, 199])
    #expect(try file.bytes(at: 500, count: 9) == [])
    #expect(try file.bytes(at: 0, count: -1) == [])
  }

  @Test func throwsWhereThePlaceIsNone() throws {
    let file = try InputFile.scratch([1, 2, 3], path: "bytes")
    #expect(throws: PlotError.self) { try file.bytes(at: -1, count: 2) }
    #expect(throws: PlotError.self) { try file.bytes(at: .max, count: 2) }
  }

  @Test func namesAMissingFile() {
    #expect {
      try InputFile(path: "/no/such/file")
    } throws: { error in
      (error as? PlotError)?.description
        == "/no/such/file: cannot open: no such file or directory\n  check the path"
    }
  }

  @Test func refusesFoldersAndPipes() throws {
    #expect {
      try InputFile(path: FileManager.default.temporaryDirectory.path)
    } throws: {
      ($0 as? PlotError)?.message == "is a folder, not a recording"
    }
    #expect {
      try InputFile(path: "/dev/null")
    } throws: {
      ($0 as? PlotError)?.message == "is not a regular file"
    }
  }

  @Test func showsALineWithACaret() {
    let place = Place(
      file: "run.json", position: .init(line: 3, column: 9), path: "outputs[0].scale",
      line: "\t\"scale\": 0")
    let error = PlotError(.config, "0 is outside 0.1...16", at: place, remedy: "leave it out for 1")
    #expect(
      error.description == """
        run.json:3:9: outputs[0].scale: 0 is outside 0.1...16
           "scale": 0
                  ^
          leave it out for 1
        """)
  }

  @Test func cutsALongLineAroundItsCaret() {
    let line = String(repeating: "x", count: 400)
    for column in [1, 200, 400, 401, 9999, 0, -5] {
      let place = Place(file: "f", position: .init(line: 1, column: column), line: line)
      let lines = PlotError(.config, "m", at: place).description.split(separator: "\n")
      #expect(lines.count == 3)
      #expect(lines[1].count <= 104 && lines[2].count <= 105)
    }
  }

  @Test func keepsTheFirstPlace() {
    let error = PlotError(.input, "m").at(Place(file: "a")).at(Place(file: "b", byteOffset: 7))
    #expect(error.description == "a: m")
    #expect(
      PlotError(.input, "m").at(Place(file: "b", byteOffset: 7)).description == "b: byte 7: m")
  }
}
