#include "documents/plain_text.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <iterator>

namespace rowan::documents {

namespace {

constexpr std::string_view replacement = "\xef\xbf\xbd"; // U+FFFD

bool ends_line(std::string_view character)
{
    constexpr std::string_view ends[] = {"\n", "\r", "\v", "\f", "\xc2\x85", "\xe2\x80\xa8", "\xe2\x80\xa9"};
    return std::find(std::begin(ends), std::end(ends), character) != std::end(ends);
}

} // namespace

std::size_t character_size(std::string_view text)
{
    auto const lead = static_cast<unsigned char>(text.front());
    auto const size = lead < 0xc0 ? 1U : lead < 0xe0 ? 2U : lead < 0xf0 ? 3U : 4U;
    return valid_utf8(text.substr(0, size)) ? size : 1;
}

std::size_t whole_characters(std::string_view text, std::size_t bytes)
{
    if (bytes >= text.size()) return text.size();
    auto const continues = [&](std::size_t at) {
        return (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80;
    };
    while (bytes > 0 && continues(bytes)) --bytes;
    return bytes > 0 ? bytes : character_size(text);
}

std::string plain_text(std::string_view text)
{
    std::string kept;
    kept.reserve(text.size());
    while (!text.empty()) {
        auto const plain = std::find_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; });
        kept.append(text.begin(), plain); // nearly all of most texts
        text.remove_prefix(static_cast<std::size_t>(plain - text.begin()));
        if (text.empty()) break;
        auto const character = text.substr(0, character_size(text));
        if (text.substr(0, 2) == "\r\n") {
            text.remove_prefix(1);
            continue;
        }
        if (ends_line(character))
            kept += '\n';
        else if (!valid_utf8(character))
            kept += replacement;
        else if (character == "\t" || !has_controls(character))
            kept += character;
        text.remove_prefix(character.size());
    }
    return kept;
}

std::string plain_line(std::string_view text)
{
    return tidy(plain_text(text));
}

} // namespace rowan::documents
