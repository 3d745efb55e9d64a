#include "workers/smtp_verdict.hpp"

#include "base/text.hpp"
#include "documents/plain_text.hpp"

#include <algorithm>

namespace rowan::workers {

namespace {

constexpr int too_large = 552;
constexpr std::size_t longest_words = 200;
constexpr std::chrono::seconds longest_line_pause{60};

bool permanent(int code)
{
    return code >= 500 && code < 600;
}

smtp_fate fate_of(smtp_end const& e)
{
    if (e.accepted) return smtp_fate::delivered;
    if (e.stage == smtp_stage::connecting) return smtp_fate::line_down;
    if (e.stage == smtp_stage::sender) return e.code == too_large ? smtp_fate::refused : smtp_fate::line_down;
    return permanent(e.code) ? smtp_fate::refused : smtp_fate::postponed;
}

} // namespace

smtp_verdict judged(smtp_end const& e)
{
    smtp_verdict v{fate_of(e)};
    if (v.fate == smtp_fate::delivered) return v;
    v.address_refuses = v.fate == smtp_fate::refused && e.stage != smtp_stage::sender;
    v.words = without_addresses(e.words, e.address);
    return v;
}

std::string without_addresses(std::string_view words, std::string_view recipient)
{
    auto const line = documents::plain_line(words);
    auto const hidden = [&](std::string_view word) {
        return word.find('@') != word.npos || (!recipient.empty() && word.find(recipient) != word.npos);
    };
    std::string kept;
    for (std::string_view rest = line; !rest.empty();) {
        auto const word = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        kept += (kept.empty() ? "" : " ") + std::string(hidden(word) ? "(address)" : word);
    }
    return kept.substr(0, documents::whole_characters(kept, longest_words));
}

std::chrono::seconds line_pause(int failures)
{
    return std::min(longest_line_pause, std::chrono::seconds(1) * (1 << std::clamp(failures - 1, 0, 10)));
}

} // namespace rowan::workers
