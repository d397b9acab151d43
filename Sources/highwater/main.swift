import CairoCanvas
import MassifParser
import MemoryTools
import MemusageParser
import MemusageSummaryParser
import MprofParser
import NDJSONParser
import PNGRenderer
import PidstatParser
import PlotCLI
import PlotCore
import ProgramPlugins
import PrometheusParser
import PsrecordParser
import ResidentParser
import SVGRenderer
import StandardTransforms
import TableExporters
import TableParser
import VectorRenderer

let name = "highwater"

PlotTool(
  name: name, version: "0.1.0",
  about: """
    Draw what a program's memory did.

    Record:  \(name) record ls
    Draw:    \(name) plot ls.mem
             \(name) plot before.mem after.mem -o change.svg -o change.pdf
    Numbers: \(name) stat --json ls.mem
             \(name) compare before.mem after.mem
    Limits:  \(name) check ls.mem --expect "peak < 512MiB"
    """,
  plugins: [.memusage, .memusageSummary, .massif, .mprof, .psrecord, .pidstat, .residentMemory]
    + [.prometheus, .ndjsonRecords, .table]
    + Plugin.standardTransforms
    + [.png, .svg, .pdf, .ps, .eps, .csv, .tsv, .json, .ndjson, .cairoText]
    + Plugin.programs(of: name),
  commands: MemoryTools.record + PlotTool.standardCommands + MemoryTools.commands
).main()
