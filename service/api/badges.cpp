// Badges as PDF, for whom and with what organisers wish; and that they were printed.
#include "documents/badges.hpp"
#include "api/desk.hpp"
#include "api/query.hpp"
#include "domain/badges.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using badges::choice;
using badges::field;
using documents::badge_layout;
using http::json_reader;
using permissions::desk;

constexpr std::int64_t most_lanes = 26;
constexpr std::size_t most_fields = 20, longest_word = 20;

struct band_look {
    badges::band band;
    char const* word;
    std::size_t colour;
};
constexpr band_look looks[] = {
    {badges::band::speaker, "Speaker", 1},         {badges::band::staff, "Staff", 3},
    {badges::band::committee, "Committee", 2},     {badges::band::rep, "Rep", 0},
    {badges::band::link_member, "Link member", 4},
};

std::set<field> every_field()
{
    std::set<field> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<field>>([&](auto f) {
        all.insert(f.value);
    });
    return all;
}

// Adds the field of this name; false: there is none.
bool add_field(std::set<field>& to, std::string const& word)
{
    field f{};
    bool const known = boost::describe::enum_from_string(word.c_str(), f);
    if (known) to.insert(f);
    return known;
}

constexpr char const* no_field = "must be of pronouns, employer, role, workshops, code, event";

struct wish {
    badges::wish badges;
    badge_layout layout;
    std::int64_t lanes; // 0: the badges are not split
};

std::set<field> read_fields(query_reader& in)
{
    auto const given = in.text("fields");
    if (!given) return every_field();
    std::set<field> fields;
    for (std::string_view rest = *given; !rest.empty();) {
        auto const word = rest.substr(0, rest.find(','));
        rest.remove_prefix(std::min(rest.size(), word.size() + 1));
        if (!add_field(fields, std::string(word))) in.wrong("fields", no_field);
    }
    return fields;
}

result<wish> read_wish(http::request const& req)
{
    std::vector<field_error> wrong;
    query_reader in(req);
    wish w{{filter_of(req, wrong)}, in.word<badge_layout>("layout").value_or(badge_layout::sheet), 0};
    w.badges.order = in.word<attendees::order>("sort").value_or(attendees::order::name);
    w.badges.backwards = in.flag("backwards");
    w.badges.fields = read_fields(in);
    w.badges.only = in.word<choice>("only").value_or(choice::all);
    w.lanes = in.number("lanes");
    if (w.lanes > most_lanes) in.wrong("lanes", "must be 26 at most");
    for (auto const& f : wrong) in.wrong(f.pointer.substr(1), f.detail);
    return in.finish(std::move(w));
}

std::set<field> read_fields(json_reader& in)
{
    auto const given = in.optional_texts("fields", most_fields, longest_word);
    if (!given) return every_field();
    std::set<field> fields;
    for (auto const& word : *given) {
        if (!add_field(fields, word)) in.wrong("fields", no_field);
    }
    return fields;
}

struct printed {
    badges::wish wish;
    std::string tag;
};

result<printed> read_printed(http::request const& req)
{
    json_reader in(req.body);
    printed p{{filter_of(in)}, in.text("etag", 1, 64)};
    p.wish.order = in.optional_word<attendees::order>("sort").value_or(attendees::order::name);
    p.wish.backwards = in.optional_flag("backwards").value_or(false);
    p.wish.fields = read_fields(in);
    p.wish.only = in.optional_word<choice>("only").value_or(choice::all);
    std::erase(p.tag, '"');
    return in.finish(std::move(p));
}

documents::badge printed_badge(badges::badge const& b, std::string const& zone)
{
    documents::badge made{b.name, b.pronouns, b.employer, "", 0, {}, b.token, ""};
    for (auto const& l : looks) {
        if (l.band != b.band) continue;
        made.band = l.word;
        made.colour = l.colour;
    }
    for (auto const& w : b.workshops) {
        auto const where = w.room.empty() ? w.title : w.title + ", " + w.room;
        made.workshops.push_back(time_in_words(w.starts_at, zone) + " " + where);
    }
    return made;
}

// In as many lanes as there are, evenly, each named by whom it begins and ends with: it is for the eyes of
// those who queue.
void split(std::vector<documents::badge>& all, std::int64_t lanes)
{
    auto const count = static_cast<std::size_t>(lanes);
    for (std::size_t lane = 0; lane < count; ++lane) {
        auto const from = all.size() * lane / count, to = all.size() * (lane + 1) / count;
        for (auto at = from; at < to; ++at)
            all[at].lane =
                "Lane " + std::to_string(lane + 1) + ": " + all[from].name + " to " + all[to - 1].name;
    }
}

documents::badge_run run_of(badges::run const& r, wish const& w, std::string const& organisation)
{
    documents::badge_run run{organisation, r.event, w.layout, {}};
    run.badges.reserve(r.badges.size());
    for (auto const& b : r.badges) run.badges.push_back(printed_badge(b, r.zone));
    if (w.badges.only == choice::sample) run.badges = documents::most_telling(run.badges);
    split(run.badges, w.lanes);
    return run;
}

// A document without pages is none.
result<badges::run> wished(storage::transaction& tx, desk const& at, wish const& w)
{
    auto run = badges::of_event(tx, at.event, w.badges);
    if (run.badges.empty()) return error{errc::not_found, "There are no such badges to print."};
    return run;
}

result<std::int64_t> note(storage::transaction& tx, desk const& at, wish const& w, instant now)
{
    auto const run = wished(tx, at, w);
    if (!run) return run.error();
    auto const count = run->badges.size();
    ledger::entry const done{
        .what = ledger::act::list_exported,
        .actor = at.who.person.id,
        .event = at.event,
        .detail = std::to_string(count) + " badges",
    };
    return ledger::note(tx, done, now);
}

struct made_badges {
    std::string tag, bytes;
};

// Drawn where they were read, on a reader's thread.
result<made_badges>
make(storage::transaction& tx, desk const& at, wish const& w, std::string const& organisation, instant now)
{
    auto const run = wished(tx, at, w);
    if (!run) return run.error();
    return made_badges{run->tag(), documents::badges_pdf(run_of(*run, w, organisation), now)};
}

result<badges::marked> mark(storage::transaction& tx, desk const& at, printed const& p, instant now)
{
    return badges::mark_printed(tx, at.event, at.who.person.id, p.wish, p.tag, now);
}

std::string marked_text(badges::marked const& m)
{
    return boost::json::serialize(boost::json::object{{"count", m.count}, {"seq", m.seq}});
}

} // namespace

// GET /api/organise/events/{}/badges.pdf. Two calls to the store, as for every list that is taken away.
asio::awaitable<http::response> print_badges(http::request& req, app& a)
{
    auto const w = read_wish(req);
    if (!w) co_return http::problem(w.error());
    auto const who = asker_of(req, a);

    auto const noted = co_await a.store.write(reading<note>, who, req.words[0], *w);
    if (!noted) co_return http::problem(noted.error());
    auto const made = co_await a.store.read(reading<make>, who, req.words[0], *w, a.settings.organisation);

    if (!made) co_return http::problem(made.error());
    auto answer = file(made->bytes, "application/pdf", "badges.pdf");
    answer.with("ETag", "\"" + made->tag + "\"");
    co_return answer;
}

// POST /api/organise/events/{}/badges/printed
asio::awaitable<http::response> mark_badges_printed(http::request& req, app& a)
{
    auto const what = read_printed(req);
    if (!what) co_return http::problem(what.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<mark, marked_text>, *who, req.words[0], *what);

    co_return answered(text);
}

} // namespace rowan::api
