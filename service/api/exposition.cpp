#include "api/exposition.hpp"

#include <fmt/format.h>

namespace rowan::api {

namespace {

// A label's value between its quotes: backslash, quote and line feed are escaped.
void append_escaped(std::string& to, std::string_view value)
{
    for (char const c : value) {
        if (c == '\\' || c == '"') to += '\\';
        if (c == '\n')
            to += "\\n";
        else
            to += c;
    }
}

} // namespace

std::string exposition::number(double value)
{
    return fmt::format("{}", value);
}

void exposition::begin(std::string_view name, std::string_view type, std::string_view help)
{
    name_ = name;
    fmt::format_to(std::back_inserter(text_), "# HELP {} {}\n# TYPE {} {}\n", name, help, name, type);
}

void exposition::line(std::string_view suffix, labels l, std::string_view bound, std::string_view value)
{
    text_.append(name_).append(suffix);
    char separator = '{';
    auto const label = [&](std::string_view name, std::string_view text) {
        text_.append(1, std::exchange(separator, ',')).append(name).append("=\"");
        append_escaped(text_, text);
        text_ += '"';
    };
    for (auto const& [name, text] : l) label(name, text);
    if (!bound.empty()) label("le", bound);
    if (separator == ',') text_ += '}';
    text_.append(1, ' ').append(value).append(1, '\n');
}

// Buckets are cumulative here.
void exposition::add(distribution const& d, labels l)
{
    std::uint64_t count = 0;
    for (std::size_t n = 0; n < d.counts.size(); ++n) {
        count += d.counts[n];
        line("_bucket", l, n < d.bounds.size() ? number(d.bounds[n]) : "+Inf", std::to_string(count));
    }
    line("_sum", l, "", number(d.sum));
    line("_count", l, "", std::to_string(count));
}

} // namespace rowan::api
