#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>
#include <string_view>

#include "linter/base/hash.h"
#include "linter/base/text.h"
#include "linter/base/utf8.h"
#include "linter/report/restart_line.h"
#include "linter/report/rotation.h"

namespace keyref {
namespace {

/// As TEXT of RFC 5545, 3.3.11.
std::string escape_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\n') {
      escaped += "\\n";
    } else {
      if (c == '\\' || c == ';' || c == ',') escaped += '\\';
      escaped += c;
    }
  }
  return escaped;
}

/// A content line: after 75 octets it goes on in the next one, behind a blank; a character is not cut.
std::string folded(std::string_view line) {
  constexpr std::size_t kLongest = 75;
  std::string text;
  std::size_t octets = 0;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t length = decode_utf8(line, at).length;
    if (octets + length > kLongest) {
      text += "\r\n ";
      octets = 1;
    }
    text += line.substr(at, length);
    octets += length;
    at += length;
  }
  return text + "\r\n";
}

std::string utc(Timestamp time) { return fmt::format("{:%Y%m%dT%H%M%SZ}", fmt::gmtime(std::time_t{time})); }
std::string date(Timestamp time) { return fmt::format("{:%Y%m%d}", fmt::gmtime(std::time_t{time})); }

/// The same in every run, so that a calendar that is read again moves its entry.
std::string uid_of(const Rotation& rotation, const std::string& environment) {
  const std::string address = environment + '\n' + std::string(rotation.service) + '\n' + rotation.secret->name + '\n' +
                              enumerate(rotation.secret->namespaces);
  return hex16(fnv1a(address)) + "@keyref";
}

std::string description_of(const DueRotation& due) {
  std::string text =
      due.services.empty() ? "Nothing in the repository uses it." : "Used by " + enumerate(due.services) + ".";
  if (!due.rotation.due) text += "\nNobody wrote down when it was rotated last.";
  for (const Workload& each : due.restarts) text += "\n" + restart_line(each);
  if (const std::string note = note_on_namespaces(due.restarts); !note.empty()) text += "\n" + note;
  return replace_invalid_utf8(text);
}

std::string event_of(const DueRotation& due, const std::string& environment) {
  const Timestamp day = due.rotation.due.value_or(due.noted);
  std::string event = "BEGIN:VEVENT\r\n";
  event += folded("UID:" + uid_of(due.rotation, environment));
  event += folded("DTSTAMP:" + utc(due.noted));
  event += folded("DTSTART;VALUE=DATE:" + date(day));
  event += folded("DTEND;VALUE=DATE:" + date(day + kSecondsPerDay));
  event += folded("SUMMARY:" + escape_text("Rotate " + due.rotation.secret->name + " in " + environment));
  event += folded("DESCRIPTION:" + escape_text(description_of(due)));
  event += folded("CATEGORIES:" + escape_text(environment));
  event += "TRANSP:TRANSPARENT\r\n";
  return event + "END:VEVENT\r\n";
}

}  // namespace

std::string rotation_as_calendar(const RotationInput& input) {
  std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//keyref//rotation//EN\r\n";
  for (const DueRotation& due : input.rotations)
    text += event_of(due, input.environments[due.rotation.environment].name);
  return text + "END:VCALENDAR\r\n";
}

}  // namespace keyref
