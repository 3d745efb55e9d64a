#include "domain/answered_requests.hpp"

#include "sql/queries.hpp"

namespace rowan::answered_requests {

namespace {

struct answered_row {
    std::string hash, answer;
};
BOOST_DESCRIBE_STRUCT(answered_row, (), (hash, answer))

} // namespace

result<std::optional<std::string>>
find(storage::transaction& tx, std::int64_t person, request const& r, instant now)
{
    auto const before = tx.one<answered_row>(sql::answered_requests::find, person, r.key, now - kept_for);
    if (!before) return std::optional<std::string>();
    if (before->hash != r.hash)
        return error{
            errc::invalid,
            "This Idempotency-Key was used for another request.",
            {{"", "the key was used already"}}};
    return std::optional(before->answer);
}

void keep(
    storage::transaction& tx, std::int64_t person, request const& r, std::string const& answer, instant now
)
{
    tx.run(sql::answered_requests::keep, person, r.key, r.hash, answer, now);
}

result<int> forget_old(storage::transaction& tx, instant now)
{
    return static_cast<int>(tx.all<std::int64_t>(sql::answered_requests::forget, now - kept_for).size());
}

} // namespace rowan::answered_requests
