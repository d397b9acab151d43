import CairoCanvas
import MassifParser
import MemusageParser
import MemusageSummaryParser
import MprofParser
import NDJSONParser
import PNGRenderer
import PidstatParser
import PlotCLI
import PlotCore
import PrometheusParser
import PsrecordParser
import SVGRenderer
import StandardTransforms
import TableExporters
import TableParser
import VectorRenderer

PlotTool.main(
  plugins: [
    .memusage, .massif, .mprof, .psrecord, .pidstat, .memusageSummary, .prometheus, .table,
    .ndjsonRecords,
  ]
    + Plugin.standardTransforms
    + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText])
