// A calendar taken apart by the letter of RFC 5545, for tests: whatever is not as it must be throws.
#pragma once

#include "base/text.hpp"

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace rowan::test {

struct ical_component {
    std::string name;
    std::vector<std::pair<std::string, std::string>> properties; // "DTSTART;TZID=..." and the value, unfolded
    std::vector<ical_component> parts;

    // The value of the only property of that name, whatever its parameters; empty if there is none.
    std::string operator[](std::string_view property) const
    {
        std::string found;
        int count = 0;
        for (auto const& [key, value] : properties) {
            if (key.substr(0, key.find(';')) != property) continue;
            found = value;
            if (++count > 1) throw std::logic_error("two of " + key);
        }
        return found;
    }

    // "DTSTART;TZID=Europe/London:20270611T093000"
    std::string line(std::string_view property) const
    {
        for (auto const& [key, value] : properties) {
            if (key.substr(0, key.find(';')) == property) return key + ":" + value;
        }
        return {};
    }

    bool has(std::string_view property) const { return !line(property).empty(); }

    std::vector<ical_component> all(std::string_view kind) const
    {
        std::vector<ical_component> found;
        for (auto const& p : parts) {
            if (p.name == kind) found.push_back(p);
        }
        return found;
    }
    std::vector<ical_component> events() const { return all("VEVENT"); }
};

// Content lines, unfolded: each ended by CRLF, of at most 75 octets of whole characters (3.1).
inline std::vector<std::string> ical_lines(std::string_view text)
{
    std::vector<std::string> lines;
    while (!text.empty()) {
        auto const end = text.find("\r\n");
        if (end == text.npos) throw std::logic_error("a line without its end");
        auto const line = text.substr(0, end);
        text.remove_prefix(end + 2);
        if (line.size() > 75) throw std::logic_error("a line of more than 75 octets");
        if (!valid_utf8(line)) throw std::logic_error("a line that ends inside a character");
        if (line.find_first_of("\r\n") != line.npos) throw std::logic_error("a line end inside a line");
        if (line.starts_with(' ') && !lines.empty())
            lines.back() += line.substr(1);
        else
            lines.emplace_back(line);
    }
    return lines;
}

// A TEXT value as it was before it was escaped (3.3.11).
inline std::string ical_unescaped(std::string_view value)
{
    std::string text;
    for (std::size_t at = 0; at < value.size(); ++at) {
        bool const escaped = value[at] == '\\';
        if (escaped && at + 1 == value.size()) throw std::logic_error("an escape of nothing");
        auto const c = escaped ? value[++at] : value[at];
        if (escaped && std::string_view("\\;,n").find(c) == std::string_view::npos)
            throw std::logic_error("an unknown escape");
        if (!escaped && (c == ';' || c == ',')) throw std::logic_error("not escaped");
        text += escaped && c == 'n' ? '\n' : c;
    }
    return text;
}

inline ical_component ical(std::string_view text)
{
    std::vector<ical_component> open(1);
    for (auto const& line : ical_lines(text)) {
        std::size_t colon = 0;
        for (bool quoted = false; colon < line.size() && (quoted || line[colon] != ':'); ++colon)
            quoted = quoted != (line[colon] == '"');
        if (colon == line.size()) throw std::logic_error("no property: " + line);
        auto const name = line.substr(0, colon), value = line.substr(colon + 1);
        if (value.empty()) throw std::logic_error("nothing in " + name);
        if (name == "BEGIN") {
            open.push_back({value, {}, {}});
        } else if (name == "END") {
            if (open.back().name != value) throw std::logic_error("END of another: " + value);
            auto done = std::move(open.back());
            open.pop_back();
            open.back().parts.push_back(std::move(done));
        } else {
            open.back().properties.emplace_back(name, value);
        }
    }
    if (open.size() != 1 || open[0].parts.size() != 1) throw std::logic_error("not one whole calendar");
    return open[0].parts[0];
}

} // namespace rowan::test
