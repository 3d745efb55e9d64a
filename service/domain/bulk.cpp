#include "domain/bulk.hpp"

#include "base/token.hpp"
#include "domain/by_hand.hpp"
#include "domain/messages.hpp"
#include "domain/registration_rows.hpp"
#include "domain/waitlist.hpp"
#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::bulk {

namespace {

using ledger::act;

struct item_row {
    std::int64_t position;
    registrations::state was;
    std::int64_t registration;
    std::string reference;
    registrations::state state;
    std::int64_t person;
    std::string email;
};
BOOST_DESCRIBE_STRUCT(item_row, (), (position, was, registration, reference, state, person, email))

struct counts_row {
    std::int64_t done, refused;
};
BOOST_DESCRIBE_STRUCT(counts_row, (), (done, refused))

error wrong(std::string const& pointer, std::string const& why)
{
    return {errc::invalid, "Some fields are wrong.", {{pointer, why}}};
}

bool is_tagging(action a)
{
    return a == action::tag || a == action::untag;
}

std::optional<error> misses(storage::transaction& tx, ledger::decision const& by, wish const& w)
{
    if (w.action == action::call && by.reason.empty()) return wrong("/reason", "must not be empty");
    if (is_tagging(w.action) && w.target.empty()) return wrong("/target", "must be a tag");
    if (w.action == action::message && !w.letter) return wrong("/letter", "must be a letter");
    if (w.action == action::move && !events::terms_of(tx, w.target))
        return error{errc::not_found, "There is no such event to move to."};
    return std::nullopt;
}

result<std::vector<attendees::entry>> audience(storage::transaction& tx, std::int64_t event, wish const& w)
{
    auto const all = w.chosen.empty() ? attendees::matching(tx, event, w.filter, attendees::order::queue)
                                      : attendees::chosen(tx, event, w.chosen);
    if (!all) return all.error();
    auto const size = static_cast<std::int64_t>(all->size());
    if (w.count && *w.count != size)
        return error{errc::stale, "Meanwhile " + std::to_string(size) + " match. Please look again."};
    if (all->empty()) return wrong("/filter", "must match somebody");
    return all;
}

progress progress_of(storage::transaction& tx, std::int64_t id)
{
    auto const b = *tx.one<row>(sql::bulk::row, id);
    auto const c = *tx.one<counts_row>(sql::bulk::counts, id);
    return {b, c.done, c.refused, undo_until(b), tx.all<refusal>(sql::bulk::refusals, id, most_refusals_told),
            0};
}

std::int64_t note(storage::transaction& tx, row const& b, act what, std::int64_t actor, instant now)
{
    auto const c = *tx.one<counts_row>(sql::bulk::counts, b.id);
    auto const name = std::string(boost::describe::enum_to_string(b.action, ""));
    auto detail = b.reference + " " + name + ": " + std::to_string(b.count);
    if (what == act::bulk_done)
        detail += ", done " + std::to_string(c.done) + ", refused " + std::to_string(c.refused);
    ledger::entry const done{
        .what = what, .actor = actor, .event = b.event, .reason = b.reason, .detail = detail};
    return ledger::note(tx, done, now);
}

// Does it to one; a text says why there was nothing to do.
result<std::string> do_to(storage::transaction& tx, row const& b, item_row const& i, instant now)
{
    ledger::decision const by{b.actor, b.reason, b.notify};
    if (is_tagging(b.action)) {
        auto const& change = b.action == action::tag ? sql::attendees::add_tag : sql::attendees::drop_tag;
        bool const changed = tx.run(change, i.registration, b.target) == 1;
        return std::string(changed ? "" : "There was nothing to change.");
    }
    if (i.state != i.was) return std::string("The booking has changed meanwhile.");
    if (b.action == action::message) {
        messages::put(
            tx, {messages::kind::organisers_letter, i.email, i.person, i.registration, *b.letter}, now
        );
        return std::string();
    }
    if (b.action == action::move) {
        auto const moved = registrations::move(tx, by, i.reference, b.target, now);
        if (!moved) return moved.error();
        return std::string();
    }
    auto const seq = b.action == action::call ? waitlist::call(tx, i.reference, by, now)
                                              : by_hand::cancel(tx, by, i.reference, now);
    if (!seq) return seq.error();
    return std::string();
}

error too_late()
{
    return {errc::closed, "It is too late to undo this."};
}

} // namespace

instant undo_until(row const& b)
{
    return is_tagging(b.action) ? b.asked_at + undo_for : b.starts_at;
}

result<progress>
ask(storage::transaction& tx, std::int64_t event, ledger::decision const& by, wish const& w, instant now)
{
    if (auto why = misses(tx, by, w)) return *why;
    auto const all = audience(tx, event, w);
    if (!all) return all.error();

    auto const soonest = is_tagging(w.action) ? now : now + undo_for;
    auto const starts_at = std::max(soonest, w.starts_at.value_or(soonest));
    auto const id = *tx.insert(
        sql::bulk::insert, random_ticket(), event, by.actor, w.action, w.target, w.letter, by.reason,
        by.notify, all->size(), now, starts_at
    );
    std::int64_t position = 0;
    for (auto const& e : *all) tx.run(sql::bulk::insert_item, id, position++, e.id, e.state);
    auto p = progress_of(tx, id);
    p.seq = note(tx, p.row, act::bulk_asked, by.actor, now);
    return p;
}

result<progress> find(storage::transaction& tx, std::int64_t event, std::string const& reference)
{
    auto const id = tx.one<std::int64_t>(sql::bulk::id, event, reference);
    if (!id) return error{errc::not_found, "There is nothing of this name at this event."};
    return progress_of(tx, *id);
}

std::vector<progress> recent(storage::transaction& tx, std::int64_t event)
{
    constexpr int most = 20;
    std::vector<progress> all;
    for (auto const id : tx.all<std::int64_t>(sql::bulk::of_event, event, most))
        all.push_back(progress_of(tx, id));
    return all;
}

result<progress> undo(
    storage::transaction& tx,
    std::int64_t event,
    std::int64_t actor,
    std::string const& reference,
    instant now
)
{
    auto const found = find(tx, event, reference);
    if (!found) return found.error();
    auto const& b = found->row;
    if (b.state == state::undone) return found;
    if (now >= found->undo_until) return too_late();
    if (b.action == action::tag) tx.run(sql::bulk::drop_tags_again, b.id, b.target);
    if (b.action == action::untag) tx.run(sql::bulk::add_tags_again, b.id, b.target);
    tx.run(sql::bulk::end, b.id, state::undone, now);
    auto p = progress_of(tx, b.id);
    p.seq = note(tx, p.row, act::bulk_undone, actor, now);
    return p;
}

result<std::optional<std::int64_t>> due(storage::transaction& tx, instant now)
{
    return tx.one<std::int64_t>(sql::bulk::due, now);
}

result<int> work(storage::transaction& tx, std::int64_t bulk, int most, instant now)
{
    auto const b = *tx.one<row>(sql::bulk::row, bulk);
    if (b.state != state::waiting) return 0; // undone, a moment ago
    auto const items = tx.all<item_row>(sql::bulk::items, bulk, most);
    for (auto const& i : items) {
        auto const why = do_to(tx, b, i, now);
        if (!why) return why.error();
        tx.run(sql::bulk::end_item, bulk, i.position, why->empty() ? "done" : "refused", *why);
    }
    auto const count = static_cast<int>(items.size());
    if (count == most) return count;
    tx.run(sql::bulk::end, bulk, state::done, now);
    note(tx, b, act::bulk_done, b.actor, now);
    return count;
}

result<bool> pass_over(storage::transaction& tx, std::int64_t bulk, std::string const& why, instant)
{
    auto const next = tx.one<item_row>(sql::bulk::items, bulk, 1);
    if (next) tx.run(sql::bulk::end_item, bulk, next->position, "refused", why);
    return next.has_value();
}

} // namespace rowan::bulk
