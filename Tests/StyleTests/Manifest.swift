/// The targets of `Package.swift` and what they depend on.
///
/// Reads the text: asking the package manager from within its own test run would wait for itself.
/// Knows the forms that our manifest uses: `module(…)`, `tests(…)`, `.target(…)`,
/// `.executableTarget(…)`, `.systemLibrary(…)`, and `let name = Target.Dependency.product(…)`.
struct Manifest {
  /// The names of the dependencies of each target.
  let dependencies: [String: Set<String>]

  /// The manifest of this repository; without targets if it cannot be read.
  static let current = Manifest(
    text: Repository.file(at: "Package.swift")?.lines.joined(separator: "\n") ?? "")

  init(text: String) {
    var products: [Substring: Substring] = [:]
    let product = #/let (\w+) = Target\.Dependency\.product\(\s*name: "([^"]+)"/#
    for match in text.matches(of: product) { products[match.1] = match.2 }

    var found: [String: Set<String>] = [:]
    let list = text.firstRange(of: "\n  targets: [").map { text[$0.upperBound...] } ?? ""
    for match in list.matches(of: #/(module|tests|\.\w+)\(\s*(?:name: )?"([^"]+)"/#)
    where ["module", "tests", ".target", ".executableTarget", ".systemLibrary"].contains(match.1) {
      let isTest = match.1 == "tests"
      let arguments = Self.balanced(list[match.range.upperBound...], opened: "(", closed: ")")
      let label = match.1.hasPrefix(".") ? #/dependencies:\s*\[/# : #/^,\s*\[/#
      var names: Set<String> = isTest ? ["TestSupport"] : []
      if let start = arguments.firstMatch(of: label)?.range.upperBound {
        let array = Self.balanced(arguments[start...], opened: "[", closed: "]")
        for element in array.matches(of: #/"([^"]+)"|(\w+)/#) {
          let name = element.1 ?? element.2.map { products[$0] ?? $0 } ?? ""
          names.insert(String(name))
        }
      }
      found[match.2 + (isTest ? "Tests" : "")] = names
    }
    dependencies = found
  }

  /// The text up to the bracket that closes the one just before it.
  private static func balanced(
    _ text: Substring, opened: Character, closed: Character
  )
    -> Substring
  {
    var depth = 1
    return text.prefix { character in
      if character == opened { depth += 1 }
      if character == closed { depth -= 1 }
      return depth > 0
    }
  }
}
