#include "domain/pools.hpp"

#include "sql/queries.hpp"

#include <algorithm>

namespace rowan::pools {

std::optional<std::int64_t> standing::left() const
{
    if (!capacity) return std::nullopt;
    return std::max<std::int64_t>(0, *capacity - taken);
}

std::int64_t create(storage::transaction& tx, std::optional<std::int64_t> capacity, std::int64_t reserved)
{
    return tx.insert(sql::pools::insert, capacity, reserved).value();
}

standing look(storage::transaction& tx, std::int64_t pool)
{
    return tx.one<standing>(sql::pools::standing, pool).value();
}

bool claim(storage::transaction& tx, std::int64_t pool)
{
    return tx.run(sql::pools::claim, pool) == 1;
}

void claim_over(storage::transaction& tx, std::int64_t pool)
{
    tx.run(sql::pools::claim_over, pool);
}

void release(storage::transaction& tx, std::int64_t pool)
{
    tx.run(sql::pools::release, pool);
}

position join(storage::transaction& tx, std::int64_t pool)
{
    tx.run(sql::pools::join, pool);
    return tx.one<position>(sql::pools::last_in_queue, pool).value();
}

void leave(storage::transaction& tx, std::int64_t pool)
{
    tx.run(sql::pools::leave, pool);
}

void resize(storage::transaction& tx, std::int64_t pool, std::optional<std::int64_t> capacity)
{
    tx.run(sql::pools::resize, pool, capacity);
}

} // namespace rowan::pools
