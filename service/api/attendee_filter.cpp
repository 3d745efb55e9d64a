#include "api/attendee_filter.hpp"

#include "base/text.hpp"

namespace rowan::api {

namespace {

constexpr std::size_t longest_search = 200; // characters
constexpr std::size_t longest_condition = 500;

constexpr char const* no_state = "must be the state of a registration";
constexpr char const* no_condition = "must be state:, region:, employer:, workshop:, queue:, tag:, "
                                     "checked_in:, release:, has: or answer.QUESTION: and a value";

// What the caller does with a fault: "is/2", and why.
using complaint = std::function<void(std::string const&, std::string const&)>;

void add_state(attendees::filter& f, std::string const& word, complaint const& wrong)
{
    registrations::state s{};
    bool const whole = word.find('\0') == word.npos; // c_str() ends there
    if (whole && boost::describe::enum_from_string(word.c_str(), s))
        f.state = s;
    else
        wrong("state", no_state);
}

void add_conditions(
    std::vector<attendees::condition>& to,
    std::string const& name,
    std::vector<std::string> const& texts,
    complaint const& wrong
)
{
    for (std::size_t n = 0; n < texts.size(); ++n) {
        if (auto c = attendees::parse_condition(texts[n]))
            to.push_back(std::move(*c));
        else
            wrong(name + "/" + std::to_string(n), no_condition);
    }
}

} // namespace

attendees::filter filter_of(http::request const& req, std::vector<field_error>& wrong)
{
    attendees::filter f;
    auto const complain = [&](std::string const& name, std::string const& why) {
        wrong.push_back({"?" + name.substr(0, name.find('/')), why});
    };
    f.text = tidy(req.query("q").value_or(""));
    if (length(f.text) > longest_search) complain("q", "must be at most 200 characters long");
    if (auto const state = req.query("state"); state && !state->empty()) add_state(f, *state, complain);
    struct {
        char const* name;
        std::vector<attendees::condition>& to;
    } const lists[] = {
        {"is", f.is},
        {"not", f.is_not},
    };
    for (auto const& l : lists) {
        auto const texts = req.queries(l.name);
        if (texts.size() > attendees::most_conditions)
            complain(l.name, "must be at most 20");
        else
            add_conditions(l.to, l.name, texts, complain);
    }
    return f;
}

attendees::filter filter_of(http::json_reader& in)
{
    attendees::filter f;
    auto const complain = [&](std::string const& name, std::string const& why) { in.wrong(name, why); };
    f.text = in.optional_text("q", 0, longest_search).value_or("");
    if (auto const state = in.optional_text("state", 1, 20)) add_state(f, *state, complain);
    auto const none = std::vector<std::string>();
    auto const is = in.optional_texts("is", attendees::most_conditions, longest_condition);
    auto const is_not = in.optional_texts("not", attendees::most_conditions, longest_condition);
    add_conditions(f.is, "is", is.value_or(none), complain);
    add_conditions(f.is_not, "not", is_not.value_or(none), complain);
    return f;
}

} // namespace rowan::api
