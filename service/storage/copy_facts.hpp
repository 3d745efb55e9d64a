// What a copy of a database says of itself.
#pragma once

#include "base/time.hpp"

#include <map>
#include <string>

namespace rowan::storage {

struct copy_facts {
    instant made_at;
    std::int64_t size;                          // bytes of the database
    std::string schema;                         // its last migration
    std::map<std::string, std::int64_t> counts; // of rows, by noun
};

// As NAME=VALUE lines, and read from them. Lines that this program does not know are passed over: a later one
// may write more.
std::string as_text(copy_facts const&);
copy_facts read_facts(std::string const& text);

} // namespace rowan::storage
