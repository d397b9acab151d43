import Testing

@testable import PlotCLI

/// Recordings whose files have one name.
@Suite struct CaptureNamesTests {
  @Test(
    arguments: [
      (["server.mem"], ["server"]),
      (["a/server.mem", "b/server.mem"], ["a/server", "b/server"]),
      // A path that is named twice keeps its folder beside a namesake.
      (
        ["a/server.mem", "a/server.mem", "b/server.mem"],
        ["a/server", "a/server (2)", "b/server"]
      ),
      (["a/server.mem", "a/server.mem"], ["server", "server (2)"]),
      // As many folders as it takes.
      (["x/1/run.mem", "y/1/run.mem"], ["x/1/run", "y/1/run"]),
      (["x/1/run.mem", "y/1/run.mem", "y/2/run.mem"], ["x/1/run", "y/1/run", "y/2/run"]),
      (["run.mem", "b/run.mem"], ["run", "b/run"]),
      (["./run.mem", "b/run.mem"], ["run", "b/run"]),
      // No folder tells them apart.
      (["a/run.mem", "a/run.txt"], ["run", "run (2)"]),
      (["a.mem", "b.mem", "-", "-"], ["a", "b", "stdin", "stdin (2)"]),
    ] as [([String], [String])])
  func areToldApartByTheirFolders(paths: [String], names: [String]) {
    #expect(CaptureNames.of(paths) == names)
    #expect(Set(names).count == names.count)
  }
}
