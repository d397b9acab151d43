import Host
import PlotCore

/// Returns the bytes of a file that tests keep in a folder `Fixtures`; see `fixturePath`.
///
///     let bytes = try fixture("samples/run.csv")
///
/// Throws where there is none.
public func fixture(_ path: String, from test: String = #filePath) throws(PlotError) -> [UInt8] {
  let file = try InputFile(path: try fixturePath(path, from: test))
  return try file.bytes(at: 0, count: file.byteCount)
}

/// Returns where a file stands that tests keep in a folder `Fixtures`, beside the test's own file or in
/// a folder above it: the nearest that has it. Throws where there is none.
public func fixturePath(
  _ path: String, from test: String = #filePath
) throws(PlotError) -> String {
  var folder = test[...]
  while let slash = folder.lastIndex(of: "/") {
    folder = folder[..<slash]
    let candidate = folder + "/Fixtures/" + path
    if access(String(candidate), R_OK) == 0 { return String(candidate) }
  }
  throw PlotError(
    .tool, "there is no fixture \"\(path)\"", at: Place(file: test),
    remedy: "put it into a folder Fixtures beside the test or above it")
}
