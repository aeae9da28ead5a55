#include "linter/base/date.h"

#include <charconv>
#include <chrono>
#include <cstdlib>

namespace keyref {
namespace {

/// Reads numbers of a fixed width and single characters from the front of a text.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : rest_(text) {}

  std::optional<int> number(std::size_t width) {
    if (rest_.size() < width) return std::nullopt;
    int value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + width, value);
    if (error != std::errc() || end != rest_.data() + width || value < 0 || rest_.front() == '-') return std::nullopt;
    rest_.remove_prefix(width);
    return value;
  }
  bool take(std::string_view any_of) {
    if (rest_.empty() || any_of.find(rest_.front()) == std::string_view::npos) return false;
    taken_ = rest_.front();
    rest_.remove_prefix(1);
    return true;
  }
  bool take_digits() {
    bool any = false;
    while (take("0123456789")) any = true;
    return any;
  }
  char taken() const { return taken_; }
  bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
  char taken_ = 0;
};

std::optional<Timestamp> read_day(Cursor& cursor) {
  const auto year = cursor.number(4);
  if (!year || !cursor.take("-")) return std::nullopt;
  const auto month = cursor.number(2);
  if (!month || !cursor.take("-")) return std::nullopt;
  const auto day = cursor.number(2);
  if (!day) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  if (!date.ok()) return std::nullopt;
  return std::chrono::sys_days(date).time_since_epoch().count() * kSecondsPerDay;
}

/// `10:00`, in seconds.
std::optional<Timestamp> read_hours_and_minutes(Cursor& cursor) {
  const auto hour = cursor.number(2);
  if (!hour || *hour > 23 || !cursor.take(":")) return std::nullopt;
  const auto minute = cursor.number(2);
  if (!minute || *minute > 59) return std::nullopt;
  return *hour * 3600 + *minute * 60;
}

/// `Z` or `+02:00`, in seconds.
std::optional<Timestamp> read_offset(Cursor& cursor) {
  if (cursor.take("Zz")) return 0;
  if (!cursor.take("+-")) return std::nullopt;
  const Timestamp sign = cursor.taken() == '-' ? -1 : 1;
  const auto offset = read_hours_and_minutes(cursor);
  if (!offset) return std::nullopt;
  return sign * *offset;
}

}  // namespace

std::optional<Timestamp> parse_timestamp(std::string_view text) {
  Cursor cursor(text);
  const auto day = read_day(cursor);
  if (!day || cursor.at_end()) return day;
  if (!cursor.take("Tt ")) return std::nullopt;
  const auto minutes = read_hours_and_minutes(cursor);
  if (!minutes || !cursor.take(":")) return std::nullopt;
  const auto seconds = cursor.number(2);
  if (!seconds || *seconds > 60) return std::nullopt;
  if (cursor.take(".") && !cursor.take_digits()) return std::nullopt;
  const auto offset = read_offset(cursor);
  if (!offset || !cursor.at_end()) return std::nullopt;
  return *day + *minutes + *seconds - *offset;
}

std::optional<int> parse_days(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const char unit = text.back();
  int count = 0;
  const char* const last = text.data() + text.size() - 1;
  const auto [end, error] = std::from_chars(text.data(), last, count);
  constexpr int kMost = 100'000;
  if (error != std::errc() || end != last || count <= 0 || count > kMost || (unit != 'd' && unit != 'w'))
    return std::nullopt;
  return unit == 'w' ? count * 7 : count;
}

Timestamp now() {
  if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH")) {
    Timestamp value = 0;
    const std::string_view text(fixed);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size()) return value;
  }
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

}  // namespace keyref
