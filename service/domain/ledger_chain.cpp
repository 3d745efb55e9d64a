#include "domain/ledger_chain.hpp"

#include "base/token.hpp"
#include "sql/queries.hpp"

#include <algorithm>
#include <charconv>
#include <limits>

namespace rowan::ledger_chain {

namespace {

constexpr int at_once = 5000; // entries read in one piece, so that memory does not grow with the ledger

struct kept {
    row entry;
    std::optional<std::string> hash;
};
BOOST_DESCRIBE_STRUCT(kept, (), (entry, hash))

struct last_row {
    std::int64_t seq;
    std::optional<std::string> hash;
};
BOOST_DESCRIBE_STRUCT(last_row, (), (seq, hash))

// Calls back with every entry behind a number, in order.
template <class F> void each_after(storage::transaction& tx, std::int64_t seq, F const& f)
{
    for (;;) {
        auto const piece = tx.all<kept>(sql::ledger::after, seq, at_once);
        for (auto const& k : piece) f(k);
        if (piece.size() < at_once) return;
        seq = piece.back().entry.seq;
    }
}

// Writes columns so that no two rows read alike.
class encoding {
public:
    // `texts`: bytes of all texts to come; `columns`: how many columns, texts or numbers.
    encoding(std::size_t texts, std::size_t columns) : buffer_(texts + columns * most_around, '\0') {}

    void put(std::string_view text)
    {
        number(text.size());
        *at_++ = ':';
        at_ = std::copy(text.begin(), text.end(), at_);
        *at_++ = ',';
    }

    void put(std::optional<std::int64_t> n)
    {
        char digits[most_digits];
        if (n) return put({digits, std::to_chars(digits, digits + most_digits, *n).ptr});
        *at_++ = '-';
        *at_++ = ',';
    }

    std::string_view text() const { return {buffer_.data(), at_}; }

private:
    static constexpr std::size_t most_digits = 20;
    static constexpr std::size_t most_around = 2 * most_digits + 2; // a length, a number, ':' and ','

    void number(std::size_t n) { at_ = std::to_chars(at_, at_ + most_digits, n).ptr; }

    std::string buffer_;
    char* at_ = buffer_.data();
};

// What a booking writes is proved by the registration that is there (ledger_proof): to note it as the last
// entry too would cost each a twentieth of its time, when everybody books.
bool of_a_booking(row const& e)
{
    constexpr std::string_view acts[] = {"booked", "joined_queue", "workshop_taken", "workshop_queued"};
    return std::find(std::begin(acts), std::end(acts), e.act) != std::end(acts);
}

// "entry 3 of the ledger is", "entries 3 to 9 of the ledger are"
std::string entries(std::int64_t first, std::int64_t last)
{
    auto const number = std::to_string(first);
    if (first == last) return "entry " + number + " of the ledger is";
    return "entries " + number + " to " + std::to_string(last) + " of the ledger are";
}

// Walks along the chain and says what does not fit.
class inspection {
public:
    explicit inspection(mark noted) : noted_(std::move(noted)) {}

    void meet(kept const& k)
    {
        auto const seq = k.entry.seq;
        bool const gap = seq > end_.seq + 1;
        if (gap) say(end_.seq + 1, seq - 1, "missing");
        auto const made = link(end_.hash, k.entry);
        if (k.hash) {
            end_of_unsealed();
            // Behind a gap nobody knows the hash before. Where that was changed, and not the entry, the
            // entry's true one counts: the change is named once.
            bool const fits = gap || *k.hash == made || *k.hash == link(true_hash_, k.entry);
            if (!fits) say(seq, seq, "not as it was written");
        } else if (!first_unsealed_) {
            first_unsealed_ = seq;
        }
        true_hash_ = made;
        end_ = {seq, k.hash.value_or(made)};
        if (seq == noted_.seq) hash_at_noted_ = end_.hash;
        if (seq <= noted_.seq || !k.hash || of_a_booking(k.entry)) return;
        last_unnoted_ = seq;
        if (first_unnoted_ == 0) first_unnoted_ = seq;
    }

    std::vector<std::string> finish()
    {
        end_of_unsealed();
        if (noted_.seq > end_.seq)
            say(end_.seq + 1, noted_.seq, "missing");
        else if (hash_at_noted_ != noted_.hash)
            say(noted_.seq, noted_.seq, "not the one that was noted when it was written");
        else if (first_unnoted_ > 0)
            say(first_unnoted_, last_unnoted_, "not written by this program");
        return std::move(found_);
    }

private:
    void say(std::int64_t first, std::int64_t last, std::string const& what)
    {
        found_.push_back(entries(first, last) + " " + what);
    }

    void end_of_unsealed()
    {
        if (first_unsealed_) say(*first_unsealed_, end_.seq, "not sealed (rowan migrate seals)");
        first_unsealed_.reset();
    }

    mark noted_, end_;
    std::string true_hash_, hash_at_noted_;
    std::optional<std::int64_t> first_unsealed_;        // of those met last
    std::int64_t first_unnoted_ = 0, last_unnoted_ = 0; // behind the noted one, and should have been noted
    std::vector<std::string> found_;
};

mark noted_head(storage::transaction& tx)
{
    return tx.one<mark>(sql::ledger::noted_head).value_or(mark{});
}

// Notes an entry as the last, unless the one noted before is not on the chain any more: then that stays, for
// violations() to miss.
void note_head(storage::transaction& tx, mark const& end)
{
    auto const noted = noted_head(tx);
    if (noted.seq > 0 && rewritten(tx, noted)) return;
    tx.run(sql::ledger::move_head, end.seq, end.hash, noted.seq, noted.hash);
}

// Where the next entry goes.
mark end_of(storage::transaction& tx)
{
    auto const last = tx.one<last_row>(sql::ledger::last);
    if (!last) return {};
    if (last->hash) return {last->seq, *last->hash};
    seal(tx);
    return *head(tx);
}

} // namespace

std::string text_of(mark const& m)
{
    return std::to_string(m.seq) + ":" + m.hash;
}

std::optional<mark> mark_of(std::string_view text)
{
    constexpr std::size_t digits = 64;
    auto const colon = text.find(':');
    if (colon == text.npos) return std::nullopt;
    auto const* end = text.data() + colon;
    std::int64_t seq = 0;
    auto const read = std::from_chars(text.data(), end, seq);
    if (read.ec != std::errc() || read.ptr != end || seq < 1) return std::nullopt;
    auto const hash = text.substr(colon + 1);
    bool const hexadecimal = hash.find_first_not_of("0123456789abcdef") == hash.npos;
    if (hash.size() != digits || !hexadecimal) return std::nullopt;
    return mark{seq, std::string(hash)};
}

std::string link(std::string_view previous, row const& e)
{
    encoding all(previous.size() + e.act.size() + e.reason.size() + e.detail.size(), 10);
    all.put(previous);
    all.put(e.seq);
    all.put(e.at.time_since_epoch().count());
    all.put(e.actor);
    all.put(e.act);
    all.put(e.event);
    all.put(e.registration);
    all.put(e.person);
    all.put(e.reason);
    all.put(e.detail);
    return blake2b(all.text());
}

std::int64_t append(storage::transaction& tx, row e)
{
    auto const before = end_of(tx);
    e.seq = before.seq + 1;
    auto const hash = link(before.hash, e);
    tx.run(
        sql::ledger::note, e.seq, e.at, e.actor, e.act, e.event, e.registration, e.person, e.reason, e.detail,
        hash
    );
    if (!of_a_booking(e)) note_head(tx, {e.seq, hash});
    return e.seq;
}

std::int64_t seal(storage::transaction& tx)
{
    auto end = tx.one<mark>(sql::ledger::last_sealed).value_or(mark{});
    std::int64_t sealed = 0;
    each_after(tx, end.seq, [&](kept const& k) {
        end = {k.entry.seq, link(end.hash, k.entry)};
        tx.run(sql::ledger::seal, end.seq, end.hash);
        ++sealed;
    });
    if (sealed > 0) note_head(tx, end);
    return sealed;
}

std::optional<mark> head(storage::transaction& tx)
{
    auto const last = tx.one<last_row>(sql::ledger::last);
    if (!last || !last->hash) return std::nullopt;
    return mark{last->seq, *last->hash};
}

std::vector<std::string> violations(storage::transaction& tx)
{
    inspection found(noted_head(tx));
    each_after(tx, std::numeric_limits<std::int64_t>::min(), [&](kept const& k) { found.meet(k); });
    return found.finish();
}

std::optional<std::string> rewritten(storage::transaction& tx, mark const& m)
{
    auto const hash = tx.one<std::string>(sql::ledger::hash_of, m.seq);
    auto const number = std::to_string(m.seq);
    if (!hash) return "the ledger has no entry " + number + ", of which that head was noted";
    if (*hash == m.hash) return std::nullopt;
    return "the ledger up to entry " + number + " is not what it was when that head was noted";
}

} // namespace rowan::ledger_chain
