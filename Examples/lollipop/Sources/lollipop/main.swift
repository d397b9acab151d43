import CairoCanvas
import LollipopPlugins
import PNGRenderer
import PlotCLI
import SVGRenderer
import TableParser

PlotTool(
  name: "lollipop", version: "1.0.0", about: "Draw tables with stems and dots.",
  plugins: [.table, .lollipop, .paper, .svg, .png, .cairoText]
).main()
