import PlotConfig
import Comparing
import PlotCore
import PlotEngine

/// The checks of a command line and a config, and the recordings that they are about.
struct CheckJob {
  /// The run that reads the recordings.
  let spec: RunSpec
  /// The checks.
  let checks: [CheckSpec]
  /// The baseline of checks that name none.
  let baseline: String?
  /// Whether baselines are written rather than compared with.
  let updatesBaseline: Bool

  /// Reads checks and inputs; throws what is wrong with them before anything is read.
  static func prepare(
    captures: [String], config: String?, flags: ConfigFlags, clock: Clock, expect: [String],
    baseline: String?, updatesBaseline: Bool, reports: [String]
  ) throws -> CheckJob {
    var checks: [CheckSpec] = []
    for text in expect {
      do throws(PlotError) {
        checks.append(CheckSpec(try CheckRule(text), place: Place(file: "--expect")))
      } catch {
        throw error.of(.usage).at(Place(file: "--expect"))
      }
    }
    let loaded = try config.map { try ConfigLoading.load($0, flags, needsOutputs: false) }
    checks += loaded?.checks ?? []
    guard !checks.isEmpty || updatesBaseline else {
      throw PlotError(
        .usage, "the config has no checks", at: Place(file: config ?? "--config"),
        remedy: "add \"checks\": [\"peak < 512MiB\"] to it, or name one with --expect")
    }
    var spec =
      captures.isEmpty
      ? loaded ?? RunSpec()
      : try FlagConfig(captures: captures, clock: clock).decode(needsOutputs: false)
    // The run only reads; whoever reads it makes the checks.
    (spec.outputs, spec.checks) = ([], [])
    let named = Set(checks.map(\.rule.names.columns).filter { !$0.isEmpty })
    for index in spec.inputs.indices {
      spec.inputs[index].alsoBy += named.sorted { $0.lexicographicallyPrecedes($1) }
    }
    guard !spec.inputs.isEmpty else {
      throw PlotError(
        .usage, "the config names no inputs", at: Place(file: config ?? "--config"),
        remedy: "name a recording: \(PlotTool.name) check a.mem --config \(config ?? "")")
    }
    let names = spec.inputs.map(\.name)
    let known = Set(names)
    for check in checks {
      guard let input = check.input, !known.contains(input) else { continue }
      throw PlotError(
        .usage, "the check \"\(check.rule.text)\" is about the input \"\(input)\"", at: check.place,
        remedy: "there are \(names.joined(separator: ", ")): a recording's name is its file's")
    }
    let job = CheckJob(
      spec: spec, checks: checks, baseline: baseline, updatesBaseline: updatesBaseline)
    try job.checkFiles(reports: reports, configs: loaded?.configFiles ?? [])
    return job
  }

  /// The baselines that the checks name, each once, and the command line's.
  private var baselines: [String] {
    var files: [String] = []
    for check in checks where check.rule.isGrowth {
      if let file = check.baseline ?? baseline, !files.contains(file) { files.append(file) }
    }
    if let baseline, updatesBaseline, !files.contains(baseline) { files.append(baseline) }
    return files
  }

  /// Throws where a file that would be written is one that is read.
  private func checkFiles(reports: [String], configs: [String]) throws {
    if updatesBaseline, baselines.isEmpty {
      throw PlotError(
        .usage, "--update-baseline: no baseline is named",
        remedy: "give --baseline FILE, or a check that ends in \"against FILE\"")
    }
    let written =
      reports.map { ("report", $0) } + (updatesBaseline ? baselines : []).map { ("baseline", $0) }
    let recordings = written.isEmpty ? [:] : FileIdentity.inputs(of: spec)
    for (word, file) in written {
      if let name = FileIdentity(of: file).flatMap({ recordings[$0] }) {
        throw PlotError(
          .usage, "the \(word) \"\(file)\" is the recording \"\(name)\"",
          remedy: "inputs are never written to: name another file")
      }
      if configs.contains(where: { OutputFile.isSame($0, file) }) {
        throw PlotError(
          .usage, "the \(word) \"\(file)\" is the config", remedy: "name another file")
      }
      if word == "report", baselines.contains(where: { OutputFile.isSame($0, file) || $0 == file })
      {
        throw PlotError(
          .usage, "the report \"\(file)\" is a baseline", remedy: "name another file")
      }
    }
  }

  /// Reads the recordings and holds them to the checks; returns the baselines that were written too.
  func judge(_ toolRun: ToolRun) throws -> (CheckReport, updated: [String]) {
    var wishes = Set(
      checks.compactMap { check in
        check.rule.metric.percentile.map { PercentileWish($0, of: check.rule.column) }
      })
    if updatesBaseline {
      for column in Set([nil] + checks.map(\.rule.column)) {
        for percentile in Metric.usualPercentiles {
          wishes.insert(PercentileWish(percentile, of: column))
        }
      }
    }
    let summaries = try toolRun.measure(spec, percentiles: Array(wishes))
    let recordings = recordings
    let known = updatesBaseline ? try updated(summaries, recordings) : try read()
    var verdicts: [CheckVerdict] = []
    var errors: [PlotError] = []
    for summary in summaries {
      for check in checks where isAbout(check, summary, recordings) {
        let file = check.baseline ?? baseline
        do throws(PlotError) {
          for part in try CheckVerdict.parts(of: summary, for: check.rule, at: check.place) {
            verdicts.append(
              try CheckVerdict(
                check.rule, name: check.name, at: check.place, on: part,
                baseline: file.flatMap { file in known[file].map { (file, $0) } }))
          }
        } catch {
          errors.append(error)
        }
      }
    }
    if let first = errors.first {
      throw Failure(errors: errors, exitStatus: first.exitStatus)
    }
    // A baseline is replaced only when every check could be made.
    if updatesBaseline {
      for file in baselines {
        if let baseline = known[file] { try BaselineFile.write(baseline, to: file) }
      }
    }
    return (CheckReport(verdicts), updatesBaseline ? baselines : [])
  }

  /// Whether a check is about an input: the one that it names, else every recording.
  private func isAbout(
    _ check: CheckSpec, _ summary: InputSummary, _ recordings: Set<String>
  ) -> Bool {
    if let input = check.input { return input == summary.name }
    return recordings.contains(summary.name)
  }

  /// The names of the inputs that are files.
  private var recordings: Set<String> {
    Set(spec.inputs.compactMap { if case .file = $0.origin { $0.name } else { nil } })
  }

  private func read() throws -> [String: Baseline] {
    var known: [String: Baseline] = [:]
    for file in baselines { known[file] = try BaselineFile.read(file) }
    return known
  }

  /// The baselines with today's figures; recordings that are not checked today stay as they were.
  private func updated(
    _ summaries: [InputSummary], _ recordings: Set<String>
  ) throws -> [String: Baseline] {
    var known: [String: Baseline] = [:]
    for file in baselines {
      var baseline = BaselineFile.exists(file) ? try BaselineFile.read(file) : Baseline()
      for summary in summaries {
        let rules = checks.filter { isAbout($0, summary, recordings) && $0.rule.isGrowth }
          .filter { ($0.baseline ?? self.baseline) == file }.map(\.rule)
        guard !rules.isEmpty || file == self.baseline else { continue }
        var columns = Set(rules.compactMap(\.column))
        if let main = summary.mainColumn?.name { columns.insert(main) }
        let metrics = Set(Metric.usual + [.lowest] + rules.map(\.metric))
        for part in [summary] + summary.groups {
          baseline.take(part, columns: columns.sorted(), metrics: Array(metrics))
        }
      }
      known[file] = baseline
    }
    return known
  }
}
