import Foundation
import Simulating
import Statistics

extension Figures {
  /// An amount with its currency, if that has a name: `12,340.50 EUR`; what is less than one to
  /// three digits that count: `0.159 EUR`. The two are never broken apart.
  static func money(_ amount: Double, _ currency: String = "") -> String {
    let size = abs(amount)
    var digits: String
    if size < 0.995, size >= 0.0005 {
      let places = size < 0.0995 ? 4 : 3
      digits = String(format: "%.\(places)f", size)
    } else {
      let cents = Int((size * 100).rounded())
      digits = count(cents / 100) + String(format: ".%02d", cents % 100)
    }
    if amount < 0, digits.contains(where: { ("1"..."9").contains($0) }) { digits = "−" + digits }
    return currency.isEmpty ? digits : digits + "\u{a0}" + currency
  }

  /// A change of an amount, with its sign: `+30.00 EUR`.
  static func moneyChange(_ amount: Double, _ currency: String = "") -> String {
    (amount >= 0.005 ? "+" : "") + money(amount, currency)
  }

  /// The ends of an interval of amounts; a dash if they are not known or the same.
  static func moneyInterval(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high, money(low) != money(high) else { return "–" }
    return "\(money(low)) … \(money(high))"
  }

  /// `cost, EUR`; `cost` where the currency has no name.
  static func named(_ title: String, _ currency: String) -> String {
    currency.isEmpty ? title : "\(title), \(currency)"
  }
}

/// Prices, for programs.
struct PriceList: Codable, Equatable, Sendable {
  var slot: Double
  var slotDay: Double
  var slotMonth: Double
  var minute: Double
  var call: Double
  @OrNull var currency: String? = nil

  init(_ prices: Prices) {
    slot = prices.slot
    slotDay = prices.slotDay
    slotMonth = prices.slotMonth
    minute = prices.minute
    call = prices.call
    currency = prices.currency.isEmpty ? nil : prices.currency
  }
}
