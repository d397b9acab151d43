import CairoCanvas
import MemoryRecordings
import MemusageParser
import PlotCLI
import PlotCore
import PlotterRenderer

PlotTool(
  name: "penplot", version: "1.0.0", about: "Draw recordings with a pen plotter.",
  plugins: [.memusage, .cairoText, .hpgl] + Plugin.memoryThemes
).main()
