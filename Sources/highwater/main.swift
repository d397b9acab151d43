import Highwater
import MemoryTools
import PlotCLI
import ProgramPlugins

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
  plugins: Plugin.everything + [.cgroupLimit] + Plugin.programs(of: name),
  commands: MemoryTools.record + PlotTool.standardCommands + MemoryTools.commands
).main()
