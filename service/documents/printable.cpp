#include "documents/printable.hpp"

#include "documents/plain_text.hpp"

#include <algorithm>
#include <cstdint>

namespace rowan::documents {

namespace {

struct range {
    std::uint32_t first, last;
};

// What Unicode's emoji-data.txt shows as pictures, and the marks that go with them alone.
constexpr range pictures[] = {
    {0x20e3, 0x20e3}, // the keycap round a digit
    {0x231a, 0x231b},   {0x23e9, 0x23fa},   {0x25fd, 0x25fe},
    {0x2600, 0x27bf},   {0x2b50, 0x2b55},   {0xfe0e, 0xfe0f}, // as text, as picture
    {0x1f000, 0x1faff}, {0xe0020, 0xe007f},                   // tags of flags
};

std::uint32_t value_of(std::string_view character)
{
    auto const lead = static_cast<unsigned char>(character[0]);
    if (character.size() == 1) return lead;
    std::uint32_t value = lead & (0xffu >> (character.size() + 1));
    for (auto const next : character.substr(1))
        value = value << 6 | (static_cast<unsigned char>(next) & 0x3fu);
    return value;
}

bool is_picture(std::uint32_t c)
{
    return std::any_of(std::begin(pictures), std::end(pictures), [c](range r) {
        return r.first <= c && c <= r.last;
    });
}

constexpr std::uint32_t joiner = 0x200d; // of Indic and Arabic letters too, unless a picture stands before it

// Where something was taken out: of two spaces one, and none at either end of a line.
void close_gaps(std::string& text)
{
    std::string closed;
    for (char const c : text) {
        bool const at_start = closed.empty() || closed.back() == '\n' || closed.back() == ' ';
        if (c == ' ' && at_start) continue;
        if (c == '\n' && !closed.empty() && closed.back() == ' ') closed.pop_back();
        closed += c;
    }
    if (!closed.empty() && closed.back() == ' ') closed.pop_back();
    text = std::move(closed);
}

} // namespace

std::string printable(std::string_view utf8)
{
    auto const text = plain_text(utf8);
    std::string kept;
    bool after_picture = false;
    std::string_view rest = text;
    while (!rest.empty()) {
        auto const character = rest.substr(0, character_size(rest));
        rest.remove_prefix(character.size());
        auto const value = value_of(character);
        bool const drop = is_picture(value) || (value == joiner && after_picture);
        after_picture = drop;
        if (!drop) kept += character;
    }
    if (kept.size() != text.size()) close_gaps(kept);
    return kept;
}

std::string without(std::string const& utf8, std::vector<bool> const& marked)
{
    std::string kept;
    std::string_view rest = utf8;
    while (!rest.empty()) {
        auto const at = utf8.size() - rest.size();
        auto const character = rest.substr(0, character_size(rest));
        if (!marked[at]) kept += character;
        rest.remove_prefix(character.size());
    }
    close_gaps(kept);
    return kept;
}

} // namespace rowan::documents
