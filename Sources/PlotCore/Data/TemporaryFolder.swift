import CHost
import Host

/// Returns the folder that `TMPDIR` names, or `/tmp`.
public func temporaryFolder() -> String {
  let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
  return named.isEmpty ? "/tmp" : named
}

/// Creates an empty file without a name, which vanishes with the last one who has it open.
///
/// Returns its descriptor, closed when another program is executed; -1, with `errno` set, where the
/// folder takes no file.
public func openUnnamedFile(in folder: String) -> Int32 {
  var path = Array((folder + "/highwater-XXXXXX").utf8CString)
  let descriptor = chost_make_temporary(&path)
  guard descriptor >= 0 else { return descriptor }
  unlink(path)
  return descriptor
}
