/// How a program is recorded.
package struct RecordingOptions: Sendable {
  /// The library that records.
  package var library: String
  /// The name of the process that is meant; others that the program starts are not recorded.
  package var processName: String
  /// The capture, as an absolute path, since the program may change its folder.
  package var capture: String
  /// How many samples the library gathers before it writes them: as many are lost at most when the
  /// program is killed. 1 writes each at once.
  package var bufferSize = RecordingOptions.usualBuffer
  /// Whether mmap and its kin are counted too.
  package var tracesMaps = false
  /// Whether a profiling timer adds samples of the stack between calls.
  ///
  /// The timer survives exec and kills programs that do not expect its signal.
  package var usesTimer = false
  /// The seconds between two looks at the resident set; nil for none.
  package var residentInterval: Double? = 0.02

  /// A thirty-second of glibc's own: programs that are killed lose little, and a write for each
  /// thousand calls costs nothing that could be measured.
  package static let usualBuffer = 1024
  /// The largest buffer that the library has.
  package static let largestBuffer = 32_768

  /// Creates options.
  package init(library: String, processName: String, capture: String) {
    self.library = library
    self.processName = processName
    self.capture = capture
  }

  /// Returns an environment with what the library reads: `KEY=VALUE` in, `KEY=VALUE` out.
  func environment(from given: [[UInt8]]) -> [[UInt8]] {
    func key(_ entry: [UInt8]) -> String {
      String(decoding: entry.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    }
    let preload = "LD_PRELOAD"
    let earlier = given.last { key($0) == preload }?.dropFirst(preload.utf8.count + 1) ?? []
    var settings = [
      "MEMUSAGE_OUTPUT=\(capture)", "MEMUSAGE_PROG_NAME=\(processName)",
      "MEMUSAGE_BUFFER_SIZE=\(bufferSize)",
    ]
    if tracesMaps { settings.append("MEMUSAGE_TRACE_MMAP=yes") }
    if !usesTimer { settings.append("MEMUSAGE_NO_TIMER=yes") }
    return given.filter { key($0) != preload && !key($0).hasPrefix("MEMUSAGE_") }
      + settings.map { Array($0.utf8) }
      + [
        Array("\(preload)=".utf8) + earlier + (earlier.isEmpty ? [] : [UInt8(ascii: ":")])
          + Array(library.utf8)
      ]
  }
}
