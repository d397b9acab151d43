import MemoryRecordings
import PlotCore

extension Plugin {
  /// All that Highwater reads, does and writes: parsers, transforms, renderers, themes, and Cairo's
  /// measure of text.
  public static var everything: [Plugin] {
    [.memusage, .memusageSummary, .massif, .mprof, .psrecord, .pidstat, .residentMemory]
      + [.prometheus, .report, .ndjsonRecords, .table]
      + standardTransforms
      + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText]
      + memoryThemes
  }
}
