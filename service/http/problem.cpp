// Every refusal's one line of HTTP, and the problem documents (RFC 9457) made of them.
#include "http/message.hpp"

#include <boost/describe/enum_to_string.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/mp11/algorithm.hpp>

#include <algorithm>

namespace rowan::http {

namespace {

struct kind {
    errc code;
    status answer;
    std::string_view title;
};

// clang-format off
constexpr kind kinds[] = {
    {errc::invalid,            status::unprocessable_entity,   "Some of what was sent is wrong."},
    {errc::not_found,          status::not_found,              "There is no such thing."},
    {errc::not_signed_in,      status::unauthorized,           "Please sign in."},
    {errc::not_allowed,        status::forbidden,              "That is not yours to do."},
    {errc::second_factor,      status::forbidden,              "Your second factor is needed."},
    {errc::wrong_code,         status::unauthorized,           "That code does not work."},
    {errc::closed,             status::conflict,               "It is too late for this."},
    {errc::not_open_yet,       status::conflict,               "It is too early for this."},
    {errc::full,               status::conflict,               "Every place is taken."},
    {errc::already_registered, status::conflict,               "There is a registration already."},
    {errc::not_eligible,       status::forbidden,              "This event is for others."},
    {errc::clash,              status::conflict,               "Two of the workshops are at the same time."},
    {errc::stale,              status::precondition_failed,    "Somebody else has changed this meanwhile."},
    {errc::too_many,           status::too_many_requests,      "Too many tries. Please wait a little."},
    {errc::busy,               status::service_unavailable,    "Too much is going on. Please try again."},
    {errc::unavailable,        status::service_unavailable,    "Nothing can be saved at the moment."},
    {errc::malformed,          status::bad_request,            "The request cannot be understood."},
    {errc::too_large,          status::payload_too_large,      "That is too large."},
    {errc::unsupported,        status::unsupported_media_type, "That format is not understood here."},
    {errc::method,             status::method_not_allowed,     "That cannot be done with this."},
    {errc::length_required,    status::length_required,        "The request must say how long it is."},
};
// clang-format on

template <class List> struct covers;

// One row for each refusal there is, and no other.
template <template <class...> class List, class... Codes> struct covers<List<Codes...>> {
    static constexpr bool row(errc code)
    {
        return std::count_if(std::begin(kinds), std::end(kinds), [&](kind const& k) {
                   return k.code == code;
               }) == 1;
    }
    static constexpr bool value = sizeof...(Codes) == std::size(kinds) && (row(Codes::value) && ...);
};
static_assert(covers<boost::describe::describe_enumerators<errc>>::value);

response document(status code, boost::json::object const& body)
{
    response answer{code};
    answer.body = boost::json::serialize(body);
    answer.with("Content-Type", "application/problem+json").with("Cache-Control", "no-store");
    return answer;
}

boost::json::object about(std::string_view type, std::string_view title, status code, std::string_view detail)
{
    return {{"type", type}, {"title", title}, {"status", static_cast<unsigned>(code)}, {"detail", detail}};
}

} // namespace

response problem(error const& e)
{
    auto const& k = *std::find_if(std::begin(kinds), std::end(kinds), [&](kind const& row) {
        return row.code == e.code;
    });
    auto const type = std::string("/problems/") + boost::describe::enum_to_string(e.code, "");
    auto body = about(type, k.title, k.answer, e.detail);
    if (!e.fields.empty()) {
        auto& list = body["errors"].emplace_array();
        for (auto const& f : e.fields) list.push_back({{"pointer", f.pointer}, {"detail", f.detail}});
    }
    auto answer = document(k.answer, body);
    if (e.retry_after > 0) answer.with("Retry-After", std::to_string(e.retry_after));
    return answer;
}

response problem(status code, std::string_view detail)
{
    for (auto const& k : kinds) {
        if (k.answer == code) return problem(error{k.code, std::string(detail)});
    }
    std::string_view const phrase = boost::beast::http::obsolete_reason(code);
    return document(code, about("about:blank", phrase, code, detail));
}

response fault(request const& req)
{
    auto const code = status::internal_server_error;
    auto body = about("about:blank", "Something went wrong on our side.", code, "Please try again later.");
    body["reference"] = req.reference;
    return document(code, body);
}

} // namespace rowan::http
