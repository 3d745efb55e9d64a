// The seam between the domain and a database: one transaction, which runs the queries of sql/.
#pragma once

#include "base/time.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enum_from_string.hpp>
#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace rowan::storage {

struct query {
    std::string_view name;
    std::string_view text;
};

using value = std::variant<std::nullptr_t, std::int64_t, std::string_view>;

// Which way the database failed; engine.hpp says what follows from each.
enum class trouble { busy, full, broken, other };

// The database itself failed: nobody's answer.
struct failure : std::runtime_error {
    failure(trouble k, std::string const& what) : runtime_error(what), kind(k) {}
    trouble kind;
};

// The row under the cursor. What text() returns dies with it.
class row {
public:
    virtual bool null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual std::string_view text(int column) const = 0;

protected:
    ~row() = default;
};

// What a C++ value is to a database: integers for numbers, flags and instants (seconds since 1970, UTC), text
// for the rest.
inline value as_value(std::nullptr_t)
{
    return nullptr;
}
inline value as_value(std::string const& v)
{
    return std::string_view(v);
}
inline value as_value(std::string_view v)
{
    return v;
}
inline value as_value(char const* v)
{
    return std::string_view(v);
}
inline value as_value(instant v)
{
    return static_cast<std::int64_t>(v.time_since_epoch().count());
}
template <std::integral T> value as_value(T v)
{
    return static_cast<std::int64_t>(v);
}

template <class T>
requires std::is_enum_v<T> value as_value(T v)
{
    return std::string_view(boost::describe::enum_to_string(v, ""));
}

template <class T> value as_value(std::optional<T> const& v)
{
    if (!v) return nullptr;
    return as_value(*v);
}

// Reads one column, or as many as a described struct has members, in their order; `column` moves on.
inline void take(row const& from, int& column, std::string& to)
{
    to = from.text(column++);
}
inline void take(row const& from, int& column, instant& to)
{
    to = instant(seconds(from.integer(column++)));
}
template <std::integral T> void take(row const& from, int& column, T& to)
{
    to = static_cast<T>(from.integer(column++));
}

template <class T>
requires std::is_enum_v<T>
void take(row const& from, int& column, T& to)
{
    auto const text = from.text(column++);
    if (!boost::describe::enum_from_string(std::string(text).c_str(), to))
        throw failure(trouble::other, "unknown word in the database: " + std::string(text));
}

template <class T> void take(row const& from, int& column, std::optional<T>& to)
{
    if (from.null(column))
        ++column;
    else
        take(from, column, to.emplace());
}

template <class T>
requires boost::describe::has_describe_members<T>::value void take(row const& from, int& column, T& to)
{
    using members = boost::describe::describe_members<T, boost::describe::mod_public>;
    boost::mp11::mp_for_each<members>([&](auto member) { take(from, column, to.*member.pointer); });
}

// Not thread-safe: a job has it to itself while it runs.
class transaction {
public:
    // Every row of q: a described struct from all its columns, or a single value from its only one.
    template <class Row, class... Args> std::vector<Row> all(query const& q, Args const&... args)
    {
        std::vector<Row> rows;
        each<Row>(
            q, [&](Row&& read) { rows.push_back(std::move(read)); }, args...
        );
        return rows;
    }

    // The first row of q, if there is one.
    template <class Row, class... Args> std::optional<Row> one(query const& q, Args const&... args)
    {
        std::optional<Row> found;
        each<Row>(
            q,
            [&](Row&& read) {
                if (!found) found = std::move(read);
            },
            args...
        );
        return found;
    }

    // Runs q for what it does; gives how many rows it inserted, updated or deleted.
    template <class... Args> std::int64_t run(query const& q, Args const&... args)
    {
        return change(q, args...).rows;
    }

    // Runs q, which inserts one row or, ON CONFLICT, none; gives its id. (RETURNING would say so too, but
    // SQLite makes a table in memory for each such statement: a tenth of a booking's time.)
    template <class... Args> std::optional<std::int64_t> insert(query const& q, Args const&... args)
    {
        auto const made = change(q, args...);
        if (made.rows == 0) return std::nullopt;
        return made.last_id;
    }

    virtual ~transaction() = default;

protected:
    // What a statement that was run to its end did.
    struct changed {
        std::int64_t rows;    // inserted, updated, deleted
        std::int64_t last_id; // of the row inserted last, if it inserted any
    };

private:
    template <class... Args> changed change(query const& q, Args const&... args)
    {
        value const bound[] = {nullptr, as_value(args)...};
        return execute(q, std::span(bound).subspan(1), [](row const&) {});
    }

    template <class Row, class Each, class... Args>
    void each(query const& q, Each const& give, Args const&... args)
    {
        value const bound[] = {nullptr, as_value(args)...};
        execute(q, std::span(bound).subspan(1), [&](row const& from) {
            Row read{};
            int column = 0;
            take(from, column, read);
            give(std::move(read));
        });
    }

    virtual changed execute(query const&, std::span<value const>, std::function<void(row const&)> const&) = 0;
};

} // namespace rowan::storage
