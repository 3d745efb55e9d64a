// The form of an event by itself: defaults, what contradicts, and making an event of it.
#pragma once

#include "domain/editing.hpp"

#include <functional>

namespace rowan::editing {

// A word for addresses made of a title, and of a number if others have it: "fair-rotas-2".
std::string free_word(std::string const& title, std::function<bool(std::string const&)> const& taken);

// A form of defaults for an event on these days.
form blank(std::vector<events::day> const&, instant now);

// Makes the form what is given; gives the names of the fields that are other than before.
std::vector<std::string> apply(changes const&, form&);

// What cannot be, even in a draft.
std::vector<field_error> contradictions(form const&, std::vector<events::day> const&);

bool same(std::vector<events::day> const&, std::vector<events::day> const&);

// Whether an event of this form is one the organiser may touch.
bool within(storage::transaction&, permissions::organiser const&, form const&);

// The series the form names, made if there is none; nothing: it names none.
std::optional<std::int64_t> series_of(storage::transaction&, form const&);

// What belongs to an event besides its form.
struct parts {
    std::vector<events::day> days;
    std::vector<events::slot_draft> slots;
    std::vector<events::question> questions;
};

// A new draft under a slug made of the title. Refuses what events::create refuses.
result<made>
insert(storage::transaction&, permissions::organiser const&, form const&, parts const&, instant now);

} // namespace rowan::editing
