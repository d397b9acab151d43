import PlotCLI
