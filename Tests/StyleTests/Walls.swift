/// What each module may import: the architecture as a table.
///
/// `Package.swift` says the same, and a test holds the two together: a new dependency is a
/// decision that shows up here.
struct Wall: Sendable {
  /// The name of the target.
  let target: String
  /// Its folder, where that has another name.
  let folder: String
  /// The targets and products it depends on, exactly as in `Package.swift`.
  let dependencies: Set<String>
  /// The modules of the toolchain it may import besides.
  let toolchain: Set<String>

  init(
    _ target: String, folder: String? = nil, _ dependencies: Set<String> = [],
    toolchain: Set<String> = []
  ) {
    self.target = target
    self.folder = folder ?? target
    self.dependencies = dependencies
    self.toolchain = toolchain
  }

  /// Every target but the tests, in the order of the pipeline.
  static let all = [
    Wall("Scheduling"),
    Wall("Calendars", ["Scheduling"], toolchain: ["Foundation"]),
    Wall("Statistics", ["CGSL"], toolchain: ["Glibc"]),
    Wall("Simulating", ["Scheduling", "Statistics"]),
    Wall(
      "ContactLists", ["CCSV", "CPhoneNumbers"],
      toolchain: ["Dispatch", "Foundation", "Glibc", "Synchronization"]),
    Wall(
      "Scenarios",
      [
        "Scheduling", "Calendars", "Statistics", "Simulating", "ContactLists", "CDigest", "CYAML",
      ], toolchain: ["Foundation", "Synchronization"]),
    Wall(
      "Calibrating",
      [
        "Scheduling", "Calendars", "Statistics", "Simulating", "ContactLists", "Scenarios",
      ], toolchain: ["Foundation"]),
    Wall(
      "Planning", ["Scheduling", "Statistics", "Simulating"],
      toolchain: ["Dispatch", "Foundation", "Synchronization"]),
    Wall(
      "Checking",
      ["Scheduling", "Calendars", "Statistics", "Simulating", "Planning", "Scenarios"],
      toolchain: ["Foundation", "FoundationXML"]),
    Wall(
      "Reporting",
      [
        "Scheduling", "Calendars", "Statistics", "Simulating", "Planning", "Scenarios", "CCSV",
        "CPage", "Rainbow", "TextTable", "Mustache",
      ], toolchain: ["Foundation", "Glibc"]),
    Wall("Sharding", ["Planning", "Reporting", "CDigest"], toolchain: ["Foundation"]),
    Wall(
      "dialcast",
      [
        "Scheduling", "Calendars", "Simulating", "ContactLists", "Scenarios", "Planning",
        "Checking", "Reporting", "Sharding", "Statistics", "Calibrating", "ArgumentParser",
      ], toolchain: ["Dispatch", "Foundation", "Glibc", "Synchronization"]),
    Wall(
      "dialcast-bench", folder: "DialcastBench",
      [
        "Scheduling", "Statistics", "Simulating", "ContactLists", "Scenarios", "CYardstick",
        "CAllocations", "ArgumentParser",
      ], toolchain: ["Foundation", "Glibc"]),
    Wall(
      "DocumentFuzzing",
      ["ContactLists", "Scenarios", "Scheduling", "Simulating", "TestSupport"],
      toolchain: ["Foundation"]),
    Wall(
      "dialcast-fuzz", folder: "DialcastFuzz",
      ["DocumentFuzzing", "TestSupport", "ArgumentParser"],
      toolchain: ["Dispatch", "Foundation", "Glibc", "Synchronization"]),
    Wall(
      "PlannerValidation", ["Scheduling", "Statistics", "Simulating", "Planning", "Scenarios"],
      toolchain: ["Foundation", "Glibc"]),
    Wall(
      "dialcast-validate", folder: "DialcastValidate", ["PlannerValidation", "ArgumentParser"],
      toolchain: ["Foundation"]),
    Wall("TestSupport", ["Scheduling", "Statistics", "Simulating"], toolchain: ["Foundation"]),
    Wall("CYardstick", ["CGSL"]),
    Wall("CAllocations"),
    Wall("CPhoneNumbers"),
    Wall("CPage"),
    Wall("CGSL"),
    Wall("CCSV"),
    Wall("CDigest"),
    Wall("CYAML"),
  ]

  /// What a test may import besides the dependencies that `Package.swift` gives it.
  static let testing: Set = ["Foundation", "FoundationXML", "Glibc", "Synchronization", "Testing"]

  /// Outside libraries, and the only targets that may depend on them: moving one is a decision
  /// for `docs/decisions`.
  static let guarded: [String: Set<String>] = [
    "CGSL": ["Statistics", "CYardstick"],
    "CCSV": ["ContactLists", "Reporting"],
    "CPhoneNumbers": ["ContactLists"],
    "CDigest": ["Scenarios", "Sharding"],
    "CYAML": ["Scenarios"],
    "CYardstick": ["dialcast-bench"],
    "CAllocations": ["dialcast-bench"],
    "CPage": ["Reporting"],
    "Mustache": ["Reporting"],
    "Rainbow": ["Reporting"],
    "TextTable": ["Reporting"],
    "ArgumentParser": ["dialcast", "dialcast-bench", "dialcast-fuzz", "dialcast-validate"],
    "HeapModule": ["SchedulingTests"],
  ]

  /// The headers of those libraries, and the folders that may include them.
  static let headers: [(prefix: String, folders: Set<String>)] = [
    ("gsl/", ["CGSL", "CYardstick"]),
    ("csv.h", ["CCSV"]),
    ("phonenumbers/", ["CPhoneNumbers"]),
    ("sha256.h", ["CDigest"]),
    ("yaml.h", ["CYAML"]),
  ]
}

extension Rule {
  /// Swift imports stay within the walls.
  static let imports = Rule(name: "imports within the walls", covers: \.isSwift) { file in
    guard let folder = file.targetFolder, let allowed = allowedImports(inFolder: folder) else {
      return []
    }
    return file.code.enumerated().compactMap { index, line in
      guard let module = importedModule(in: line), !allowed.contains(module) else { return nil }
      let list = allowed.isEmpty ? "nothing" : allowed.sorted().joined(separator: ", ")
      return file.finding(
        line: index + 1, "\(folder) may not import \(module); it may import \(list)")
    }
  }

  /// So do the headers of C and C++.
  static let includes = Rule(name: "includes within the walls", covers: { $0.isCompiled }) { file in
    guard !file.isSwift, let folder = file.targetFolder else { return [] }
    return file.findings { line in
      guard line.firstWord == "#include" else { return nil }
      let header = line.drop { !"<\"".contains($0) }.dropFirst()
      return Wall.headers.first { header.hasPrefix($0.prefix) && !$0.folders.contains(folder) }
        .map { "only \($0.folders.sorted().joined(separator: " and ")) may include \($0.prefix)" }
    }
  }

  private static func allowedImports(inFolder folder: String) -> Set<String>? {
    if let wall = Wall.all.first(where: { $0.folder == folder }) {
      return wall.dependencies.union(wall.toolchain)
    }
    return Manifest.current.dependencies[folder].map { $0.union(Wall.testing) }
  }

  /// The module that a line of code imports: `Foundation` in `public import struct Foundation.URL`.
  static func importedModule(in line: String) -> String? {
    let words = line.split(separator: " ")
    guard let place = words.firstIndex(of: "import"), place + 1 < words.count,
      words[..<place].allSatisfy({ $0.hasPrefix("@") || $0.allSatisfy(\.isLetter) })
    else { return nil }
    let kinds = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    let path = words[(place + 1)...].first { !kinds.contains(String($0)) }
    return path?.split(separator: ".").first.map(String.init)
  }
}
