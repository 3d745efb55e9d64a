// What the benchmark's programs agree on.
#pragma once

namespace rowan::bench {

inline constexpr int members = 6000; // all signed in, all of current standing
inline constexpr int events = 50;    // on the public list, these two among them

inline constexpr char const* stampede = "stampede";   // the event everybody wants
inline constexpr char const* rehearsal = "rehearsal"; // the same, booked before anything is measured
inline constexpr int places = 500;                    // at each of the two; then there is a queue

inline constexpr int in_flight = 64; // bookings at any moment

} // namespace rowan::bench
