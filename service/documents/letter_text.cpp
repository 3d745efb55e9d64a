#include "documents/letter_forms.hpp"

#include "base/text.hpp"

#include <algorithm>

namespace rowan::documents {

namespace {

constexpr std::size_t widest = 72;

// The line in as many as it needs; words are not parted.
std::string wrapped(std::string_view line)
{
    std::string lines;
    std::size_t column = 0;
    while (!line.empty()) {
        auto const end = std::min(line.find(' '), line.size());
        auto const word = line.substr(0, end);
        bool const fits = column == 0 || column + 1 + length(word) <= widest;
        if (column > 0) lines += fits ? ' ' : '\n';
        lines += word;
        column = fits && column > 0 ? column + 1 + length(word) : length(word);
        line.remove_prefix(std::min(line.size(), end + 1));
    }
    return lines + "\n";
}

std::string all_wrapped(std::string_view text)
{
    std::string lines;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        lines += wrapped(line);
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return lines;
}

// What has several lines begins on its own.
std::string labelled(std::string const& label, std::string const& value)
{
    bool const one_line = value.find('\n') == value.npos;
    return all_wrapped(label + (one_line ? ": " : ":\n") + value);
}

std::string changes(letter_form const& form, letter_block const& b)
{
    auto const phrase = [&form](char const* name) { return letter_phrase(form.language, name); };
    std::string text;
    for (auto const& [what, before, after] : changes_of(b)) {
        auto const said = [&](std::string const& value) { return value.empty() ? phrase("nothing") : value; };
        text += (text.empty() ? "" : "\n") + wrapped(what) + wrapped(phrase("was") + ": " + said(before)) +
                wrapped(phrase("is") + ": " + said(after));
    }
    return text;
}

std::string text_of(letter_form const& form, letter_block const& b)
{
    switch (b.kind) {
    case block_kind::fact:
        return labelled(b.words, b.value);
    case block_kind::page:
        return wrapped(b.words + ":") + wrapped(b.value);
    case block_kind::code:
        return wrapped(b.words + " " + b.value);
    case block_kind::changes:
        return changes(form, b);
    case block_kind::markdown:
    case block_kind::paragraph:
        break;
    }
    return all_wrapped(b.words);
}

} // namespace

std::vector<std::array<std::string, 3>> changes_of(letter_block const& b)
{
    std::string_view text = b.words;
    auto const take = [&text] {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        return std::string(line);
    };
    std::vector<std::array<std::string, 3>> all;
    while (!text.empty()) {
        auto what = take();
        auto before = take();
        all.push_back({std::move(what), std::move(before), take()});
    }
    return all;
}

std::string text_form(letter_form const& form)
{
    auto text = wrapped(form.greeting);
    for (auto const& b : form.sheet.blocks) text += (b.begins ? "\n" : "") + text_of(form, b);
    if (!form.answers.empty()) text += "\n" + wrapped(form.answers);
    text += "\n" + wrapped(form.organisation);
    if (!form.stop_page.empty())
        text += "\n" + wrapped(letter_phrase(form.language, "stop") + ":") + wrapped(form.stop_page);
    return text;
}

} // namespace rowan::documents
