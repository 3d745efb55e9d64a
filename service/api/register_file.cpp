#include "api/register_file.hpp"

#include <iterator>
#include <variant>

namespace rowan::api {

namespace {

using membership::entry;

struct column {
    std::string_view name, other_name;
    bool required;
    std::variant<std::string entry::*, std::optional<std::string> entry::*> member;
};

column const columns[] = {
    {"membership_number", "number", true, &entry::membership_number},
    {"name", "full_name", true, &entry::name},
    {"email", "e_mail", true, &entry::email},
    {"region", "", false, &entry::region},
    {"employer", "", false, &entry::employer},
    {"job_title", "job", false, &entry::job_title},
    {"roles", "", false, &entry::roles},
    {"standing", "", false, &entry::standing},
};

} // namespace

std::vector<entry> entries_of(documents::csv const& file, std::vector<membership::problem>& problems)
{
    std::vector<entry> entries;
    for (auto const& row : file.rows) entries.push_back(entry{.line = row.line});

    auto const problems_before = problems.size();
    for (auto const& c : columns) {
        auto const places = documents::places_of(file, {c.name, c.other_name});
        auto const name = std::string(c.name);
        if (places.size() > 1) problems.push_back({1, "has more than one column " + name});
        if (places.empty() && c.required) problems.push_back({1, "has no column " + name});
        if (places.empty()) continue;
        for (std::size_t row = 0; row < entries.size(); ++row) {
            auto const& cell = file.rows[row].cells[places.front()];
            std::visit([&](auto member) { entries[row].*member = cell; }, c.member);
        }
    }
    if (problems.size() > problems_before) return {};
    return entries;
}

std::vector<entry> read_register(std::string_view text, std::vector<membership::problem>& problems)
{
    auto const csv = documents::read_csv(text);
    if (csv) return entries_of(*csv, problems);
    for (auto const& f : csv.error().fields) {
        auto const line = f.pointer.substr(f.pointer.rfind('/') + 1);
        problems.push_back({std::atoi(line.c_str()), f.detail});
    }
    if (problems.empty()) problems.push_back({0, csv.error().detail});
    return {};
}

} // namespace rowan::api
