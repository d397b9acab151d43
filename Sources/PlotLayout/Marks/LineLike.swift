import PlotCore

/// A mark that says by its height alone how much there is, and fills nothing down to zero unless asked.
protocol LineLike: Mark {}

extension LineMark: LineLike {}
extension StepMark: LineLike {}
extension PointMark: LineLike {}
extension ExtremumMark: LineLike {}
