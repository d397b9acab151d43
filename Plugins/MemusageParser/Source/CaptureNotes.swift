import MemoryRecordings
import PlotCore

/// The notes on a capture.
enum CaptureNotes {
  /// What the header and the end of the file tell.
  static func opening(_ capture: Capture) -> [Note] {
    var notes: [Note] = []
    if !capture.header.isComplete { notes.append(incomplete(capture)) }
    if capture.bytesOver > 0 {
      notes.append(
        Note(
          .dataLoss, "truncated-record",
          "the file ends within a record: its last \(count(capture.bytesOver, "byte")) "
            + "\(capture.bytesOver == 1 ? "was" : "were") dropped, and samples are missing",
          remedy: "copy the recording again, or make room on the disk and record again",
          figureWords: "the file is cut"))
    }
    if capture.repeatedCount > 0 {
      let many = capture.repeatedCount > 1
      notes.append(
        Note(
          .notice, "repeated-tail", count: capture.repeatedCount,
          "memusage wrote its last buffer twice: the "
            + (many
              ? "last \(Decimal.grouped(capture.repeatedCount)) samples repeat"
              : "last sample repeats")
            + " \(many ? "those" : "the one") before and \(many ? "were" : "was") dropped"))
    }
    return notes
  }

  private static func incomplete(_ capture: Capture) -> Note {
    let how = "the program did not end in order (killed, aborted or _exit): "
    let buffer = capture.beside.sidecar?.heldSamples ?? RepeatedTail.longest
    let figureWords =
      capture.beside.sidecar?.signal.map { "killed by signal \($0)" } ?? "killed or aborted"
    if buffer == 1 {
      return Note(
        .info, "incomplete-header",
        how + "the peaks are those of its samples, which were written one by one, so that at most "
          + "the very last is lost", figureWords: figureWords)
    }
    return Note(
      .dataLoss, "incomplete-header",
      how
        + "its last samples, up to \(Decimal.grouped(buffer)), were lost, and the peaks are those "
        + "of the samples that are left",
      remedy: "record with `\(capture.beside.sidecar == nil ? "memusage" : "highwater record") "
        + "--unbuffered`, which writes each sample at once", figureWords: figureWords)
  }

  /// What all records together tell.
  static func closing(_ capture: Capture, _ findings: Findings) -> [Note] {
    var notes: [Note] = []
    if findings.unfilledCount > 0 {
      notes.append(
        Note(
          .dataLoss, "unfilled-record", count: findings.unfilledCount,
          "\(count(findings.unfilledCount, "record")) "
            + "\(findings.unfilledCount == 1 ? "was" : "were") never filled and "
            + "\(findings.unfilledCount == 1 ? "was" : "were") dropped",
          remedy: hasHole(findings)
            ? nil : "record with `memusage --unbuffered`, where no thread writes another's slot"))
    }
    if findings.stepsBack > 0 {
      notes.append(
        Note(
          .notice, "out-of-order", count: findings.stepsBack,
          "time stepped back at \(count(findings.stepsBack, "place")): the samples were put in "
            + "order of time"))
    }
    if let note = severalWriters(capture, findings) { notes.append(note) }
    if findings.negativeCount > 0 {
      notes.append(
        Note(
          .notice, "mmap-underflow", count: findings.negativeCount,
          "the heap is below zero in \(count(findings.negativeCount, "sample")): memusage subtracts "
            + "unmapped memory whose mapping it has not counted",
          remedy: "record without `memusage --mmap` (-m)",
          figureWords: "counted below zero: the heap is not known"))
    }
    if let note = headerDisagrees(capture, findings) { notes.append(note) }
    return notes
  }

  /// As many empty records in a row are the hole that another writer's offset leaves: threads leave
  /// one slot each.
  private static let holeLength = 256

  private static func hasHole(_ findings: Findings) -> Bool {
    findings.longestHole >= holeLength
  }

  /// Whether samples reach so far above a complete header's peak that it is another process' header.
  ///
  /// One process raises its peak before it stores a sample (glibc, `update_data`), so its samples
  /// exceed the peak only by what other threads had in hand at the very end: a sixteenth of the
  /// peak, and 64 KiB, are granted.
  private static func exceedsHeader(_ capture: Capture, _ findings: Findings) -> Bool {
    let peak = capture.header.peakHeap
    guard capture.header.isComplete, capture.header.hasAmounts, findings.negativeCount == 0 else {
      return false
    }
    let (limit, overflow) = peak.addingReportingOverflow(max(65_536, peak / 16))
    return !overflow && findings.peaks.heap > limit
  }

  private static func severalWriters(_ capture: Capture, _ findings: Findings) -> Note? {
    let exceeds = exceedsHeader(capture, findings)
    guard exceeds || hasHole(findings) else { return nil }
    let why =
      exceeds
      ? "samples reach a heap of \(bytes(findings.peaks.heap)) where the header's peak is "
        + bytes(capture.header.peakHeap)
      : "there is a hole of \(Decimal.grouped(findings.longestHole)) empty records"
    return Note(
      .notice, "several-writers",
      "more than one process wrote this file: \(why); the curves mix them",
      remedy: "record one program only: `memusage -n PROGRAM`",
      figureWords: "several processes are mixed")
  }

  private static func headerDisagrees(_ capture: Capture, _ findings: Findings) -> Note? {
    let header = capture.header
    // A wrapped peak is no amount, and another process' header is told of already.
    guard header.isComplete, header.hasAmounts, findings.negativeCount == 0,
      !exceedsHeader(capture, findings)
    else { return nil }
    let pairs = [
      ("heap", header.peakHeap, findings.peaks.heap),
      ("stack", header.peakStack, findings.peaks.stack),
      ("total", header.peakTotal, findings.peaks.total),
    ].filter { $0.1 != $0.2 }
    guard !pairs.isEmpty else { return nil }
    let facts = pairs.map { name, told, seen in
      "\(name) \(bytes(told)) against \(bytes(seen))"
    }.joined(separator: ", ")
    let lacks = pairs.contains { $0.1 > $0.2 }
    let isCut = capture.bytesOver > 0
    let why =
      isCut
      ? ": the file is cut" : lacks ? ": the file may be cut, or threads changed it meanwhile" : ""
    return Note(
      .notice, "header-disagrees",
      "the header's peaks are not those of the samples (\(facts))\(why)",
      remedy: isCut ? "copy the recording again" : nil)
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(Decimal.grouped(number)) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func bytes(_ value: Int64) -> String {
    "\(Decimal.grouped(Int(value))) B"
  }
}
