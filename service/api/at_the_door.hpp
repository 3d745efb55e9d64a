// What the device at a door asks: with the token of its link, about its link's list and nothing else (K8).
#pragma once

#include "api/signed_in.hpp"
#include "domain/doors.hpp"

namespace rowan::api {

struct knock {
    std::string token, list;
    instant now;
};

// Refuses: too_many (of one link).
result<knock> knock_of(http::request const&, app&);

// For store.read and store.write: F(tx, door, args..., now), once the token has opened the list's door.
// Refuses besides: what doors::enter refuses.
template <auto F> struct entering_as {
    template <class... Args>
    auto operator()(storage::transaction& tx, knock const& k, Args const&... args) const ->
        typename told<decltype(F)>::made
    {
        auto const door = doors::enter(tx, k.token, k.list, k.now);
        if (!door) return door.error();
        return F(tx, *door, args..., k.now);
    }
};
template <auto F> inline constexpr entering_as<F> entering{};

} // namespace rowan::api
