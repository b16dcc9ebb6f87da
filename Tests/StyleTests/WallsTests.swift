import Testing

/// The table of walls, the manifest and the outside libraries agree.
@Suite struct WallsTests {
  @Test(arguments: Wall.all.map(\.target))
  func theManifestSaysTheSame(_ target: String) throws {
    let wall = try #require(Wall.all.first { $0.target == target })
    let declared = try #require(
      Manifest.current.dependencies[target], "\(target) is not a target of Package.swift")
    #expect(wall.dependencies == declared)
  }

  @Test func everyTargetHasItsWall() {
    let walls = Set(Wall.all.map(\.target))
    let open = Manifest.current.dependencies.keys.filter {
      !walls.contains($0) && !$0.hasSuffix("Tests")
    }
    #expect(open.sorted() == [], "targets of Package.swift without a row in Wall.all")
  }

  @Test(arguments: Wall.guarded.keys.sorted())
  func anOutsideLibraryIsSeenByItsModulesOnly(_ library: String) {
    let users = Manifest.current.dependencies.filter { $0.value.contains(library) }.keys
    #expect(Set(users) == Wall.guarded[library])
  }

  @Test func theSchedulerImportsNothing() throws {
    let wall = try #require(Wall.all.first { $0.target == "Scheduling" })
    #expect(wall.dependencies.union(wall.toolchain).isEmpty)
  }

  @Test func aManifestIsRead() {
    let manifest = Manifest(
      text: """
        let heap = Target.Dependency.product(
          name: "HeapModule", package: "swift-collections")
        let package = Package(
          products: [.executable(name: "tool", targets: ["tool"])],
          targets: [
            module("Core"),
            module(
              "Edge",
              [
                "Core", heap,
              ]),
            .systemLibrary(name: "CLib", providers: [.apt(["libc"])]),
            .executableTarget(name: "tool", dependencies: ["Edge"], swiftSettings: rules),
            tests("Core", ["Core"], resources: [.copy("Data")]),
            tests("Edge"),
          ])
        """)
    #expect(
      manifest.dependencies == [
        "Core": [], "Edge": ["Core", "HeapModule"], "CLib": [], "tool": ["Edge"],
        "CoreTests": ["Core", "TestSupport"], "EdgeTests": ["TestSupport"],
      ])
  }
}
