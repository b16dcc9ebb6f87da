/// The name of a source of luck, as 64 bits: FNV-1a of the name (Fowler, Noll, Vo).
///
/// Names, not places, so that the luck of one campaign does not depend on which others exist.
@frozen
public struct StreamKey: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// The hash of the name.
  public let rawValue: UInt64
  /// A key that was made elsewhere.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The key of a name such as `campaign/north/reminders`.
  public init(_ name: String) {
    rawValue = name.utf8.reduce(0xcbf2_9ce4_8422_2325) { hash, byte in
      (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
    }
  }
}
