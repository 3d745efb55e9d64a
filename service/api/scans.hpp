// What the devices at the doors send, as JSON has it, and what they are answered.
#pragma once

#include "domain/checkins.hpp"
#include "domain/walk_ins.hpp"
#include "http/message.hpp"

#include <boost/json/object.hpp>

namespace rowan::api {

inline constexpr std::size_t most_scans = 500; // in one upload

// A scan that cannot be read is left out, and named field by field: its neighbours are none the worse for it.
struct upload {
    instant sent_at; // by the device's clock
    std::vector<checkins::scan> scans;
    struct flaw {
        std::optional<std::string> nonce; // none: that cannot be read either
        field_error field;
    };
    std::vector<flaw> flaws;
};

// Refuses: malformed, invalid (what is wrong with the upload as a whole).
result<upload> read_scans(http::request const&);

result<walk_ins::walk_in> read_walk_in(http::request const&);

// How the service sees what was sent, and how many are in.
struct seen {
    std::vector<checkins::answer> verdicts;
    std::vector<checkins::count> counts;
};

boost::json::object seen_json(seen const&, std::vector<upload::flaw> const&);

} // namespace rowan::api
