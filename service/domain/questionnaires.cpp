#include "domain/questionnaires.hpp"

#include "domain/event_form.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <set>

namespace rowan::questionnaires {

namespace {

struct kept_row {
    std::int64_t id;
    std::string slug, kind;
    std::int64_t answers;
};
BOOST_DESCRIBE_STRUCT(kept_row, (), (id, slug, kind, answers))

using kept_rows = std::vector<kept_row>;

kept_row const* find(kept_rows const& kept, std::string const& slug)
{
    auto const at = std::find_if(kept.begin(), kept.end(), [&](auto const& k) { return k.slug == slug; });
    return at == kept.end() ? nullptr : &*at;
}

bool has_options(events::question const& q)
{
    return q.kind == "one_of" || q.kind == "some_of";
}

std::vector<field_error> wrong(kept_rows const& kept, std::vector<events::question> const& wanted)
{
    std::vector<field_error> all;
    std::set<std::string> seen;
    for (std::size_t n = 0; n < wanted.size(); ++n) {
        auto const& q = wanted[n];
        auto const at = "/questions/" + std::to_string(n);
        auto const* k = find(kept, q.slug);
        if (has_options(q) == q.options.empty())
            all.push_back({at + "/options", "belong to one_of and some_of"});
        if (q.slug.empty()) continue;
        if (!k) all.push_back({at + "/id", "is no question of this event"});
        if (!seen.insert(q.slug).second) all.push_back({at + "/id", "stands there twice"});
        if (k && k->answers && k->kind != q.kind)
            all.push_back({at + "/kind", "cannot change, for it was answered"});
    }
    return all;
}

void put_one(
    storage::transaction& tx,
    permissions::desk const& at,
    kept_rows const& kept,
    std::int64_t position,
    events::question const& q
)
{
    if (auto const* k = find(kept, q.slug)) {
        tx.run(
            sql::questionnaires::change, k->id, position, q.kind, q.label, q.hint, q.options, q.required,
            q.purpose, q.retention_days
        );
        return;
    }
    auto const slug = editing::free_word(q.label, [&](std::string const& word) {
        return tx.one<std::int64_t>(sql::questionnaires::slug_taken, at.event, word).has_value();
    });
    tx.run(
        sql::events::insert_question, at.event, slug, position, q.kind, q.label, q.hint, q.options,
        q.required, q.purpose, q.retention_days
    );
}

} // namespace

result<editing::changed>
put(storage::transaction& tx,
    permissions::desk const& at,
    std::int64_t revision,
    std::vector<events::question> const& wanted,
    instant now)
{
    if (auto e = editing::stale(tx, at, revision)) return *e;
    if (at.status == events::status::cancelled) return error{errc::closed, "This event was cancelled."};
    auto const kept = tx.all<kept_row>(sql::questionnaires::questions, at.event);
    if (auto all = wrong(kept, wanted); !all.empty())
        return error{errc::invalid, "Some fields are wrong.", std::move(all)};

    std::int64_t position = 0;
    for (auto const& q : wanted) put_one(tx, at, kept, position++, q);
    for (auto const& k : kept) {
        auto const stays = [&](events::question const& q) { return q.slug == k.slug; };
        if (std::any_of(wanted.begin(), wanted.end(), stays)) continue;
        tx.run(sql::questionnaires::drop_answers, k.id);
        tx.run(sql::questionnaires::drop, k.id);
    }
    return editing::note(tx, at, ledger::act::event_changed, "questions", now);
}

} // namespace rowan::questionnaires
