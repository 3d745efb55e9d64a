#include "documents/ical_text.hpp"

#include "base/text.hpp"
#include "documents/plain_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace rowan::documents {

namespace {

constexpr std::size_t widest = 75;            // octets
constexpr std::size_t longest_step_back = 20; // so that a run of spaces does not make tiny lines

bool good_cut(std::string_view line, std::size_t at)
{
    bool const in_character = (static_cast<unsigned char>(line[at]) & 0xc0) == 0x80;
    return !in_character && line[at] != ' ' && line[at - 1] != ' ' && line[at - 1] != '\\';
}

// Where the first part of `line`, longer than `room`, ends.
std::size_t cut(std::string_view line, std::size_t room)
{
    for (auto at = room; at > room - longest_step_back; --at) {
        if (good_cut(line, at)) return at;
    }
    return whole_characters(line, room);
}

bool is_special(char c)
{
    return c == '\n' || c == '\t' || c == '\\' || c == ';' || c == ',';
}

bool stays_in_uri(unsigned char c)
{
    bool const letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter_or_digit ||
           std::string_view("-._~:/?#[]@!$&'()*+,;=%").find(static_cast<char>(c)) != std::string_view::npos;
}

std::optional<double> degrees(std::string const& text, double most)
{
    double value = 0;
    auto const [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool const whole = wrong == std::errc() && end == text.data() + text.size();
    if (!whole || !(value >= -most && value <= most)) return std::nullopt;
    return value;
}

} // namespace

void append_property(std::string& calendar, std::string_view name, std::string_view value)
{
    if (value.empty()) return;
    if (name.size() + 1 + value.size() <= widest) {
        calendar.append(name).append(":").append(value).append("\r\n");
        return;
    }
    std::string line(name);
    append_line(calendar, line.append(":").append(value));
}

void append_line(std::string& calendar, std::string_view line)
{
    for (auto room = widest; line.size() > room; room = widest - 1) { // the space of the fold counts
        auto const end = cut(line, room);
        calendar.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
    }
    calendar.append(line).append("\r\n");
}

std::string ical_text(std::string_view given)
{
    auto const text = plain_text(given);
    std::string escaped;
    escaped.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        auto special = at;
        while (special < text.size() && !is_special(text[special])) ++special;
        escaped.append(text, at, special - at); // nearly all of most texts
        at = special + 1;
        if (special == text.size()) break;
        auto const c = text[special];
        if (c == '\\' || c == ';' || c == ',') escaped += '\\';
        if (c == '\n')
            escaped += "\\n";
        else
            escaped += c == '\t' ? ' ' : c;
    }
    return escaped;
}

std::string ical_word(std::string_view given)
{
    return ical_text(plain_line(given));
}

std::string ical_uri(std::string_view given)
{
    auto const low = folded(given.substr(0, 8));
    constexpr std::string_view schemes[] = {"http://", "https://", "mailto:"};
    if (std::none_of(std::begin(schemes), std::end(schemes), [&](auto s) { return low.starts_with(s); }))
        return {};
    std::string uri;
    for (unsigned char const c : given) {
        if (stays_in_uri(c))
            uri += static_cast<char>(c);
        else
            uri += fmt::format("%{:02X}", c);
    }
    return uri;
}

std::string ical_parameter(std::string_view given)
{
    std::string quoted = "\"";
    for (char const c : plain_line(given)) {
        if (c == '^')
            quoted += "^^";
        else if (c == '"')
            quoted += "^'";
        else
            quoted += c;
    }
    return quoted + "\"";
}

std::string ical_geo(std::string const& latitude, std::string const& longitude)
{
    auto const north = degrees(latitude, 90);
    auto const east = degrees(longitude, 180);
    if (!north || !east) return {};
    return fmt::format("{:.6f};{:.6f}", *north, *east);
}

} // namespace rowan::documents
