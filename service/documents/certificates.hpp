// What somebody's attendance and release are proved with on paper.
#pragma once

#include "base/time.hpp"

#include <string>
#include <vector>

namespace rowan::documents {

struct attended_day {
    instant starts_at, ends_at;
};

// Who came, to what, for how long; and how to find out whether that is true.
struct certificate {
    std::string organisation, event, name;
    std::vector<attended_day> days; // those on which they were checked in, at least one
    std::string zone;               // known to tzdata
    std::string venue;              // may be empty
    std::string code;               // for the page that verifies it
    std::string page;               // its address, without the code
};

// One page of A4. Throws if the zone is unknown.
std::string certificate_pdf(certificate const&, instant made_at);

// To an employer: that a rep is to be released for a course, and on what ground.
struct release_letter {
    std::string organisation, contact;     // the contact may be empty
    std::string name, job_title, employer; // the job title may be empty
    std::string event;
    std::vector<attended_day> days;
    std::string zone;
    std::string venue;
    std::string reference;
};

// One page of A4. Throws if the zone is unknown.
std::string release_letter_pdf(release_letter const&, instant made_at);

// "6 hours", "6 hours 30 minutes": of all the days together.
std::string hours_of(std::vector<attended_day> const&);

} // namespace rowan::documents
