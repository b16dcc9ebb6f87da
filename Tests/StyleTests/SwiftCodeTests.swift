import Testing

/// Prose goes, code stays where it is.
@Suite struct SwiftCodeTests {
  @Test(arguments: [
    ("a // b\nc", "a     \nc"),
    ("a /* b /* c */ d */ e", "a                   e"),
    (#"f("a") + g"#, "f(   ) + g"),
    (#"f("a\"b") + g"#, "f(      ) + g"),
    (#"f("a\(b + "c")d") + g"#, "f(    b +    )  ) + g"),
    ("f(#\"a\\\"#) + g", "f(      ) + g"),
    ("f(#\"\\#(a)\"#) + g", "f(     a)  ) + g"),
    ("x = \"\"\"\n  \"a\" // b\n  \"\"\"\ny", "x =    \n          \n     \ny"),
    ("#expect(a)", "#expect(a)"),
    ("#/a\"{/# + b", "        + b"),
    ("\"https://a\" + b", "            + b"),
    ("\"open\nb", "     \nb"),
  ])
  func proseIsBlanked(source: String, code: String) {
    #expect(SwiftCode.withoutProse(source) == code)
  }
}
