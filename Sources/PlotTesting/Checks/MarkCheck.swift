import PlotCore
import PlotScene

/// Checks what a mark promises: its options; the same primitives twice; nothing but finite numbers,
/// whatever the data, scales and room; that it stays in its panel, or says by how much it reaches
/// beyond; extents that are only widened; and words that stand on the page.
///
/// It is tried on no rows, one row, gaps, equal values, many rows and huge ones, on every kind of
/// scale, zoomed in, and in a panel too small for anything. Marks that are placed by other channels
/// than columns are tried with constants; `encoding` gives other channels than the usual ones.
public func checkMark<M: Mark>(_ mark: M, encoding: Encoding? = nil) -> [Violation] {
  var violations = checkComponent(M.self)
  violations.expect(mark.pointsPerColumn > 0, "\(M.id): a pixel column takes no point of a path")
  for channels in encoding.map({ [$0] }) ?? MarkSample.encodings(of: M.self) {
    for sample in MarkSample.all(for: channels) {
      violations += check(mark, sample, channels)
    }
  }
  return violations
}

private func check<M: Mark>(
  _ mark: M, _ sample: MarkSample, _ encoding: Encoding
) -> [Violation] {
  let name = "\(M.id), \(sample.name)"
  var violations: [Violation] = []
  let before = MarkExtents.sample(
    encoding: encoding, x: sample.x, y: sample.y, sample.xScale, sample.yScale)
  var after = before
  mark.widen(&after)
  for (old, new) in [(before.x.shown, after.x.shown), (before.y.shown, after.y.shown)] {
    violations.expect(
      old.isEmpty || (new.lowest <= old.lowest && new.highest >= old.highest),
      "\(name): an axis shows less than the data")
  }

  let layer = sample.layer(of: mark, encoding)
  let drawing = mark.draw(layer)
  violations.expect(drawing == mark.draw(layer), "\(name): other primitives the second time")
  violations += checkPlaces(of: drawing, in: layer, name, isWhole: sample.isWhole)
  for number in drawing.ends.keys {
    violations.expect(
      layer.curves.contains { $0.number == number }, "\(name): an end of no curve, \(number)")
  }

  let drawn = DrawnPanel(ends: drawing.ends, dotCount: drawing.dots.count)
  func words() -> [Primitive] {
    var placer = LabelPlacer(bounds: layer.frame, spacing: 4)
    (placer.curves, placer.taken) = (drawing.obstacles, drawing.dots)
    return mark.words(of: layer, in: drawn, placer: &placer)
  }
  let first = words()
  violations.expect(first == words(), "\(name): other words the second time")
  violations += checkOnPage(first, of: layer, "\(name): what is written")

  for curve in layer.curves {
    let start = Point(10, 10)
    let extent = DrawnExtent(
      mark.swatch(of: curve.look, from: start, length: 20, style: layer.style))
    violations += extent.wild.map { Violation("\(name): the sign in legends has \($0)") }
    guard let box = extent.box else { continue }
    let room = Rect(x: start.x, y: start.y, width: 20, height: 0).inset(by: -8)
    violations.expect(room.contains(box), "\(name): the sign in legends is larger than its room")
  }
  return violations
}

/// Checks that all numbers are finite, and where what is drawn may be.
private func checkPlaces(
  of drawing: MarkDrawing, in layer: MarkLayer, _ name: String, isWhole: Bool
) -> [Violation] {
  guard let reach = drawing.reach else {
    return checkOnPage(drawing.items, of: layer, "\(name): what is not cut off")
  }
  var violations: [Violation] = []
  violations.expect(reach.isFinite && reach >= 0, "\(name): a reach of \(reach)")
  let extent = DrawnExtent(drawing.items)
  violations += extent.wild.map { Violation("\(name): has \($0)") }
  for rect in drawing.obstacles + drawing.dots {
    let numbers = [rect.x, rect.y, rect.width, rect.height]
    violations.expect(
      numbers.allSatisfy(\.isFinite) && rect.width >= 0 && rect.height >= 0,
      "\(name): keeps words away from \(numbers)")
  }
  guard let box = extent.box else { return violations }
  // Of data that go on beyond the panel the rest is cut off, but no format holds numbers too large.
  let (width, height) = (layer.frame.width, layer.frame.height)
  let room =
    isWhole
    ? layer.frame.inset(by: -reach)
    : Rect(
      x: layer.frame.minX - 5 * width, y: layer.frame.minY - 5 * height, width: 11 * width,
      height: 11 * height
    ).inset(by: -reach)
  // Half a point that is cut off is hardly seen.
  violations.expect(
    room.contains(box, slack: 0.5),
    "\(name): reaches \(box) of the panel \(layer.frame), which is more than \(reach) beyond it")
  return violations
}

private func checkOnPage(
  _ items: [Primitive], of layer: MarkLayer, _ name: String
) -> [Violation] {
  let extent = DrawnExtent(items)
  var violations = extent.wild.map { Violation("\(name) has \($0)") }
  let size = layer.style.size
  if let box = extent.box {
    let page = Rect(x: 0, y: 0, width: size.width, height: size.height)
    // Labels of numbers as huge as these may be wider than any margin.
    let room = page.inset(by: -size.width)
    violations.expect(room.contains(box), "\(name) is off the page: \(box)")
  }
  return violations
}
