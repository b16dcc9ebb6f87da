// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is compiled with the same rules, so that code can move between modules.
let rules: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A module of the pipeline, in `Sources/<name>`.
func module(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: rules)
}

/// The tests of a module, in `Tests/<name>Tests`.
func tests(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []
)
  -> Target
{
  .testTarget(
    name: name + "Tests", dependencies: dependencies + ["TestSupport"], resources: resources,
    swiftSettings: rules)
}

let argumentParser = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let heapModule = Target.Dependency.product(name: "HeapModule", package: "swift-collections")

let package = Package(
  name: "Dialcast",
  products: [.executable(name: "dialcast", targets: ["dialcast"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/onevcat/Rainbow", from: "4.2.2"),
    .package(url: "https://github.com/ordo-one/TextTable", exact: "0.0.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // C libraries from the system, each seen by one module only.
    .systemLibrary(name: "CGSL", pkgConfig: "gsl", providers: [.apt(["libgsl-dev"])]),
    .systemLibrary(name: "CCSV", providers: [.apt(["libcsv-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .target(
      name: "CPhoneNumbers",
      linkerSettings: [
        .linkedLibrary("phonenumber"), .linkedLibrary("geocoding"), .linkedLibrary("icuuc"),
      ]),
    // The page of the report, built into the program.
    .target(name: "CPage", exclude: ["page.mustache", "page.css", "charts"]),

    // The pipeline, in its order: rules, hours, chance, the simulated world, lists, documents,
    // forecasts, reports.
    module("Scheduling"),
    module("Calendars", ["Scheduling"]),
    module("Statistics", ["CGSL"]),
    module("Simulating", ["Scheduling", "Statistics"]),
    module("ContactLists", ["CCSV", "CPhoneNumbers"]),
    module(
      "Scenarios",
      [
        "Scheduling", "Calendars", "Statistics", "Simulating", "ContactLists", "CDigest", "CYAML",
      ]),
    module(
      "Calibrating",
      [
        "Scheduling", "Calendars", "Statistics", "Simulating", "ContactLists", "Scenarios",
      ]),
    module("Planning", ["Scheduling", "Statistics", "Simulating"]),
    module(
      "Checking",
      ["Scheduling", "Calendars", "Statistics", "Simulating", "Planning", "Scenarios"]),
    module(
      "Reporting",
      [
        "Scheduling", "Calendars", "Statistics", "Simulating", "Planning", "Scenarios", "CCSV",
        "CPage", "Rainbow", "TextTable", mustache,
      ]),
    module("Sharding", ["Planning", "Reporting", "CDigest"]),
    .executableTarget(
      name: "dialcast",
      dependencies: [
        "Scheduling", "Calendars", "Simulating", "ContactLists", "Scenarios", "Planning",
        "Checking", "Reporting", "Sharding", "Statistics", "Calibrating", argumentParser,
      ], swiftSettings: rules),

    // The benchmark of the reference model and its yardstick in C++.
    .target(name: "CYardstick", dependencies: ["CGSL"], path: "Benchmarks/CYardstick"),
    .target(name: "CAllocations", path: "Benchmarks/CAllocations"),
    .executableTarget(
      name: "dialcast-bench",
      dependencies: [
        "Scheduling", "Statistics", "Simulating", "ContactLists", "Scenarios", "CYardstick",
        "CAllocations", argumentParser,
      ],
      path: "Benchmarks/DialcastBench", swiftSettings: rules),

    // The search for documents that break the readers.
    .target(
      name: "DocumentFuzzing",
      dependencies: ["ContactLists", "Scenarios", "Scheduling", "Simulating", "TestSupport"],
      path: "Fuzzing/DocumentFuzzing", swiftSettings: rules),
    .executableTarget(
      name: "dialcast-fuzz", dependencies: ["DocumentFuzzing", "TestSupport", argumentParser],
      path: "Fuzzing/DialcastFuzz", swiftSettings: rules),

    // What the planner says, held against what is known without it.
    .target(
      name: "PlannerValidation",
      dependencies: ["Scheduling", "Statistics", "Simulating", "Planning", "Scenarios"],
      path: "Validation/PlannerValidation",
      resources: [.copy("Variance/three-workspaces.yaml")], swiftSettings: rules),
    .executableTarget(
      name: "dialcast-validate", dependencies: ["PlannerValidation", argumentParser],
      path: "Validation/DialcastValidate", swiftSettings: rules),

    // Tests.
    .target(
      name: "TestSupport", dependencies: ["Scheduling", "Statistics", "Simulating"],
      path: "Tests/TestSupport", swiftSettings: rules),
    tests("Scheduling", ["Scheduling", heapModule]),
    tests("Calendars", ["Calendars", "Scheduling"]),
    tests("Statistics", ["Statistics"]),
    tests("Simulating", ["Simulating", "Scheduling", "Statistics"]),
    tests("ContactLists", ["ContactLists"]),
    tests(
      "Scenarios",
      ["Scenarios", "Scheduling", "Simulating", "Calendars", "ContactLists", "Statistics"],
      resources: [.copy("Documents"), .copy("Mistakes")]),
    tests(
      "Calibrating",
      ["Calibrating", "Scenarios", "Simulating", "Scheduling", "Calendars", "Statistics"]),
    tests("Planning", ["Planning", "Scenarios", "Simulating", "Scheduling", "Statistics"]),
    tests(
      "Checking",
      [
        "Checking", "Planning", "Scenarios", "Simulating", "Scheduling", "Calendars", "Statistics",
      ]),
    tests(
      "Reporting",
      [
        "Reporting", "Planning", "Scenarios", "Simulating", "Scheduling", "Calendars", "Statistics",
      ], resources: [.copy("Golden"), .copy("Calibrated")]),
    tests(
      "Oracle",
      ["dialcast", "Planning", "Scenarios", "Simulating", "Scheduling", "Statistics"],
      resources: [.copy("Scenarios")]),
    tests("Sharding", ["Sharding", "Planning", "Simulating", "Scheduling"]),
    tests(
      "Command", ["dialcast", "Planning", "Scenarios", "Sharding", "Simulating", "Statistics"],
      resources: [.copy("Golden")]),
    tests(
      "Validation", ["PlannerValidation", "Planning", "Scheduling", "Simulating", "Statistics"]),
    tests("Fuzz", ["DocumentFuzzing", "Checking", "Scenarios", "Scheduling"]),
    tests("Style"),
  ],
  cxxLanguageStandard: .cxx17
)
