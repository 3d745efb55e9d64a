#include "api/desk.hpp"

#include "domain/bulk.hpp"

namespace rowan::api {

namespace {

constexpr std::size_t longest_reason = 500; // characters
constexpr std::size_t longest_reference = 20;

} // namespace

std::string read_reason(http::json_reader& in)
{
    return in.optional_text("reason", 0, longest_reason).value_or("");
}

ledger::decision read_decision(http::json_reader& in)
{
    return {0, read_reason(in), in.optional_flag("notify").value_or(true)};
}

ledger::decision decided(permissions::desk const& at, ledger::decision d)
{
    d.actor = at.who.person.id;
    return d;
}

std::vector<std::string> read_chosen(http::json_reader& in)
{
    return in.optional_texts("chosen", bulk::most_chosen, longest_reference)
        .value_or(std::vector<std::string>());
}

http::response file(std::string bytes, std::string_view type, std::string const& name)
{
    http::response answer{http::status::ok, {}, std::move(bytes)};
    answer.with("Content-Type", type).with("Cache-Control", "no-store");
    return answer.with("Content-Disposition", "attachment; filename=\"" + name + "\"");
}

} // namespace rowan::api
