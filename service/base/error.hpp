// What can go wrong, in two kinds. A refusal is somebody's answer: a value, in result<T>. A fault is
// nobody's answer: an exception, caught once round a handler (api/routes.cpp) or a worker's round.
#pragma once

#include <boost/describe/enum.hpp>
#include <boost/system/result.hpp>

#include <stdexcept>
#include <string>
#include <vector>

namespace rowan {

// The refusals there are. Each has its one row in http/problem.cpp, and its name there is its problem type.
enum class errc {
    invalid,            // some fields of the request are wrong; error::fields names all of them
    not_found,          // no such thing, or none that the asker may know of
    not_signed_in,      // nobody, or a login that has ended
    not_allowed,        // somebody, who may not
    second_factor,      // somebody who may, once they have shown their second factor
    wrong_code,         // a sign-in code that is wrong, used, expired or from another browser
    closed,             // too late for this change
    not_open_yet,       // too early for it
    full,               // no place, and no waiting list
    already_registered, // one active registration a person and event (C10)
    not_eligible,       // the event is not for this person
    clash,              // two workshops at one time
    stale,              // somebody else changed it meanwhile
    too_many,           // slow down: error::retry_after says for how long
    busy,               // the queue of the writer is full: try again
    unavailable,        // the store cannot write now
    malformed,          // not HTTP, or not JSON
    too_large,
    unsupported, // a media type or encoding that is not spoken here
    method,      // the path is right, the verb is not
    length_required,
};
BOOST_DESCRIBE_ENUM(
    errc,
    invalid,
    not_found,
    not_signed_in,
    not_allowed,
    second_factor,
    wrong_code,
    closed,
    not_open_yet,
    full,
    already_registered,
    not_eligible,
    clash,
    stale,
    too_many,
    busy,
    unavailable,
    malformed,
    too_large,
    unsupported,
    method,
    length_required
)

struct field_error {
    std::string pointer; // RFC 6901, into the request's body
    std::string detail;
};

struct error {
    errc code;
    std::string detail;
    std::vector<field_error> fields = {};
    int retry_after = 0; // seconds; for too_many, busy and unavailable
};

template <class T> using result = boost::system::result<T, error>;

// result<T>::value() on a refusal is a bug in the caller.
[[noreturn]] inline void throw_exception_from_error(error const& e, boost::source_location const&)
{
    throw std::logic_error("unexamined refusal: " + e.detail);
}

} // namespace rowan
