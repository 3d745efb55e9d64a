#include "documents/letter_template.hpp"

#include "base/text.hpp"
#include "documents/letter_files.hpp"

#include <algorithm>
#include <iterator>
#include <stdexcept>

namespace rowan::documents {

namespace {

constexpr std::string_view english = "en";
constexpr std::string_view markdown_values[] = {"{text}", "{highlights}", "{reason}"};

letter_file const* find(std::string_view language, std::string_view name)
{
    auto const* f = std::find_if(std::begin(letter_files), std::end(letter_files), [&](auto const& x) {
        return x.language == language && x.name == name;
    });
    return f == std::end(letter_files) ? nullptr : f;
}

std::string_view text_of(std::string const& language, std::string_view name)
{
    auto const* f = find(letter_language(language), name);
    if (!f) throw std::logic_error("there is no letter " + std::string(name));
    return f->text;
}

// Takes the first line, without its end.
std::string_view next_line(std::string_view& text)
{
    auto const line = text.substr(0, text.find('\n'));
    text.remove_prefix(std::min(text.size(), line.size() + 1));
    return line;
}

// "Label | {value}" in its two halves; the second is empty if there is no bar.
std::pair<std::string_view, std::string_view> halves(std::string_view line)
{
    constexpr std::string_view bar = " | ";
    auto const at = line.find(bar);
    if (at == line.npos) return {line, {}};
    return {line.substr(0, at), line.substr(at + bar.size())};
}

letter_block two_parts(block_kind kind, std::string_view line, letter_values const& all)
{
    auto const [words, value] = halves(line);
    return {kind, filled(words, all), filled(value, all)};
}

letter_block block_of(std::string_view line, letter_values const& all)
{
    constexpr std::string_view with_calendar = "?calendar ";
    if (line.starts_with(with_calendar)) {
        auto const words = line.substr(with_calendar.size());
        return {block_kind::paragraph, filled("{calendar}", all).empty() ? "" : filled(words, all)};
    }
    if (line.starts_with("> ")) return two_parts(block_kind::page, line.substr(2), all);
    if (line.starts_with("# ")) return two_parts(block_kind::code, line.substr(2), all);
    if (line == "{changes}") return {block_kind::changes, filled(line, all)};
    auto const* alone = std::find(std::begin(markdown_values), std::end(markdown_values), line);
    if (alone != std::end(markdown_values)) return {block_kind::markdown, filled(line, all)};
    if (!halves(line).second.empty()) return two_parts(block_kind::fact, line, all);
    return {block_kind::paragraph, filled(line, all)};
}

bool says_nothing(letter_block const& b)
{
    bool const has_value =
        b.kind == block_kind::fact || b.kind == block_kind::page || b.kind == block_kind::code;
    return has_value ? b.value.empty() : b.words.empty();
}

// The value of "Subject: ..." in a letter's first lines.
std::string head(std::string_view& text, std::string_view name, letter_values const& all)
{
    auto const line = next_line(text);
    if (!line.starts_with(name)) throw std::logic_error("a letter must begin with " + std::string(name));
    return filled(line.substr(name.size()), all);
}

} // namespace

std::string letter_language(std::string const& wanted)
{
    return find(wanted, "phrases") ? wanted : std::string(english);
}

std::string filled(std::string_view text, letter_values const& all)
{
    std::string done;
    while (!text.empty()) {
        auto const open = std::min(text.find('{'), text.size());
        done += text.substr(0, open);
        text.remove_prefix(open);
        if (text.empty()) break;
        auto const close = std::min(text.find('}'), text.size() - 1);
        auto const name = text.substr(1, close - 1);
        auto const v = std::find_if(all.begin(), all.end(), [&](auto const& x) { return x.first == name; });
        done += v == all.end() ? std::string(text.substr(0, close + 1)) : v->second;
        text.remove_prefix(close + 1);
    }
    return done;
}

std::string letter_phrase(std::string const& language, std::string_view name, letter_values const& all)
{
    for (auto text = text_of(language, "phrases"); !text.empty();) {
        auto const line = next_line(text);
        auto const colon = line.find(": ");
        if (line.substr(0, colon) == name) return filled(line.substr(colon + 2), all);
    }
    throw std::logic_error("there is no phrase " + std::string(name));
}

letter_sheet filled_letter(std::string const& language, std::string_view name, letter_values const& all)
{
    auto text = text_of(language, name);
    letter_sheet s;
    s.subject = head(text, "Subject: ", all);
    s.preview = head(text, "Preview: ", all);
    s.heading = head(text, "Heading: ", all);
    bool begins = true;
    while (!text.empty()) {
        auto const line = next_line(text);
        begins = begins || line.empty();
        auto block = block_of(line, all);
        if (line.empty() || says_nothing(block)) continue;
        block.begins = std::exchange(begins, false);
        bool const goes_on = !block.begins && block.kind == block_kind::paragraph && !s.blocks.empty() &&
                             s.blocks.back().kind == block_kind::paragraph;
        if (goes_on)
            s.blocks.back().words += " " + block.words;
        else
            s.blocks.push_back(std::move(block));
    }
    return s;
}

} // namespace rowan::documents
