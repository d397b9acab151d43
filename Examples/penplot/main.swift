import CairoCanvas
import MemusageParser
import PlotCLI
import PlotterRenderer

PlotTool.main(plugins: [.memusage, .cairoText, .hpgl])
