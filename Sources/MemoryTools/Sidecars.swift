import Host
import MemoryRecordings
import PlotCLI
import PlotCore

/// The files that `record` writes beside recordings.
enum Sidecars {
  /// The recordings, each followed by the file beside it; throws where there is none.
  static func beside(_ captures: [String]) throws(PlotError) -> [String] {
    var files: [String] = []
    for path in captures {
      let beside = Sidecar.path(for: path)
      guard path != "-", access(beside, F_OK) == 0 else {
        throw PlotError(
          .usage,
          path == "-"
            ? "--rss: nothing stands beside standard input"
            : "--rss: there is no \"\(beside)\" beside the recording",
          remedy: "record with \(PlotTool.name) record, which samples resident memory; memusage"
            + " does not")
      }
      files += [path, beside]
    }
    return files
  }
}
