import CairoCanvas
import MassifParser
import MemusageParser
import MprofParser
import PNGRenderer
import PidstatParser
import PlotCLI
import PlotCore
import PsrecordParser
import SVGRenderer
import StandardTransforms
import TableExporters
import VectorRenderer

PlotTool.main(
  plugins: [.memusage, .massif, .mprof, .psrecord, .pidstat]
    + Plugin.standardTransforms
    + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText])
