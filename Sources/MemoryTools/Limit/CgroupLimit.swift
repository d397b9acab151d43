import Host
import PlotCore

/// The tightest limit on memory that the control groups of this process set: its own and all above.
///
/// Reads version 2 (`memory.max`) and version 1 (`memory.limit_in_bytes`), where the kernel says that
/// they are mounted; see "Control Group v2" in the kernel's documentation.
struct CgroupLimit {
  /// A limit from here on is none: version 1 writes 2^63 less a page.
  private static let largest: Int64 = 1 << 62

  /// The limit; nil where there is none.
  private(set) var bytes: Double?
  /// Why there is none.
  private(set) var reason = ""

  /// Looks into the system's files below a folder, which is empty but for tests.
  init(root: String) {
    guard let groups = Self.text(root + "/proc/self/cgroup") else {
      reason = "this system tells no control groups"
      return
    }
    let mounts = Mount.all(Self.text(root + "/proc/self/mountinfo") ?? "")
    var found: [Int64] = []
    var looked: [String] = []
    for line in groups.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3 else { continue }
      let isSecond = parts[0] == "0" && parts[1].isEmpty
      guard isSecond || parts[1].split(separator: ",").contains("memory") else { continue }
      let file = isSecond ? "memory.max" : "memory.limit_in_bytes"
      guard let mount = mounts.first(where: { $0.isSecond == isSecond }) else { continue }
      var folder = mount.folder(of: String(parts[2]))
      looked.append(folder + "/" + file)
      while true {
        if let limit = Self.limit(root + folder + "/" + file) { found.append(limit) }
        guard folder != mount.point, let slash = folder.lastIndex(of: "/"),
          slash >= folder.index(folder.startIndex, offsetBy: mount.point.count)
        else { break }
        folder = String(folder[..<slash])
      }
    }
    bytes = found.min().map(Double.init)
    reason =
      looked.isEmpty
      ? "this system tells no control groups for memory"
      : "the control group of this process sets no limit on memory (\(looked[0]) and above)"
  }

  /// The number in a file; nil where it is `max`, too large to be meant, or missing.
  private static func limit(_ path: String) -> Int64? {
    guard let text = text(path), let line = text.split(separator: "\n").first,
      let number = Int64(line), (1..<largest).contains(number)
    else { return nil }
    return number
  }

  private static func text(_ path: String) -> String? { SystemFile.text(path, limit: 1 << 20) }

  /// A place where control groups of memory are mounted.
  private struct Mount {
    /// Whether it is of version 2.
    var isSecond: Bool
    /// The group that is mounted there.
    var group: String
    /// The folder.
    var point: String

    /// Reads `/proc/self/mountinfo` (proc(5)).
    static func all(_ text: String) -> [Mount] {
      text.split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        guard words.count > 6, let dash = words.firstIndex(of: "-"), dash + 1 < words.count else {
          return nil
        }
        let isSecond = words[dash + 1] == "cgroup2"
        guard
          isSecond
            || (words[dash + 1] == "cgroup"
              && words[words.count - 1].split(separator: ",").contains("memory"))
        else { return nil }
        return Mount(isSecond: isSecond, group: plain(words[3]), point: plain(words[4]))
      }
    }

    /// The folder of a group, seen from the mount; the mount itself where the group lies outside.
    func folder(of path: String) -> String {
      var rest = path
      if group != "/", path == group || path.hasPrefix(group + "/") {
        rest = String(path.dropFirst(group.count))
      }
      guard !rest.split(separator: "/").contains("..") else { return point }
      while rest.hasSuffix("/") { rest.removeLast() }
      return point + rest
    }

    /// Blanks and their like stand as octal numbers in the file.
    private static func plain(_ word: Substring) -> String {
      String(word).replacing("\\040", with: " ").replacing("\\011", with: "\t")
        .replacing("\\134", with: "\\")
    }
  }
}

extension Plugin {
  /// The tightest limit on memory of this process' control groups.
  public static let cgroupLimit = cgroupLimit(root: "")

  /// The limit that the system's files below a folder set.
  package static func cgroupLimit(root: String) -> Plugin {
    .limit(
      "cgroup", summary: "the tightest limit on memory of this process' control groups"
    ) {
      let group = CgroupLimit(root: root)
      return FoundLimit(group.bytes.map(Amount.init(bytes:)), reason: group.reason)
    }
  }
}
