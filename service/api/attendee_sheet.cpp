#include "api/attendee_sheet.hpp"

#include <algorithm>

namespace rowan::api {

namespace {

using attendees::attendee;
using documents::cell;

constexpr std::string_view answer_prefix = "answer.";

// "a, b"
std::string joined(std::vector<std::string> const& words)
{
    std::string line;
    for (auto const& w : words) line += (line.empty() ? "" : ", ") + w;
    return line;
}

template <class T> cell cell_of(std::optional<T> const& v)
{
    if (!v) return std::string();
    return *v;
}

cell release_of(attendee const& a)
{
    if (!a.summary.release) return std::string();
    return std::string(boost::describe::enum_to_string(*a.summary.release, ""));
}

std::string workshops_in(attendee const& a, std::string_view state)
{
    std::vector<std::string> titles;
    for (auto const& w : a.workshops) {
        if (w.state == state) titles.push_back(w.title);
    }
    return joined(titles);
}

struct column {
    std::string_view name, header;
    cell (*of)(attendee const&);
};

// clang-format off
constexpr column columns_there_are[] = {
    {"reference",         "Reference",         [](attendee const& a) { return cell(a.summary.reference); }},
    {"name",              "Name",              [](attendee const& a) { return cell(a.summary.name); }},
    {"email",             "E-mail",            [](attendee const& a) { return cell(a.summary.email); }},
    {"employer",          "Employer",          [](attendee const& a) { return cell(a.summary.employer); }},
    {"region",            "Region",            [](attendee const& a) { return cell(a.summary.region); }},
    {"membership_number", "Membership number", [](attendee const& a) { return cell_of(a.summary.membership_number); }},
    {"state",             "State",             [](attendee const& a) {
        return cell(boost::describe::enum_to_string(a.summary.state, "")); }},
    {"position",          "Position in queue", [](attendee const& a) { return cell_of(a.position); }},
    {"registered_at",     "Booked at",         [](attendee const& a) { return cell(a.summary.registered_at); }},
    {"cancelled_at",      "Ended at",          [](attendee const& a) { return cell_of(a.summary.cancelled_at); }},
    {"origin",            "Booked by",         [](attendee const& a) { return cell(a.summary.origin); }},
    {"release",           "Employer's release", [](attendee const& a) { return release_of(a); }},
    {"tags",              "Tags",              [](attendee const& a) { return cell(joined(a.tags)); }},
    {"workshops",         "Workshops",         [](attendee const& a) { return cell(workshops_in(a, "registered")); }},
    {"workshops_waiting", "Waits for",         [](attendee const& a) { return cell(workshops_in(a, "waiting")); }},
};
// clang-format on

cell answer_of(attendee const& a, std::string_view question)
{
    for (auto const& given : a.answers) {
        if (given.id != question) continue;
        auto text = given.text;
        if (given.kind == "some_of") std::replace(text.begin(), text.end(), '\n', ';');
        return text;
    }
    return std::string();
}

// One column of a sheet: a fixed one, or the answers to a question.
struct wanted {
    column const* fixed;
    events::question const* question;

    cell of(attendee const& a) const { return fixed ? fixed->of(a) : answer_of(a, question->slug); }
    std::string header() const { return fixed ? std::string(fixed->header) : question->label; }
};

std::optional<wanted> find(std::string const& name, std::vector<events::question> const& questions)
{
    for (auto const& c : columns_there_are) {
        if (c.name == name) return wanted{&c, nullptr};
    }
    for (auto const& q : questions) {
        if (name == std::string(answer_prefix) + q.slug) return wanted{nullptr, &q};
    }
    return std::nullopt;
}

} // namespace

std::vector<std::string> attendee_columns(std::vector<events::question> const& questions)
{
    std::vector<std::string> all;
    for (auto const& c : columns_there_are) all.emplace_back(c.name);
    for (auto const& q : questions) all.push_back(std::string(answer_prefix) + q.slug);
    return all;
}

result<documents::sheet> attendee_sheet(
    std::vector<attendee> const& rows,
    std::vector<std::string> const& columns,
    std::vector<events::question> const& questions
)
{
    std::vector<wanted> found;
    for (auto const& name : columns) {
        auto const c = find(name, questions);
        if (!c)
            return error{
                errc::invalid, "Some parameters are wrong.", {{"?columns", "must be columns there are"}}};
        found.push_back(*c);
    }
    documents::sheet s;
    for (auto const& c : found) s.header.push_back(c.header());
    s.rows.reserve(rows.size());
    for (auto const& a : rows) {
        auto& row = s.rows.emplace_back();
        for (auto const& c : found) row.push_back(c.of(a));
    }
    return s;
}

} // namespace rowan::api
