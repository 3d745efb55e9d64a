// The demo's data: a union's year of events, with dates relative to its making, and people who booked.
#pragma once

#include "base/time.hpp"

#include <string>
#include <vector>

namespace rowan::commands {

// Makes a database that is not there yet: schema, 6,000 members, events, bookings and queues. Nobody is
// written to.
void make_demo_data(std::string const& database, instant now);

// The secret of the second factors of the demo's head office, for an authenticator app. Known to everybody,
// as everything in the demo is.
inline constexpr char const* demo_secret = "ROWANDEMOROWANDEMOROWANDEMOROWAN";

// Whether somebody is asked for a second factor in the demo.
bool works_in_demo_office(std::string const& email);

// "sam.okafor@members.example   a member", and so on.
std::vector<std::string> demo_people_to_sign_in_as();

} // namespace rowan::commands
