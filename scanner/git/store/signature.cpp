#include "git/store/signature.h"

#include <fmt/format.h>

#include <charconv>
#include <chrono>

namespace rummage::git::store {
namespace {

std::string_view after_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  return text;
}

// "+hhmm" in minutes; 0 when it is anything else or beyond a day.
std::int16_t read_zone(std::string_view text) {
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return 0;
  int digits = 0;
  std::from_chars(text.data() + 1, text.data() + text.size(), digits);
  int minutes = digits / 100 * 60 + digits % 100;
  if (digits < 0 || minutes >= 24 * 60) return 0;
  return static_cast<std::int16_t>(text[0] == '-' ? -minutes : minutes);
}

}  // namespace

Signature parse_signature(std::string_view line) {
  Signature out;
  std::size_t close = line.rfind('>');
  std::string_view rest = after_blanks(close == std::string_view::npos ? line : line.substr(close + 1));
  std::int64_t time = 0;
  auto [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), time);
  if (error != std::errc() || time < 0) return out;
  out.time = time;
  out.zone = read_zone(after_blanks(rest.substr(static_cast<std::size_t>(end - rest.data()))));
  return out;
}

std::string rfc3339(const Signature& signature) {
  using namespace std::chrono;
  constexpr std::int64_t kLast = 253402300799;  // 9999-12-31T23:59:59Z
  if (signature.time > kLast - 86400) return {};
  std::int64_t local = signature.time + signature.zone * 60;
  if (local < 0) local = 0;
  auto day = floor<days>(sys_seconds(seconds(local)));
  year_month_day date(day);
  hh_mm_ss clock(seconds(local) - day.time_since_epoch());
  int zone = signature.zone < 0 ? -signature.zone : signature.zone;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}{}{:02}:{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), signature.zone < 0 ? '-' : '+', zone / 60,
                     zone % 60);
}

}  // namespace rummage::git::store
