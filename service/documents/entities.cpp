#include "documents/entities.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>

namespace rowan::documents {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd"; // U+FFFD

// Ill-formed for surrogates and what lies above U+10FFFF, which valid_utf8 then tells.
std::string utf8(std::uint32_t point)
{
    auto const byte = [](std::uint32_t bits) { return static_cast<char>(bits); };
    auto const rest = [&](int shift) { return byte(0x80 | (point >> shift & 0x3f)); };
    if (point < 0x80) return {byte(point)};
    if (point < 0x800) return {byte(0xc0 | point >> 6), rest(0)};
    if (point < 0x10000) return {byte(0xe0 | point >> 12), rest(6), rest(0)};
    return {byte(0xf0 | (point >> 18 & 0x0f)), rest(12), rest(6), rest(0)};
}

std::string numbered(std::string_view digits)
{
    bool const hexadecimal = digits.starts_with('x') || digits.starts_with('X');
    if (hexadecimal) digits.remove_prefix(1);
    std::uint32_t point = 0;
    auto const* end = digits.data() + digits.size();
    auto const read = std::from_chars(digits.data(), end, point, hexadecimal ? 16 : 10);
    if (read.ec != std::errc() || read.ptr != end || point > 0x10ffff) return std::string(replacement);
    auto const character = utf8(point);
    bool const fine = valid_utf8(character) && !has_controls(character);
    return fine ? character : std::string(replacement);
}

} // namespace

std::string escaped(std::string_view text)
{
    std::string safe;
    safe.reserve(text.size());
    for (char const c : text) {
        switch (c) {
        case '&':
            safe += "&amp;";
            break;
        case '<':
            safe += "&lt;";
            break;
        case '>':
            safe += "&gt;";
            break;
        case '"':
            safe += "&quot;";
            break;
        case '\'':
            safe += "&#39;";
            break;
        default:
            safe += c;
        }
    }
    return safe;
}

std::string decoded_entity(std::string_view written)
{
    struct name {
        std::string_view written, means;
    };
    constexpr name names[] = {
        {"&amp;", "&"},       {"&lt;", "<"},     {"&gt;", ">"},    {"&quot;", "\""},  {"&apos;", "'"},
        {"&nbsp;", "\u00a0"}, {"&pound;", "£"},  {"&euro;", "€"},  {"&copy;", "©"},   {"&reg;", "®"},
        {"&trade;", "™"},     {"&deg;", "°"},    {"&times;", "×"}, {"&frac12;", "½"}, {"&middot;", "·"},
        {"&bull;", "•"},      {"&hellip;", "…"}, {"&ndash;", "–"}, {"&mdash;", "—"},  {"&lsquo;", "‘"},
        {"&rsquo;", "’"},     {"&ldquo;", "“"},  {"&rdquo;", "”"}, {"&eacute;", "é"},
    };
    if (written.starts_with("&#") && written.ends_with(';'))
        return numbered(written.substr(2, written.size() - 3));
    auto const* n =
        std::find_if(std::begin(names), std::end(names), [&](name const& x) { return x.written == written; });
    return std::string(n == std::end(names) ? written : n->means);
}

} // namespace rowan::documents
