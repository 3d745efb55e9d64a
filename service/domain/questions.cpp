#include "domain/questions.hpp"

#include "base/text.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <set>

namespace rowan::questions {

namespace {

constexpr std::size_t most_short = 200; // characters
constexpr std::size_t most_long = 2000;

struct question_row {
    std::int64_t id;
    std::string slug, kind, options;
    bool required;
};
BOOST_DESCRIBE_STRUCT(question_row, (), (id, slug, kind, options, required))

bool offers(question_row const& q, std::string const& option)
{
    auto const lines = "\n" + q.options + "\n";
    bool const one_line = option.find('\n') == std::string::npos; // else two options would pass for one
    return !option.empty() && one_line && lines.find("\n" + option + "\n") != std::string::npos;
}

// What one kind of question makes of an answer: the text to keep, or why it is wrong.
struct reading {
    std::string text, wrong = {};
};

reading read_text(question_row const& q, given const& g)
{
    auto const* text = std::get_if<std::string>(&g);
    auto const most = q.kind == "short_text" ? most_short : most_long;
    if (!text) return {"", "must be text"};
    if (length(*text) > most) return {"", "must be at most " + std::to_string(most) + " characters long"};
    return {*text};
}

reading read_one(question_row const& q, given const& g)
{
    auto const* text = std::get_if<std::string>(&g);
    if (!text || !(text->empty() || offers(q, *text))) return {"", "must be one of the options"};
    return {*text};
}

reading read_some(question_row const& q, given const& g)
{
    auto const* texts = std::get_if<std::vector<std::string>>(&g);
    if (!texts || !std::all_of(texts->begin(), texts->end(), [&](auto const& t) { return offers(q, t); }))
        return {"", "must be a list of some of the options"};
    if (std::set(texts->begin(), texts->end()).size() < texts->size())
        return {"", "must name each option once"};
    std::string lines;
    for (auto const& t : *texts) lines += (lines.empty() ? "" : "\n") + t;
    return {lines};
}

reading read_flag(question_row const&, given const& g)
{
    auto const* flag = std::get_if<bool>(&g);
    if (!flag) return {"", "must be true or false"};
    return {*flag ? "yes" : "no"};
}

struct kind_reader {
    std::string_view kind;
    reading (*read)(question_row const&, given const&);
};
constexpr kind_reader readers[] = {
    {"short_text", read_text}, {"long_text", read_text}, {"one_of", read_one},
    {"some_of", read_some},    {"yes_no", read_flag},
};

reading read(question_row const& q, given const& g)
{
    auto const* r =
        std::find_if(std::begin(readers), std::end(readers), [&](auto const& x) { return x.kind == q.kind; });
    return r->read(q, g);
}

} // namespace

std::vector<answer> of(storage::transaction& tx, std::int64_t registration)
{
    return tx.all<answer>(sql::questions::answers_of, registration);
}

result<std::vector<answer>>
keep(storage::transaction& tx, std::int64_t event, std::int64_t registration, answers const& all, bool first)
{
    auto const asked = tx.all<question_row>(sql::questions::of_event, event);
    std::vector<field_error> wrong;
    for (auto const& [slug, _] : all) {
        auto const known =
            std::any_of(asked.begin(), asked.end(), [&, s = slug](auto const& q) { return q.slug == s; });
        if (!known) wrong.push_back({"/answers/" + pointer_step(slug), "answers no question of this event"});
    }
    for (auto const& q : asked) {
        auto const found = all.find(q.slug);
        if (found == all.end() && !first) continue;
        auto const r = found == all.end() ? reading{""} : read(q, found->second);
        if (!r.wrong.empty())
            wrong.push_back({"/answers/" + q.slug, r.wrong});
        else if (q.required && r.text.empty())
            wrong.push_back({"/answers/" + q.slug, "must be answered"});
        else if (found != all.end())
            tx.run(sql::questions::put_answer, registration, q.id, r.text);
    }
    if (!wrong.empty()) return error{errc::invalid, "Some fields are wrong.", std::move(wrong)};
    return of(tx, registration);
}

result<int> forget_old(storage::transaction& tx, instant now)
{
    return static_cast<int>(tx.run(sql::questions::forget, now));
}

} // namespace rowan::questions
