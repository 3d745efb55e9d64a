// Every row of a database file as text: for tests that ask what is kept, and what is not.
#pragma once

#include "storage/sqlite_transaction.hpp"

#include <boost/algorithm/string/predicate.hpp>

#include <deque>
#include <map>

namespace rowan::test {

using rows = std::map<std::string, std::vector<std::string>>; // by table, each row's columns separated by |

inline rows rows_of(std::string const& file)
{
    storage::sqlite_transaction db(file, storage::sqlite_transaction::mode::read_only);
    constexpr storage::query tables{
        "test/tables", "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"};
    constexpr storage::query columns{
        "test/columns",
        "SELECT group_concat('quote(' || name || ')', ' || ''|'' || ') FROM pragma_table_info($1)"};
    rows found;
    std::deque<std::string> texts; // statements are known by the address of their text
    for (auto const& table : db.all<std::string>(tables)) {
        texts.push_back("SELECT " + *db.one<std::string>(columns, table) + " FROM " + table);
        found[table] = db.all<std::string>({"test/rows", texts.back()});
    }
    return found;
}

// Where a text occurs in any of the rows, whatever its case: the names of the tables.
inline std::vector<std::string> tables_with(std::string const& file, std::string const& text)
{
    std::vector<std::string> found;
    for (auto const& [table, all] : rows_of(file)) {
        for (auto const& row : all) {
            if (boost::algorithm::icontains(row, text)) found.push_back(table);
        }
    }
    return found;
}

} // namespace rowan::test
