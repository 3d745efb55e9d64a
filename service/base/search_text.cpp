#include "base/search_text.hpp"

#include "base/text.hpp"

#include <cstdlib>
#include <memory>
#include <utf8proc.h>

namespace rowan {

namespace {

// What Unicode does not decompose, though whoever has no such key types the right-hand side.
struct letter {
    std::string_view written, typed;
};
constexpr letter letters[] = {
    {"ø", "o"},  {"ł", "l"},  {"đ", "d"}, {"ð", "d"}, {"ħ", "h"}, {"ŧ", "t"}, {"ı", "i"}, {"æ", "ae"},
    {"œ", "oe"}, {"þ", "th"}, {"‘", "'"}, {"’", "'"}, {"‐", "-"}, {"‑", "-"}, {"–", "-"},
};

bool plain(std::string_view text)
{
    for (char const c : text) {
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    }
    return true;
}

void replace_letters(std::string& text)
{
    for (auto const& l : letters) {
        for (auto at = text.find(l.written); at != text.npos; at = text.find(l.written, at + l.typed.size()))
            text.replace(at, l.written.size(), l.typed);
    }
}

} // namespace

std::string search_text(std::string_view text)
{
    if (plain(text)) return folded(text);
    constexpr auto wanted = static_cast<utf8proc_option_t>(
        UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
        UTF8PROC_IGNORE
    );
    utf8proc_uint8_t* out = nullptr;
    auto const* bytes = reinterpret_cast<utf8proc_uint8_t const*>(text.data());
    auto const size = utf8proc_map(bytes, static_cast<utf8proc_ssize_t>(text.size()), &out, wanted);
    std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> const owned(out, std::free);
    if (size < 0) return folded(text);
    std::string found(reinterpret_cast<char const*>(out), static_cast<std::size_t>(size));
    replace_letters(found);
    return found;
}

} // namespace rowan
