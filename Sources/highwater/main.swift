import CairoCanvas
import MemusageParser
import PNGRenderer
import PlotCLI
import PlotCore
import SVGRenderer
import StandardTransforms
import TableExporters
import VectorRenderer

PlotTool.main(
  plugins: [.memusage]
    + Plugin.standardTransforms
    + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText])
