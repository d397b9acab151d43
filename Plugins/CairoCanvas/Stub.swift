import PlotCore
