// What a drill needs in the copy that it works on.
#pragma once

#include "domain/events.hpp"

namespace rowan::commands {

// Signs somebody in, as over HTTP: a code is asked for, goes out, and is typed in. No other mail may wait.
// Gives the login's token.
std::string sign_in(storage::transaction&, std::string const& email, instant now);

struct drill_data {
    events::detail event;            // as it stands before
    std::vector<std::string> logins; // a token for each who will book
    int invented;                    // of them
};

// Opens the event's booking, calls off all mail that waits, and signs so many members in who have not booked
// it; if there are fewer, invented ones besides. Throws std::runtime_error if there is no such event.
drill_data prepare_drill(storage::transaction&, std::string const& slug, int members, instant now);

} // namespace rowan::commands
