#include "domain/badges.hpp"

#include "base/text.hpp"
#include "base/token.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <unordered_map>

namespace rowan::badges {

namespace {

struct row {
    std::int64_t id;
    std::string reference, ticket, name, employer, roles, pronouns;
    std::optional<std::string> printed_fields, printed_hash;
};
BOOST_DESCRIBE_STRUCT(
    row, (), (id, reference, ticket, name, employer, roles, pronouns, printed_fields, printed_hash)
)

struct workshop_row {
    std::int64_t registration;
    std::string title, room;
    instant starts_at;
};
BOOST_DESCRIBE_STRUCT(workshop_row, (), (registration, title, room, starts_at))

struct tag_row {
    std::int64_t registration;
    std::string tag;
};
BOOST_DESCRIBE_STRUCT(tag_row, (), (registration, tag))

std::string words_of(std::set<field> const& fields)
{
    std::string words;
    for (auto const f : fields) {
        words += words.empty() ? "" : " ";
        words += boost::describe::enum_to_string(f, "");
    }
    return words;
}

std::set<field> fields_of(std::string const& words)
{
    std::set<field> fields;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<field>>([&](auto f) {
        if (has_word(words, f.name)) fields.insert(f.value);
    });
    return fields;
}

// Everything that the badges of one event are made of, read at once.
class material {
public:
    material(storage::transaction& tx, std::int64_t event)
        : title_(events::terms_by_id(tx, event)->title), rows_(tx.all<row>(sql::badges::rows, event))
    {
        for (auto& w : tx.all<workshop_row>(sql::badges::workshops, event))
            workshops_[w.registration].push_back({std::move(w.title), std::move(w.room), w.starts_at});
        for (auto const& t : tx.all<tag_row>(sql::badges::tags, event)) {
            if (t.tag == "speaker") bands_[t.registration] = band::speaker;
            if (t.tag == "staff") bands_.try_emplace(t.registration, band::staff);
        }
        for (auto const& r : rows_) by_id_[r.id] = &r;
    }

    row const* find(std::int64_t registration) const
    {
        auto const found = by_id_.find(registration);
        return found == by_id_.end() ? nullptr : found->second;
    }

    badge make(row const& r, std::set<field> const& shown) const
    {
        auto const has = [&](field f) { return shown.contains(f); };
        badge b{r.id, r.reference, r.name, "", "", band::none, {}, "", ""};
        if (has(field::pronouns)) b.pronouns = r.pronouns;
        if (has(field::employer)) b.employer = r.employer;
        if (has(field::role)) b.band = band_of(r);
        if (has(field::code)) b.token = r.ticket;
        if (auto const theirs = workshops_.find(r.id); has(field::workshops) && theirs != workshops_.end())
            b.workshops = theirs->second;
        b.hash = hash_of(b, r.ticket, has(field::event) ? title_ : "");
        return b;
    }

    bool admits(row const& r, choice only) const
    {
        if (only == choice::unprinted) return !r.printed_hash;
        if (only != choice::changed) return true;
        return r.printed_hash && make(r, fields_of(*r.printed_fields)).hash != *r.printed_hash;
    }

    std::string const& title() const { return title_; }

private:
    band band_of(row const& r) const
    {
        if (auto const tagged = bands_.find(r.id); tagged != bands_.end()) return tagged->second;
        for (auto const b : {band::committee, band::rep, band::link_member}) {
            if (has_word(r.roles, boost::describe::enum_to_string(b, ""))) return b;
        }
        return band::none;
    }

    // With the ticket's secret in it nobody can find out by trying what a badge said.
    static std::string hash_of(badge const& b, std::string const& secret, std::string const& title)
    {
        auto text = secret + "\n" + b.token + "\n" + title + "\n" + b.name + "\n" + b.pronouns + "\n" +
                    b.employer + "\n" + boost::describe::enum_to_string(b.band, "");
        for (auto const& w : b.workshops)
            text += "\n" + w.title + "\n" + w.room + "\n" + rfc3339(w.starts_at);
        return sha256(text);
    }

    std::string title_;
    std::vector<row> rows_;
    std::unordered_map<std::int64_t, row const*> by_id_;
    std::unordered_map<std::int64_t, std::vector<workshop>> workshops_;
    std::unordered_map<std::int64_t, band> bands_;
};

} // namespace

std::string run::tag() const
{
    std::string all;
    for (auto const& b : badges) all += b.reference + b.hash;
    return sha256(all).substr(0, 32);
}

run of_event(storage::transaction& tx, std::int64_t event, wish const& w)
{
    material const m(tx, event);
    run made{w.fields.contains(field::event) ? m.title() : "", events::terms_by_id(tx, event)->time_zone, {}};
    for (auto const& e : attendees::matching(tx, event, w.filter, w.order, w.backwards)) {
        auto const* r = m.find(e.id);
        if (r && m.admits(*r, w.only)) made.badges.push_back(m.make(*r, w.fields));
    }
    return made;
}

result<marked> mark_printed(
    storage::transaction& tx,
    std::int64_t event,
    std::int64_t actor,
    wish const& w,
    std::string const& tag,
    instant now
)
{
    if (w.only == choice::sample)
        return error{errc::invalid, "Some fields are wrong.", {{"/only", "must not be a sample"}}};
    auto const run = of_event(tx, event, w);
    if (run.tag() != tag)
        return error{errc::stale, "These badges have changed since they were made. Please make them again."};
    auto const fields = words_of(w.fields);
    for (auto const& b : run.badges) tx.run(sql::badges::put_print, b.registration, fields, b.hash, now);
    auto const count = static_cast<std::int64_t>(run.badges.size());
    ledger::entry const done{
        .what = ledger::act::badges_printed,
        .actor = actor,
        .event = event,
        .detail = std::to_string(count) + " badges: " + fields,
    };
    return marked{count, ledger::note(tx, done, now)};
}

} // namespace rowan::badges
