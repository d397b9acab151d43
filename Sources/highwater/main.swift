import CairoCanvas
import MemusageParser
import MemusageSummaryParser
import NDJSONParser
import PNGRenderer
import PlotCLI
import PlotCore
import PrometheusParser
import SVGRenderer
import StandardTransforms
import TableExporters
import TableParser
import VectorRenderer

PlotTool.main(
  plugins: [.memusage, .memusageSummary, .table, .ndjsonRecords, .prometheus]
    + Plugin.standardTransforms
    + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText])
