/// The number from which all luck of a run follows.
@frozen
public struct Seed: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// Any number; neighbouring seeds give unrelated luck.
  public let rawValue: UInt64
<<<<<<< HEAD
  /// The value with this raw value.
=======
  /// A seed.
>>>>>>> statistics
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}
