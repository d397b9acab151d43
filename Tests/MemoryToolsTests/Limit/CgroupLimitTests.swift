import Foundation
import Testing

@testable import MemoryTools

/// Limits of control groups in folders made for it.
@Suite struct CgroupLimitTests {
  private static let second =
    "31 23 0:28 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw,nsdelegate\n"
  private static let first = "35 31 0:32 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n"

  @Test func takesTheTightestOfTheProcessAndAllAbove() throws {
    try Self.inRoot(
      group: "0::/a/b/c\n", mounts: Self.second,
      files: [
        "sys/fs/cgroup/a/memory.max": "300\n", "sys/fs/cgroup/a/b/memory.max": "200\n",
        "sys/fs/cgroup/a/b/c/memory.max": "max\n", "sys/fs/cgroup/other/memory.max": "1\n",
      ]
    ) { #expect(CgroupLimit(root: $0).bytes == 200) }
    try Self.inRoot(
      group: "0::/a/b\n", mounts: Self.second,
      files: [
        "sys/fs/cgroup/a/memory.max": "300\n", "sys/fs/cgroup/a/b/memory.max": "4000\n",
      ]
    ) { #expect(CgroupLimit(root: $0).bytes == 300) }
  }

  @Test func saysWhereNoneIsSet() throws {
    try Self.inRoot(
      group: "0::/a/b\n", mounts: Self.second,
      files: [
        "sys/fs/cgroup/a/memory.max": "max\n", "sys/fs/cgroup/a/b/memory.max": "max\n",
      ]
    ) { root in
      let limit = CgroupLimit(root: root)
      #expect(limit.bytes == nil)
      #expect(limit.reason.contains("sets no limit on memory (/sys/fs/cgroup/a/b/memory.max"))
    }
  }

  @Test func readsTheFirstVersionToo() throws {
    let files = [
      "sys/fs/cgroup/memory/memory.limit_in_bytes": "9223372036854771712\n",
      "sys/fs/cgroup/memory/job/memory.limit_in_bytes": "536870912\n",
      "sys/fs/cgroup/memory/job/part/memory.limit_in_bytes": "9223372036854771712\n",
    ]
    try Self.inRoot(
      group: "4:memory:/job/part\n3:cpuset:/\n0::/\n",
      mounts: Self.first + "38 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n",
      files: files
    ) { #expect(CgroupLimit(root: $0).bytes == 536_870_912) }
    try Self.inRoot(group: "5:cpu,memory:/\n", mounts: Self.first, files: files) { root in
      #expect(CgroupLimit(root: root).bytes == nil)
    }
  }

  @Test func knowsGroupsOfContainersByWhatIsMounted() throws {
    // A mount of the container's own group at the usual place.
    try Self.inRoot(
      group: "0::/docker/abc/inner\n",
      mounts: "31 23 0:28 /docker/abc /sys/fs/cgroup ro - cgroup2 cgroup rw\n",
      files: [
        "sys/fs/cgroup/memory.max": "1000\n", "sys/fs/cgroup/inner/memory.max": "700\n",
      ]
    ) { #expect(CgroupLimit(root: $0).bytes == 700) }
    // A group outside of the name space's root, and a mount with a blank in its path.
    try Self.inRoot(
      group: "0::/../../x\n", mounts: "31 23 0:28 / /my\\040groups rw - cgroup2 cgroup rw\n",
      files: ["my groups/memory.max": "42\n"]
    ) { #expect(CgroupLimit(root: $0).bytes == 42) }
  }

  @Test(arguments: ["", "\n", "-5\n", "0\n", "12x\n", "99999999999999999999\n", "max"])
  func whatIsNoAmountIsNoLimit(text: String) throws {
    try Self.inRoot(
      group: "0::/\nnonsense\n0\n::\n", mounts: "odd line\n\n- - -\n" + Self.second,
      files: ["sys/fs/cgroup/memory.max": text]
    ) { #expect(CgroupLimit(root: $0).bytes == nil) }
  }

  @Test func systemsWithoutControlGroupsAreTold() throws {
    #expect(CgroupLimit(root: "/no/such/folder").reason == "this system tells no control groups")
    try Self.inRoot(group: "1:cpu:/\n", mounts: "", files: [:]) { root in
      #expect(CgroupLimit(root: root).reason.contains("no control groups for memory"))
    }
  }

  /// Calls a body with a folder that holds the files of a system.
  private static func inRoot(
    group: String, mounts: String, files: [String: String], _ body: (String) throws -> Void
  ) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "cgroup-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    var files = files
    files["proc/self/cgroup"] = group
    files["proc/self/mountinfo"] = mounts
    for (path, text) in files {
      let url = root.appending(path: path)
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try body(root.path)
  }
}
