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
import ResidentParser
import SVGRenderer
import StandardTransforms
import TableExporters
import TableParser
import VectorRenderer

PlotTool.main(
  plugins: [.memusage, .memusageSummary, .massif, .mprof, .psrecord, .pidstat, .residentMemory]
    + [.prometheus, .ndjsonRecords, .table]
    + Plugin.standardTransforms
    + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText])
