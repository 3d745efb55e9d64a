// Who may call what, proved of every route in the list: a route that is added is tested by being added.
#include "api/routes.hpp"
#include "domain/doors.hpp"
#include "domain/logins.hpp"
#include "domain/registrations.hpp"
#include "support/people.hpp"
#include "support/rows.hpp"
#include "support/server.hpp"

#include <boost/algorithm/string/replace.hpp>
#include <boost/test/unit_test.hpp>

#include <map>
#include <regex>
#include <set>

using namespace rowan;
using api::access;

namespace {

std::string name_of(http::verb verb)
{
    return std::string(boost::beast::http::to_string(verb));
}

bool is_unsafe(api::route const& r)
{
    return r.verb != http::verb::get;
}

std::string bare(std::string const& target) // without its query
{
    return target.substr(0, target.find('?'));
}

bool fits(std::string_view pattern, std::string const& path)
{
    return std::regex_match(path, std::regex(boost::replace_all_copy(std::string(pattern), "{}", "[^/]+")));
}

// Sam and Kim, each with a login and a booking of the summit; and a door with a link.
struct house : test::server {
    test::client sam, kim;
    doors::made_link door;
    std::string sam_reference, kim_reference, sam_calendar, lee; // of bookings; a feed's; of a person

    house() : sam(a_guest("sam")), kim(a_guest("kim"))
    {
        sam_reference = booking_of(sam);
        kim_reference = booking_of(kim);
        door = write([](storage::transaction& tx) -> result<doors::made_link> {
                   auto const event = events::terms_of(tx, "for-kim")->id;
                   auto const maker = people::find_or_add(tx, "maker@people.example", test::noon).id;
                   auto const end = test::noon + std::chrono::hours(48);
                   return doors::open(tx, event, {"A", {}, test::noon, end, true}, maker, test::noon);
               }).value();
        auto const url = std::string(sam.post("/api/me/calendar").json.at("url").as_string());
        sam_calendar = url.substr(url.rfind('/') + 1, 43);
        lee = write([](storage::transaction& tx) -> result<std::string> {
                  auto const who = people::find_or_add(tx, "lee@people.example", test::noon);
                  return *tx.one<std::string>(test::reference_of, who.id);
              }).value();
    }

    test::client a_guest(std::string const& name)
    {
        auto e = test::an_event("for-" + name, 5);
        e.region = e.series_slug = e.series_title = "for-kim";
        write(events::create, e, ledger::id(), now()).value();
        return signed_in(name + "@people.example");
    }

    static std::string booking_of(test::client& c)
    {
        auto const made = c.post("/api/events/for-sam/registrations", R"({"name":"Guest"})");
        return std::string(made.json.at("reference").as_string());
    }

    // The route's path, about what is there: an event, Sam's booking, Lee.
    std::string path_of(api::route const& r) const
    {
        auto word = r.path.starts_with("/api/") ? sam_reference : std::string("for-kim");
        if (r.path.starts_with("/api/events")) word = "for-kim";
        if (r.path.starts_with("/api/organise/people/")) word = lee;
        if (r.path.starts_with("/calendar/kind/")) word = "meeting";
        if (r.path.starts_with("/calendar/my/") || r.path.starts_with("/calendar/opening/"))
            word = sam_calendar;
        std::string query = r.path == "/api/organise/people" ? "?q=lee" : "";
        if (r.who == access::door_link) word = door.list;
        if (r.path.ends_with("/find")) query = "?q=guest";
        if (r.path.ends_with("/explain")) query = "?person=" + sam_reference;
        auto path = std::string(r.path);
        if (is_of_an_event(r)) boost::replace_first(path, "{}", "for-sam");
        return boost::replace_all_copy(path, "{}", word) + query;
    }

    static bool is_of_an_event(api::route const& r) { return r.path.starts_with("/api/organise/events/{}"); }

    // A body that the route can read.
    static std::string body_of(api::route const& r)
    {
        static std::map<std::string_view, std::string> const bodies = {
            {"/api/organise/people/import", "membership_number,name,email\n"},
            {"/api/organise/people/{}/permissions", R"({"permissions":[]})"},
            {"/api/organise/people/{}/merge", R"({"other":"x"})"},
            {"/api/organise/events/{}/cancel", R"({"reason":"R"})"},
            {"/api/organise/events/{}/workshops", R"({"slots":[]})"},
            {"/api/organise/events/{}/questions", R"({"questions":[]})"},
            {"/api/organise/events/{}/duplicate", R"({"runs":[{"starts_at":"2027-05-04"}]})"},
            {"/api/organise/tokens", R"({"name":"N","scopes":["events"]})"},
            {"/api/organise/events/{}/registrations", R"({"email":"lee@people.example"})"},
            {"/api/organise/events/{}/registrations/bulk", R"({"action":"tag","target":"T"})"},
            {"/api/organise/events/{}/registrations.csv", R"({"chosen":["RW-ZZZZZZ"]})"},
            {"/api/organise/events/{}/registrations.xlsx", R"({"chosen":["RW-ZZZZZZ"]})"},
            {"/api/organise/events/{}/registrations/import", "email\n"},
            {"/api/organise/events/{}/registrations/{}/call", R"({"reason":"R"})"},
            {"/api/organise/events/{}/registrations/{}/move", R"({"to":"for-kim"})"},
            {"/api/organise/events/{}/messages", R"({"subject":"S","text":"T"})"},
            {"/api/organise/events/{}/messages/preview", R"({"subject":"S","text":"T"})"},
            {"/api/organise/events/{}/messages/test", R"({"subject":"S","text":"T"})"},
            {"/api/organise/events/{}/views", R"({"name":"N","query":"q=x"})"},
            {"/api/organise/events/{}/door",
             R"({"name":"B","valid_from":"2027-01-12T12:00:00Z","valid_until":"2027-01-13T12:00:00Z"})"},
            {"/api/organise/events/{}/registrations/{}/door-note", R"({"note":"N"})"},
            {"/api/organise/events/{}/badges/printed", R"({"etag":"x"})"},
            {"/api/door/{}/scans", R"({"sent_at":"2027-01-12T12:00:00Z","scans":[]})"},
            {"/api/door/{}/walk-ins",
             R"({"nonce":"n","name":"N","employer":"","at":"2027-01-12T12:00:00Z"})"},
            {"/api/registrations/{}/release", R"({"release":"agreed"})"},
            {"/api/me/second-factor/confirm", R"({"code":"123456"})"},
            {"/api/me/second-factor/show", R"({"code":"123456"})"},
        };
        if (r.verb == http::verb::get) return "";
        if (auto const found = bodies.find(r.path); found != bodies.end()) return found->second;
        if (r.path.ends_with("/erase") || r.path.ends_with("/code")) return R"({"code":"ABCDEFGH"})";
        return r.path == "/api/sign-in" ? R"({"email":"sam@people.example"})" : "{}";
    }

    test::answer call(test::client c, api::route const& r, std::string headers = {}) const
    {
        if (r.takes == api::body::csv) headers += "Content-Type: text/csv\r\n";
        if (is_of_an_event(r) && is_unsafe(r)) headers += "If-Match: \"1\"\r\n";
        return c.send(name_of(r.verb), path_of(r), body_of(r), headers);
    }

    // As sent, with nothing added.
    test::raw_answer
    call_plainly(std::string const& verb, std::string const& path, std::string const& headers = {}) const
    {
        test::raw_client wire(port());
        wire.send(
            verb + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n" + headers + "\r\n"
        );
        auto const a = wire.read(verb == "HEAD");
        BOOST_TEST(wire.closed(), "something follows the answer");
        return a;
    }

    // Every route that is not open to anyone answers 401 to this client.
    void is_nobody(test::client const& c, std::string const& headers = {}) const
    {
        auto const before = test::rows_of(file());
        for (auto const& r : api::routes()) {
            if (r.who == access::anyone) continue;
            BOOST_TEST_CONTEXT(name_of(r.verb) << " " << r.path)
            {
                auto const a = call(c, r, headers);
                BOOST_TEST(a.status == 401);
                BOOST_TEST(a.type() == "/problems/not_signed_in");
            }
        }
        BOOST_TEST(test::rows_of(file()) == before);
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_permissions, house)

BOOST_AUTO_TEST_CASE(without_a_login_every_route_but_the_open_ones_answers_401)
{
    is_nobody(client());
    is_nobody(client(), "Authorization: Bearer invented\r\n");
    is_nobody(client(), "Authorization: Basic c2FtOnNhbQ==\r\n");
    auto stranger = client();
    stranger.cookies["login"] = "invented";
    is_nobody(stranger);
    for (auto const& r : api::routes()) {
        if (r.who != access::anyone) continue;
        BOOST_TEST_CONTEXT(name_of(r.verb) << " " << r.path)
        BOOST_TEST(call(client(), r).type() != "/problems/not_signed_in");
    }
}

namespace {

struct cast {
    std::string who;
    api::access level;
    bool within; // the events of the house are theirs, if they organise any
    test::client client;
    std::string headers = {};
};

// Why this caller is refused by the route; empty: they are not.
std::string refusal_of(api::route const& r, cast const& c)
{
    if (r.who == access::anyone) return "";
    bool const door = r.who == access::door_link;
    if (c.level == access::anyone || door != (c.level == access::door_link)) return "/problems/not_signed_in";
    if (door) return "";
    bool const limited = house::is_of_an_event(r) || r.path.starts_with("/api/organise/outbox");
    if (c.level < r.who || (limited && !c.within)) return "/problems/not_allowed";
    return "";
}

bool is_refusal(std::string const& type)
{
    return type == "/problems/not_signed_in" || type == "/problems/not_allowed" ||
           type == "/problems/second_factor";
}

} // namespace

BOOST_AUTO_TEST_CASE(each_route_is_for_those_whom_it_names)
{
    cast const everybody[] = {
        {"nobody", access::anyone, false, client()},
        {"a member", access::signed_in, false, sam},
        {"a door's link", access::door_link, false, client(), "Authorization: Bearer " + door.token + "\r\n"},
        {"door staff", access::door, false, staff("door@people.example", {"door", {}, {}})},
        {"organiser of another region", access::organiser, false,
         staff("far@people.example", {"organiser", {"Far"}, {"far-courses"}})},
        {"an organiser", access::organiser, true, staff("morag@people.example", {"organiser", {}, {}})},
        {"an admin", access::admin, true, staff("boss@people.example", {"admin", {}, {}})},
    };
    for (auto const& r : api::routes()) {
        if (r.path == "/api/sign-out") continue; // open to anyone; it would end what the rest needs
        for (auto const& c : everybody) {
            BOOST_TEST_CONTEXT(name_of(r.verb) << " " << r.path << " by " << c.who)
            {
                ++steady; // so that no limit on changes is met
                auto const type = call(c.client, r, c.headers).type();
                BOOST_TEST((is_refusal(type) ? type : "") == refusal_of(r, c));
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(organisers_show_a_second_factor_and_again_before_what_is_far_reaching)
{
    auto const boss = staff("boss@people.example", {.permissions = "admin"});
    auto const elsewhere = signed_in("boss@people.example"); // and no factor at this login
    clock += logins::factor_is_fresh.count();
    for (auto const& r : api::routes()) {
        if (r.who <= access::door) continue;
        BOOST_TEST_CONTEXT(name_of(r.verb) << " " << r.path)
        {
            BOOST_TEST(call(elsewhere, r).type() == "/problems/second_factor");
            BOOST_TEST((call(boss, r).type() == "/problems/second_factor") == r.fresh);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_login_that_has_ended_is_none)
{
    auto const was = sam;
    BOOST_TEST(sam.post("/api/sign-out").status == 204);
    is_nobody(was);
    is_nobody(client(), "Authorization: Bearer " + was.cookies.at("login") + "\r\n");
}

BOOST_AUTO_TEST_CASE(a_login_that_has_expired_is_none)
{
    clock += 12 * 3600;
    is_nobody(sam);
    is_nobody(client(), "Authorization: Bearer " + sam.cookies.at("login") + "\r\n");
}

BOOST_AUTO_TEST_CASE(a_cookie_that_comes_from_another_site_changes_nothing)
{
    struct {
        std::string_view what;
        std::string headers;
    } const origins[] = {
        {"another site", "Sec-Fetch-Site: cross-site\r\n"},
        {"a neighbour", "Sec-Fetch-Site: same-site\r\n"},
        {"typed by hand", "Sec-Fetch-Site: none\r\n"},
        {"another site, own Origin", "Sec-Fetch-Site: cross-site\r\nOrigin: http://localhost\r\n"},
        {"another origin", "Origin: https://evil.example\r\n"},
        {"another port", "Origin: http://localhost:81\r\n"},
        {"another scheme", "Origin: https://localhost\r\n"},
        {"an origin that begins alike", "Origin: http://localhost.evil.example\r\n"},
        {"no origin at all", "Origin: null\r\n"},
        {"nothing said", ""},
        {"a Referer alone", "Referer: http://localhost/\r\n"},
    };
    auto const before = test::rows_of(file());
    auto const cookie = "Content-Length: 0\r\nCookie: login=" + sam.cookies.at("login") + "\r\n";
    for (auto const& r : api::routes()) {
        if (!is_unsafe(r)) continue;
        for (auto const& o : origins) {
            BOOST_TEST_CONTEXT(name_of(r.verb) << " " << r.path << " from " << o.what)
            {
                auto const a = call_plainly(name_of(r.verb), path_of(r), cookie + o.headers);
                BOOST_TEST(a.status == 403);
                BOOST_TEST(a.body.find("/problems/not_allowed") != a.body.npos);
            }
        }
    }
    BOOST_TEST(test::rows_of(file()) == before);
}

BOOST_AUTO_TEST_CASE(a_cookie_that_comes_from_the_site_itself_is_good)
{
    for (std::string const headers : {"Origin: http://localhost\r\n", "Sec-Fetch-Site: same-origin\r\n"}) {
        auto const a = sam.send("PATCH", "/api/me", R"({"name":"Sam"})", headers);
        BOOST_TEST(a.status == 200, headers);
    }
}

BOOST_AUTO_TEST_CASE(a_program_with_a_token_need_not_say_whence_it_comes)
{
    auto const token = "Content-Length: 0\r\nAuthorization: Bearer " + sam.cookies.at("login") + "\r\n";
    for (auto const& r : api::routes()) {
        if (r.who != access::signed_in) continue;
        BOOST_TEST_CONTEXT(name_of(r.verb) << " " << r.path)
        {
            auto const status = call_plainly(name_of(r.verb), path_of(r), token).status;
            BOOST_TEST((status != 401 && status != 403 && status != 0));
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_somebody_elses_is_as_absent_as_what_is_not_there)
{
    auto const theirs = kim.get("/api/me/logins").json.at("logins").at(0).at("id").as_string();
    auto const before = test::rows_of(file());
    for (auto const& r : api::routes()) {
        auto const at = r.path.find("/{}");
        if (at == r.path.npos || r.who != access::signed_in || r.path.starts_with("/api/events")) continue;
        bool const login = r.path.starts_with("/api/me/logins");
        BOOST_TEST_CONTEXT(name_of(r.verb) << " " << r.path)
        {
            auto const ask = [&](std::string const& word) {
                auto const path = boost::replace_all_copy(std::string(r.path), "{}", word);
                return sam.send(name_of(r.verb), path, body_of(r));
            };
            auto const hidden = ask(login ? std::string(theirs) : kim_reference);
            BOOST_TEST(hidden.status == 404);
            BOOST_TEST(hidden.type() == "/problems/not_found");
            BOOST_TEST(hidden.raw.body == ask("RW-000000").raw.body);
        }
    }
    BOOST_TEST(test::rows_of(file()) == before);
    BOOST_TEST(kim.get("/api/me").status == 200);
}

BOOST_AUTO_TEST_CASE(a_verb_that_a_path_is_not_for_is_told_which_are)
{
    std::map<std::string_view, std::pair<api::route const*, std::set<std::string>>> paths;
    for (auto const& r : api::routes()) {
        auto& [route, verbs] = paths[r.path];
        route = &r;
        for (auto const& other : api::routes()) {
            if (!fits(other.path, bare(path_of(r)))) continue;
            verbs.insert(name_of(other.verb));
            if (other.verb == http::verb::get) verbs.insert("HEAD");
        }
    }
    for (auto const& [path, there] : paths) {
        for (std::string const verb : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}) {
            auto const& verbs = there.second;
            if (verbs.contains(verb)) continue;
            BOOST_TEST_CONTEXT(verb << " " << path)
            {
                auto const a = call_plainly(verb, bare(path_of(*there.first)), "Content-Length: 0\r\n");
                BOOST_TEST(a.status == 405);
                std::set<std::string> named;
                std::istringstream in(boost::replace_all_copy(a.field("Allow"), ",", " "));
                for (std::string word; in >> word;) named.insert(word);
                BOOST_TEST(named == verbs, boost::test_tools::per_element());
            }
        }
    }
}

namespace {

// What reading a route comes to. There is nothing to be seen under the names that path_of gives some; one
// leads to a page.
int expected_of(api::route const& r)
{
    static std::map<std::string_view, int> const others = {
        {"/api/unsubscribe/{}", 303},
        {"/api/registrations/{}/release-letter.pdf", 404},
        {"/api/registrations/{}/certificate.pdf", 404},
        {"/api/certificates/{}", 404},
        {"/api/organise/events/{}/registrations/bulk/{}", 404},
        {"/api/organise/events/{}/room-lists.pdf", 404},
    };
    auto const found = others.find(r.path);
    return found == others.end() ? 200 : found->second;
}

} // namespace

BOOST_AUTO_TEST_CASE(whatever_can_be_read_has_a_head)
{
    auto const boss = staff("boss@people.example", {.permissions = "admin"});
    for (auto const& r : api::routes()) {
        if (is_unsafe(r)) continue;
        auto const& reader = r.who > access::signed_in ? boss : sam;
        auto const cookie = r.who == access::door_link
                                ? "Authorization: Bearer " + door.token + "\r\n"
                                : "Cookie: login=" + reader.cookies.at("login") + "\r\n";
        BOOST_TEST_CONTEXT(r.path)
        {
            auto const whole = call_plainly("GET", path_of(r), cookie);
            auto const head = call_plainly("HEAD", path_of(r), cookie);
            int const expected = expected_of(r);
            BOOST_TEST(head.status == expected);
            BOOST_TEST(whole.status == expected);
            for (auto const* field : {"Content-Type", "ETag", "Cache-Control", "Vary"})
                BOOST_TEST(head.field(field) == whole.field(field), field);
            BOOST_TEST(!head.field("Content-Length").empty());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
