// Invented members, to show the service with and to measure it by.
#pragma once

#include "domain/register.hpp"

namespace rowan::commands {

// So many lines of a member register, the same ones on every machine; a shorter list is the beginning of a
// longer. Numbers and addresses are unique, addresses end in .example, nobody is real. The first two are Sam
// Okafor (a member) and Priya Nair (a rep); then about 6 % reps, 4 % link members, 1 % of the committee and 3
// % lapsed. `count`: 0 to 900,000.
std::vector<membership::entry> demo_members(int count);

} // namespace rowan::commands
