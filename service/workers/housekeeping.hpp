// What time alone brings about: offers lapse, codes and logins end, what need not be kept is forgotten.
#pragma once

#include "base/time.hpp"
#include "storage/engine.hpp"

#include <functional>

namespace rowan::workers {

class housekeeping {
public:
    housekeeping(storage::engine&, std::function<instant()> now);

    // Every second: offers whose time has passed lapse, and their places go on (W4, W6).
    void lapse_offers();

    // Every minute: whoever has a place is reminded of it and of the employer's release, and thanked
    // afterwards, when that is due.
    void remind();

    // Every minute: makes attendees findable whose text changed behind the list's back.
    void fold_attendees();

    // Every minute: forgets what is past its retention.
    void forget();

private:
    void in_pieces(result<int> (*)(storage::transaction&, int, instant));

    storage::engine& store_;
    std::function<instant()> now_;
};

} // namespace rowan::workers
