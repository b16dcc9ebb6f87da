/// The number from which all luck of a run follows.
@frozen
public struct Seed: RawRepresentable, Hashable, Sendable, BitwiseCopyable {
  /// Any number; neighbouring seeds give unrelated luck.
  public let rawValue: UInt64
  /// A seed.
  @inlinable
  public init(rawValue: UInt64) { self.rawValue = rawValue }
}
