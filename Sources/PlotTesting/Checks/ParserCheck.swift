import PlotCore

/// Checks what a parser promises: its options, heads that are short or empty, sources that keep a
/// source's contract, and damage: each file cut at each of its first 200 bytes, and `flipCount` times
/// with up to eight bits flipped by a seeded hand. It returns or throws; a trap ends the test. What is told
/// of columns' extents holds all samples: before the rows are read in whole files, after it in damaged ones.
///
/// Files are whole recordings of the format, by a name for the violations; small ones do best.
public func checkParser<P: Parser>(
  _ parser: P, files: [(name: String, bytes: [UInt8])], flipCount: Int = 40, seed: UInt64 = 1
) -> [Violation] {
  var violations = checkComponent(P.self)
  _ = P.recognize([], byteCount: nil)
  _ = P.recognize([], byteCount: 0)
  var random = SeededGenerator(seed: seed)
  for length in [1, 2, 7, 8, 47, 48, 4096] {
    let noise = (0..<length).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    _ = P.recognize(noise, byteCount: length)
    _ = P.recognize(noise, byteCount: nil)
    _ = P.recognize(noise, byteCount: .max)
  }
  for (name, bytes) in files {
    let head = Array(bytes.prefix(4096))
    violations.expect(
      P.recognize(head, byteCount: bytes.count) > .no, "\(name): the parser does not know its own")
    for length in 0..<min(200, bytes.count) {
      _ = P.recognize(Array(bytes[..<length]), byteCount: length)
    }
    do throws(PlotError) {
      let source = try parser.open(
        Input(name: name, file: try .scratch(bytes, path: name))
      ).settled()
      violations.expect(
        source.info.format == P.id, "\(name): the format is \"\(source.info.format)\", not the id")
      violations += checkMainColumn(source, named: name)
      violations += checkRuns(source, named: name)
      violations += try checkSource(source, named: name)
    } catch {
      violations += [Violation("\(name): cannot be read: \(error)")]
    }
    for length in 0..<min(200, bytes.count) {
      violations += survive(parser, Array(bytes[..<length]), "\(name) cut at byte \(length)")
    }
    for flip in 0..<(bytes.isEmpty ? 0 : flipCount) {
      var damaged = bytes
      for _ in 0...random.below(8) {
        // Half of the flips go to the head, where a header mostly is.
        let place = random.below(random.below(2) == 0 ? bytes.count : min(bytes.count, 128))
        damaged[place] ^= 1 << UInt8(random.below(8))
      }
      violations += survive(parser, damaged, "\(name), damage \(flip)")
    }
  }
  return violations
}

/// Checks that text and picture are about one column: the one whose peak the suggested figure marks, or
/// else its first curve, is the source's main column, or the total of a stack of which that is a part.
public func checkMainColumn(_ source: any Source, named name: String) -> [Violation] {
  var violations: [Violation] = []
  for overTime in [false, true] {
    let figure = source.suggestedFigure(for: FigureWish(overTime: overTime), named: name)
    let layers = figure.panels.first?.layers.filter { $0.encoding.y?.fields.isEmpty == false } ?? []
    let shown = layers.first { $0.mark.kind == .extremum } ?? layers.first
    let field = shown?.encoding.y?.fields.first
    let isPart = layers.contains { layer in
      layer.encoding.y?.isStacked == true
        && layer.encoding.y?.fields.contains(source.mainColumn?.name ?? "") == true
    }
    violations.expect(
      field == nil || field == source.mainColumn?.name || isPart,
      "\(name): the figure shows \"\(field ?? "")\" first, and the main column is "
        + "\"\(source.mainColumn?.name ?? "")\"")
  }
  return violations
}

/// Checks that runs, where any are told, hold all rows in order, each at least one.
private func checkRuns(_ source: any Source, named name: String) -> [Violation] {
  var violations: [Violation] = []
  violations.expect(
    source.info.runs.isEmpty || source.runs == source.info.runs,
    "\(name): the runs \(source.info.runs.map(\.rows)) are not all of \(source.rowCount) rows")
  return violations
}

/// Reads a damaged recording to its end, or to an error, which must read well.
private func survive(_ parser: some Parser, _ bytes: [UInt8], _ name: String) -> [Violation] {
  var violations: [Violation] = []
  do throws(PlotError) {
    let source = try parser.open(Input(name: name, file: try .scratch(bytes, path: name)))
      .settled()
    let table = try SourceTable(source, violations: &violations, name: name)
    // A damaged header may tell anything, but not once the rows were read.
    violations += try checkVerdict(of: source, table, name)
    _ = source.suggestedFigure(for: FigureWish(), named: name)
    violations += checkRuns(source, named: name)
    for note in source.info.notes {
      violations.expect(
        !note.text.isEmpty && !note.text.hasSuffix(".") && note.count > 0,
        "\(name): the note \"\(note.text)\" (\(note.count)) is not a sentence without full stop")
    }
  } catch {
    violations += checkStyle(of: error)
  }
  return violations
}
