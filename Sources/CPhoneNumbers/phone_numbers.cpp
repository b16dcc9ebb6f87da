#include "CPhoneNumbers.h"

#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include <phonenumbers/geocoding/phonenumber_offline_geocoder.h>
#include <phonenumbers/phonenumberutil.h>

namespace {

using i18n::phonenumbers::PhoneNumber;
using i18n::phonenumbers::PhoneNumberOfflineGeocoder;
using i18n::phonenumbers::PhoneNumberUtil;

const PhoneNumberUtil &library() { return *PhoneNumberUtil::GetInstance(); }

/// libphonenumber's name for "no region".
constexpr const char *noRegion = "ZZ";

/// Longer texts are no numbers. The library's Java edition has the same bound
/// (MAX_INPUT_STRING_LENGTH in PhoneNumberUtil.java); this one would search a long text for as long
/// as its length squared.
constexpr size_t mostBytes = 250;

std::string trimmed(const char *text, size_t length) {
  const char *whiteSpace = " \t\r\n";
  std::string all(text, length);
  size_t first = all.find_first_not_of(whiteSpace);
  if (first == std::string::npos) return "";
  return all.substr(first, all.find_last_not_of(whiteSpace) - first + 1);
}

/// The library skips whatever stands before the first digit ("ask 212 …"); a list should not be
/// guessed at.
bool startsWithLetter(const std::string &text) {
  return std::isalpha(static_cast<unsigned char>(text.front())) && text.rfind("tel:", 0) != 0;
}

/// An ASCII + or its full-width form (U+FF0B).
bool startsWithPlus(const std::string &text) {
  return text.front() == '+' || text.rfind("\xEF\xBC\x8B", 0) == 0;
}

/// 00 and a country code, which is + and a country code where 00 is what one dials before it.
bool startsWithPrefix(const std::string &text) {
  std::string digits;
  for (char letter : text) {
    if (std::isdigit(static_cast<unsigned char>(letter))) digits += letter;
  }
  return digits.size() > 4 && digits.compare(0, 2, "00") == 0 && digits[2] != '0';
}

dialcast_phone_status statusOf(PhoneNumberUtil::ErrorType error, const std::string &text) {
  switch (error) {
    case PhoneNumberUtil::INVALID_COUNTRY_CODE_ERROR:
      if (startsWithPlus(text)) return DIALCAST_PHONE_UNKNOWN_COUNTRY_CODE;
      return startsWithPrefix(text) ? DIALCAST_PHONE_DIALLING_PREFIX
                                    : DIALCAST_PHONE_MISSING_COUNTRY_CODE;
    case PhoneNumberUtil::TOO_SHORT_AFTER_IDD:
    case PhoneNumberUtil::TOO_SHORT_NSN:
      return DIALCAST_PHONE_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG_NSN:
      return DIALCAST_PHONE_TOO_LONG;
    default:
      return DIALCAST_PHONE_NOT_A_NUMBER;
  }
}

/// Why a number that could be read is not a number of its country.
dialcast_phone_status statusOfInvalid(const PhoneNumber &number) {
  switch (library().IsPossibleNumberWithReason(number)) {
    case PhoneNumberUtil::TOO_SHORT:
    case PhoneNumberUtil::IS_POSSIBLE_LOCAL_ONLY:
      return DIALCAST_PHONE_TOO_SHORT;
    case PhoneNumberUtil::TOO_LONG:
      return DIALCAST_PHONE_TOO_LONG;
    case PhoneNumberUtil::INVALID_COUNTRY_CODE:
      return DIALCAST_PHONE_UNKNOWN_COUNTRY_CODE;
    default:
      return DIALCAST_PHONE_NOT_IN_PLAN;
  }
}

void copyText(const std::string &text, char *destination, size_t capacity) {
  if (capacity > 0) std::snprintf(destination, capacity, "%s", text.c_str());
}

/// What can be told of a text without looking it up in the plan of a country.
dialcast_phone parse(const std::string &text, const char *defaultRegion, PhoneNumber *number) {
  dialcast_phone result = {};
  if (text.empty()) {
    result.status = DIALCAST_PHONE_EMPTY;
    return result;
  }
  if (text.size() > mostBytes || startsWithLetter(text)) {
    result.status = DIALCAST_PHONE_NOT_A_NUMBER;
    return result;
  }
  auto error = library().Parse(text, defaultRegion ? defaultRegion : noRegion, number);
  if (error != PhoneNumberUtil::NO_PARSING_ERROR) {
    result.status = statusOf(error, text);
    return result;
  }
  result.country_code = static_cast<uint16_t>(number->country_code());
  result.status = DIALCAST_PHONE_VALID;
  return result;
}

/// Tells whether numbers are in a numbering plan, and expects the next one where the last was.
///
/// The library's `IsValidNumber` searches the plans of all countries with the calling code until
/// one holds the number (+1: the United States, then 24 others), and then that plan once more.
/// Countries that share a code share its numbers out, so a number in the plan of any of them is
/// valid, and mostly it is found at once: in the plan of the main country, or where its
/// predecessor lay.
class PlanSearch {
 public:
  bool finds(const PhoneNumber &number) {
    auto [entry, isNew] = likely.try_emplace(number.country_code());
    Regions &regions = entry->second;
    if (isNew) library().GetRegionCodeForCountryCode(number.country_code(), &regions.main);
    if (library().IsValidNumberForRegion(number, regions.main)) return true;
    if (library().IsValidNumberForRegion(number, regions.other)) return true;
    library().GetRegionCodeForNumber(number, &regions.other);
    return library().IsValidNumberForRegion(number, regions.other);
  }

 private:
  struct Regions {
    std::string main;
    /// The region of the last number that was not in the main region's plan, if it had one.
    std::string other = noRegion;
  };
  std::map<int, Regions> likely;
};

/// Looks a number up in the plan of its country.
void check(const PhoneNumber &number, PlanSearch &plans, dialcast_phone *result) {
  if (!plans.finds(number)) {
    result->status = statusOfInvalid(number);
    std::string region;
    library().GetRegionCodeForCountryCode(number.country_code(), &region);
    if (region != noRegion) copyText(region, result->region, sizeof result->region);
    return;
  }
  if (number.has_extension()) {
    result->status = DIALCAST_PHONE_HAS_EXTENSION;
    return;
  }
  std::string e164;
  library().Format(number, PhoneNumberUtil::E164, &e164);
  result->e164 = std::strtoull(e164.c_str() + 1, nullptr, 10);
}

bool parseE164(uint64_t e164, PhoneNumber *number) {
  auto error = library().Parse("+" + std::to_string(e164), noRegion, number);
  return error == PhoneNumberUtil::NO_PARSING_ERROR;
}

}  // namespace

void dialcast_phone_read(
  const dialcast_phone_text *texts, size_t count, const char *default_region,
  dialcast_phone *answers) {
  // Every lookup takes the library's lock some twenty times.
  static std::mutex oneAtATime;
  try {
    std::vector<PhoneNumber> numbers(count);
    for (size_t i = 0; i < count; ++i) {
      answers[i] = parse(trimmed(texts[i].bytes, texts[i].length), default_region, &numbers[i]);
    }
    PlanSearch plans;
    std::lock_guard<std::mutex> lock(oneAtATime);
    for (size_t i = 0; i < count; ++i) {
      if (answers[i].status == DIALCAST_PHONE_VALID) check(numbers[i], plans, &answers[i]);
    }
  } catch (...) {
    for (size_t i = 0; i < count; ++i) {
      answers[i] = {};
      answers[i].status = DIALCAST_PHONE_LIBRARY_FAILED;
    }
  }
}

bool dialcast_phone_knows_region(const char *region) {
  try {
    return library().GetCountryCodeForRegion(region) != 0;
  } catch (...) {
    return false;
  }
}

bool dialcast_phone_region(uint64_t e164, char region[4]) {
  region[0] = '\0';
  try {
    PhoneNumber number;
    std::string code;
    if (!parseE164(e164, &number)) return false;
    library().GetRegionCodeForNumber(number, &code);
    // Two letters are a country; "001" is the world and "ZZ" is unknown.
    if (code.size() != 2 || code == noRegion) return false;
    copyText(code, region, 4);
    return true;
  } catch (...) {
    return false;
  }
}

void dialcast_phone_place(uint64_t e164, char *place, size_t capacity) {
  copyText("", place, capacity);
  try {
    // Creating a geocoder costs microseconds; its tables are static data of the library.
    thread_local PhoneNumberOfflineGeocoder geocoder;
    PhoneNumber number;
    if (!parseE164(e164, &number)) return;
    copyText(geocoder.GetDescriptionForNumber(number, icu::Locale("en", "US")), place, capacity);
  } catch (...) {
    copyText("", place, capacity);
  }
}
