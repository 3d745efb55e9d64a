#include "api/query.hpp"

#include "base/text.hpp"

#include <charconv>

namespace rowan::api {

std::optional<std::string> query_reader::text(std::string_view name) const
{
    auto const given = req_.query(name);
    if (!given || has_controls(*given)) return std::nullopt;
    auto text = tidy(*given);
    if (text.empty()) return std::nullopt;
    return text;
}

bool query_reader::flag(std::string_view name)
{
    auto const given = text(name);
    if (given && *given != "true" && *given != "false") wrong(name, "must be true or false");
    return given == "true";
}

std::int64_t query_reader::number(std::string_view name)
{
    constexpr std::int64_t most = 1'000'000'000;
    auto const given = text(name);
    std::int64_t n = 0;
    if (!given) return n;
    auto const read = std::from_chars(given->data(), given->data() + given->size(), n);
    bool const whole = read.ec == std::errc() && read.ptr == given->data() + given->size();
    if (whole && n >= 0 && n <= most) return n;
    wrong(name, "must be a number from 0 up");
    return 0;
}

std::optional<instant> query_reader::moment(std::string_view name)
{
    auto const given = text(name);
    if (!given) return std::nullopt;
    auto const at = parse_instant(*given);
    if (!at) wrong(name, "must be a date or an RFC 3339 instant");
    return at;
}

void query_reader::wrong(std::string_view name, std::string why)
{
    wrong_.push_back({"?" + std::string(name), std::move(why)});
}

boost::json::object page_json(std::string_view noun, boost::json::array all, std::optional<std::int64_t> next)
{
    boost::json::object page;
    page.emplace(noun, std::move(all));
    page.emplace("next", next ? boost::json::value(std::to_string(*next)) : boost::json::value(nullptr));
    return page;
}

} // namespace rowan::api
