#include "base/text.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace rowan {

namespace {

constexpr std::uint32_t ill_formed = 0xffffffff;

// The code point at the front of `rest`, which is shortened by it.
std::uint32_t next(std::string_view& rest)
{
    auto const byte = [&](std::size_t at) { return static_cast<unsigned char>(rest[at]); };
    struct form {
        unsigned char mask, lead;
        std::size_t bytes;
        std::uint32_t least;
    };
    constexpr form forms[] = {
        {0x80, 0x00, 1, 0}, {0xe0, 0xc0, 2, 0x80}, {0xf0, 0xe0, 3, 0x800}, {0xf8, 0xf0, 4, 0x10000}};
    auto const* f = std::find_if(std::begin(forms), std::end(forms), [&](form const& x) {
        return (byte(0) & x.mask) == x.lead;
    });
    if (f == std::end(forms) || rest.size() < f->bytes) return ill_formed;

    std::uint32_t point = byte(0) & static_cast<unsigned char>(~f->mask);
    for (std::size_t at = 1; at < f->bytes; ++at) {
        if ((byte(at) & 0xc0) != 0x80) return ill_formed;
        point = point << 6 | (byte(at) & 0x3f);
    }
    bool const surrogate = point >= 0xd800 && point <= 0xdfff;
    if (point < f->least || point > 0x10ffff || surrogate) return ill_formed;
    rest.remove_prefix(f->bytes);
    return point;
}

bool is_control(std::uint32_t point)
{
    struct range {
        std::uint32_t first, last;
    };
    constexpr range controls[] = {
        {0x00, 0x1f},     // C0
        {0x7f, 0x9f},     // DEL and C1
        {0x200e, 0x200f}, // directional marks
        {0x2028, 0x202e}, // line and paragraph separators, bidirectional embeddings and overrides
        {0x2066, 0x2069}, // isolates
        {0xfeff, 0xfeff}, // byte order mark
    };
    return std::any_of(std::begin(controls), std::end(controls), [&](range const& r) {
        return point >= r.first && point <= r.last;
    });
}

bool is_email_character(char c)
{
    bool const letter_or_digit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter_or_digit || std::string_view(".!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_domain(std::string_view domain)
{
    if (domain.find('.') == std::string_view::npos) return false;
    while (!domain.empty()) {
        auto const label = domain.substr(0, domain.find('.'));
        bool const ends_well = !label.empty() && label.front() != '-' && label.back() != '-';
        if (!ends_well || label.size() > 63) return false;
        if (label.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") !=
            label.npos)
            return false;
        domain.remove_prefix(label.size());
        if (domain == ".") return false;
        if (!domain.empty()) domain.remove_prefix(1);
    }
    return true;
}

} // namespace

bool valid_utf8(std::string_view text)
{
    while (!text.empty()) {
        if (next(text) == ill_formed) return false;
    }
    return true;
}

std::size_t length(std::string_view text)
{
    auto const begins = [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; };
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins));
}

bool has_controls(std::string_view text, bool lines)
{
    while (!text.empty()) {
        auto const point = next(text);
        if (point == ill_formed) return true;
        if (point == '\n' && lines) continue;
        if (is_control(point)) return true;
    }
    return false;
}

std::string json_escaped(std::string_view text)
{
    std::string safe;
    while (!text.empty()) {
        auto const before = text;
        auto const point = next(text);
        if (point == ill_formed) {
            safe += "\ufffd";
            text.remove_prefix(1);
        } else if (is_control(point)) {
            fmt::format_to(std::back_inserter(safe), "\\u{:04x}", point);
        } else {
            if (point == '"' || point == '\\') safe += '\\';
            safe += before.substr(0, before.size() - text.size());
        }
    }
    return safe;
}

std::string tidy(std::string_view text)
{
    auto const space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    std::string kept;
    kept.reserve(text.size());
    for (auto at = text.begin(); at != text.end();) {
        auto const word = std::find_if_not(at, text.end(), space);
        at = std::find_if(word, text.end(), space);
        if (word != at && !kept.empty()) kept += ' ';
        kept.append(word, at);
    }
    return kept;
}

bool valid_email(std::string_view address)
{
    auto const at = address.find('@');
    if (at == std::string_view::npos || address.size() > 254) return false;
    auto const mailbox = address.substr(0, at);
    if (mailbox.empty() || mailbox.size() > 64) return false;
    if (mailbox.front() == '.' || mailbox.back() == '.' || mailbox.find("..") != mailbox.npos) return false;
    return std::all_of(mailbox.begin(), mailbox.end(), is_email_character) &&
           is_domain(address.substr(at + 1));
}

std::string folded(std::string_view text)
{
    std::string low(text);
    for (auto& c : low) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return low;
}

std::string pointer_step(std::string_view key)
{
    std::string out;
    for (char const c : key) {
        if (c == '~') out += "~0";
        if (c == '/') out += "~1";
        if (c != '~' && c != '/') out += c;
    }
    return out;
}

bool has_word(std::string_view words, std::string_view word)
{
    while (!words.empty()) {
        auto const first = words.substr(0, words.find(' '));
        if (first == word) return true;
        words.remove_prefix(std::min(words.size(), first.size() + 1));
    }
    return false;
}

} // namespace rowan
