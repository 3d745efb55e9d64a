// What cannot be read, is for nobody, or names nothing, is answered by a problem document, and nothing
// changes.
#include "api/refusals.hpp"

using namespace rowan;
using namespace rowan::test;

namespace {

std::string const booked_already = "/api/events/summit/registrations";

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_bad_input, refusing_house)

BOOST_AUTO_TEST_CASE(what_is_no_json_object_is_malformed)
{
    // clang-format off
    struct {
        std::string what, body;
    } const bodies[] = {
        {"half an object",      R"({"name":"Sam")"},
        {"plain words",         "hello"},
        {"a form of HTML",      "name=Sam"},
        {"a list",              "[]"},
        {"a text",              R"("Sam")"},
        {"a number",            "7"},
        {"null",                "null"},
        {"two objects",         "{}{}"},
        {"a comment",           "{/* none */}"},
        {"a comma too many",    R"({"name":"Sam",})"},
        {"no quotes",           "{name:7}"},
        {"not a number",        R"({"name":NaN})"},
        {"a control in a text", "{\"name\":\"S\x01m\"}"},
        {"an unknown escape",   R"({"name":"\x41"})"},
        {"half an escape",      R"({"name":"\u00"})"},
        {"seventeen objects deep", repeated(R"({"a":)", 17) + "1" + repeated("}", 17)},
        {"seventeen lists deep", R"({"a":)" + repeated("[", 17) + repeated("]", 17) + "}"},
        {"bad UTF-8 in a key",  "{\"\xff\":1}"},
        {"a byte order mark",   "\xef\xbb\xbf{}"},
    };
    struct {
        std::string verb, path;
    } const places[] = {
        {"POST",  booking},
        {"POST",  "/api/sign-in"},
        {"POST",  "/api/sign-in/code"},
        {"POST",  "/api/sign-out"},
        {"POST",  "/api/me/erase"},
        {"PATCH", "/api/me"},
        {"PATCH", own},
    };
    // clang-format on
    std::vector<refusal> rows;
    for (std::string const path : {"/api/sign-in", "/api/sign-in/code", "/api/me/erase"})
        rows.push_back({"nothing", sam, "POST", path, "", "", 400, "malformed"});
    for (auto const& p : places) {
        for (auto const& b : bodies)
            rows.push_back({b.what, sam, p.verb, p.path, b.body, "", 400, "malformed"});
    }
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_booked_says_why)
{
    // clang-format off
    struct {
        std::string what, slug;
        int status;
        std::string type;
    } const table[] = {
        {"an unknown event",       "nowhere",             404, "not_found"},
        {"a draft",                "secret",              404, "not_found"},
        {"letters no slug has",    "su%20mmit",           404, "not_found"},
        {"a path within the slug", "%2e%2e%2fsummit",     404, "not_found"},
        {"SQL within the slug",    "x'%20OR%20'1",        404, "not_found"},
        {"half an escape",         "summit%2",            404, "not_found"},
        {"a zero in the slug",     "summit%00",           404, "not_found"},
        {"a slug of 101",          std::string(101, 's'), 404, "not_found"},
        {"a cancelled event",      "off",                 409, "closed"},
        {"before it opens",        "soon",                409, "not_open_yet"},
        {"after it closes",        "over",                409, "closed"},
        {"for members only",       "members",             403, "not_eligible"},
        {"no place and no queue",  "no-places",           409, "full"},
        {"a second time",          "summit",              409, "already_registered"},
    };
    // clang-format on
    auto const form = form_with(R"("employer":"")");
    std::vector<refusal> rows;
    for (auto const& t : table) {
        auto const path = "/api/events/" + t.slug + "/registrations";
        rows.push_back({t.what, sam, "POST", path, form, "", t.status, t.type});
    }
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(what_the_list_is_not_narrowed_by_is_named)
{
    // clang-format off
    struct {
        std::string what, query, pointer;
    } const table[] = {
        {"an unknown kind",      "kind=party",                "?kind"},
        {"a kind and a zero",    "kind=training%00x",         "?kind"},
        {"a kind in capitals",   "kind=TRAINING",             "?kind"},
        {"a word for a date",    "from=yesterday",            "?from"},
        {"a day that is not",    "to=2027-02-30",             "?to"},
        {"an hour that is not",  "from=2027-02-01T25:00:00Z", "?from"},
        {"a time of no zone",    "to=2027-02-01T10:00:00",    "?to"},
        {"a cursor of nobody's", "cursor=nowhere",            "?cursor"},
    };
    // clang-format on
    std::vector<refusal> rows;
    for (auto const& t : table)
        rows.push_back({t.what, nobody, "GET", "/api/events?" + t.query, "", "", 422, "invalid", t.pointer});
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(an_address_that_leads_nowhere_says_so)
{
    std::vector<refusal> rows;
    for (std::string const path : {
             "/api/events/nowhere",
             "/api/events/secret",
             "/api/events/nowhere/eligibility",
             "/api/events/secret/eligibility",
             "/api/events/",
             "/api/events/summit/nothing",
             "/api/nothing",
         })
        rows.push_back({"nothing there", sam, "GET", path, "", "", 404, "not_found"});
    rows.push_back({"no such login", sam, "POST", "/api/me/logins/none/end", "", "", 404, "not_found"});
    rows.push_back({"no offer", sam, "POST", own + "/decline", "", "", 409, "closed"});
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(only_json_is_read)
{
    std::vector<refusal> rows;
    for (std::string const type :
         {"text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "",
          "application/jsonp", "application/json-patch+json", "application",
          "text/plain; application/json"}) {
        auto const header = "Content-Type: " + type + "\r\n";
        rows.push_back({type, sam, "POST", booking, named("Sam"), header, 415, "unsupported"});
        rows.push_back({type, sam, "PATCH", own, named("Sam"), header, 415, "unsupported"});
        rows.push_back({type, sam, "PATCH", "/api/me", named("Sam"), header, 415, "unsupported"});
        rows.push_back({type, nobody, "POST", "/api/sign-in", "{}", header, 415, "unsupported"});
    }
    rows.push_back({"64 KiB and one", sam, "POST", booking, long_body, "", 413, "too_large"});
    rows.push_back({"64 KiB and one", nobody, "POST", "/api/sign-in", long_body, "", 413, "too_large"});
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(a_key_is_well_formed_and_means_one_request) // C9
{
    auto const good = form_with(R"("employer":"")");
    // clang-format off
    struct {
        std::string what, key, verb, path, body;
    } const table[] = {
        {"65 characters",           std::string(65, 'k'), "POST",  booking,         good},
        {"a blank",                 "a b",                "POST",  booking,         good},
        {"a letter beyond ASCII",   "\xc3\xa9",           "PATCH", "/api/me",       named("Sam")},
        {"the key of another body", "first",              "POST",  booked_already,  good},
        {"the key of another path", "first",              "POST",  own + "/cancel", ""},
        {"the key of another verb", "first",              "PATCH", "/api/me",       named("Sam")},
    };
    // clang-format on
    std::vector<refusal> rows;
    for (auto const& t : table) {
        auto const header = "Idempotency-Key: " + t.key + "\r\n";
        rows.push_back({t.what, sam, t.verb, t.path, t.body, header, 422, "invalid", ""});
    }
    refuses(rows);
}

BOOST_AUTO_TEST_CASE(whoever_may_not_is_told_before_anything_is_read)
{
    std::string const elsewhere = "Origin: https://evil.example\r\n",
                      fetched = "Sec-Fetch-Site: cross-site\r\n",
                      invented = "Authorization: Bearer invented\r\n";
    refuses({
        {"another site's page", sam, "POST", booking, "[]", elsewhere, 403, "not_allowed"},
        {"another site's script", sam, "POST", own + "/cancel", "", fetched, 403, "not_allowed"},
        {"nobody's form", nobody, "POST", booking, "[]", "", 401, "not_signed_in"},
        {"an invented token", nobody, "POST", booking, "{}", invented, 401, "not_signed_in"},
        {"a verb of no route", sam, "DELETE", own, "", "", 405, "method"},
        {"another path's verb", sam, "PUT", "/api/me", "[]", "", 405, "method"},
        {"reading a sign-in", nobody, "GET", "/api/sign-in", "", "", 405, "method"},
    });
}

BOOST_AUTO_TEST_CASE(bookings_of_others_are_as_if_there_were_none)
{
    std::vector<refusal> rows;
    for (std::string const reference : {"{kim}", "RW-000000", "RW-", "kim", "1", "..", "%2e%2e", "x'--"}) {
        auto const at = "/api/registrations/" + reference;
        rows.push_back({"reading it", sam, "GET", at, "", "", 404, "not_found"});
        rows.push_back({"its history", sam, "GET", at + "/history", "", "", 404, "not_found"});
        rows.push_back({"changing it", sam, "PATCH", at, named("Sam"), "", 404, "not_found"});
        for (std::string const verb : {"/cancel", "/accept", "/decline"})
            rows.push_back({"ending it", sam, "POST", at + verb, "", "", 404, "not_found"});
    }
    refuses(rows);
}

BOOST_AUTO_TEST_SUITE_END()
