// Stopping mail that is not about one's own booking: by one click in a mail program, or on a page.
#include "domain/messages.hpp"
#include "support/people.hpp"
#include "support/server.hpp"

#include <boost/test/unit_test.hpp>

using namespace rowan;

namespace {

struct reader : test::server {
    // Writes optional mail to somebody; gives the token it carries.
    std::string token_of(std::string const& who)
    {
        auto const put = [](storage::transaction& tx, std::string const& name,
                            instant at) -> result<std::string> {
            auto const p = test::a_visitor(tx, name);
            messages::put(tx, {messages::kind::thanks, p.email, p.id}, at);
            constexpr storage::query q{"test/token", "SELECT mail_token FROM person WHERE id = $1"};
            return *tx.one<std::string>(q, p.id);
        };
        return write(put, who, now()).value();
    }
    int wanted(std::string const& who) const
    {
        constexpr storage::query q{"test/wanted", "SELECT optional_mail FROM person WHERE email = $1"};
        return *storage::sqlite_transaction(file()).one<int>(q, who + "@people.example");
    }
};

} // namespace

BOOST_FIXTURE_TEST_SUITE(api_optional_mail, reader)

// RFC 8058 3.2: a POST without cookies, of a form of either type.
BOOST_AUTO_TEST_CASE(one_click_in_a_mail_program_stops_it)
{
    struct {
        char const* type;
        char const* body;
    } const cases[] = {
        {"application/x-www-form-urlencoded", "List-Unsubscribe=One-Click"},
        {"multipart/form-data; boundary=b",
         "--b\r\nContent-Disposition: form-data; name=\"List-Unsubscribe\"\r\n\r\nOne-Click\r\n--b--\r\n"},
        {"application/json", "{}"},
        {"text/plain", ""},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.type)
        {
            auto const token = token_of("ann");
            auto const type = std::string("Content-Type: ") + c.type + "\r\nSec-Fetch-Site: none\r\n";
            BOOST_TEST(client().send("POST", "/api/unsubscribe/" + token, c.body, type).status == 204);
            BOOST_TEST(wanted("ann") == 0);
            BOOST_TEST(client().send("POST", "/api/unsubscribe/" + token, c.body, type).status == 204);
            BOOST_TEST(client().post("/api/unsubscribe/" + token + "/undo", "{}").status == 204);
            BOOST_TEST(wanted("ann") == 1);
        }
    }
}

// W8: mail scanners follow links.
BOOST_AUTO_TEST_CASE(opening_the_link_leads_to_the_page_and_changes_nothing)
{
    auto const token = token_of("ann");
    for (auto const* verb : {"GET", "HEAD"}) {
        auto const a = client().send(verb, "/api/unsubscribe/" + token);
        BOOST_TEST(a.status == 303);
        BOOST_TEST(a.raw.field("Location") == "http://localhost/unsubscribe#" + token);
    }
    BOOST_TEST(wanted("ann") == 1);
}

BOOST_AUTO_TEST_CASE(an_unknown_token_stops_nobodys_mail)
{
    token_of("ann");
    for (std::string const token : {"AAAAAAAAAAAAAAAAAAAAAA", "x", "%20", "a%0d%0ab"}) {
        BOOST_TEST(client().post("/api/unsubscribe/" + token).type() == "/problems/not_found", token);
        BOOST_TEST(
            client().post("/api/unsubscribe/" + token + "/undo").type() == "/problems/not_found", token
        );
    }
    BOOST_TEST(client().get("/api/unsubscribe/a%0d%0aSet-Cookie:b").status == 404);
    BOOST_TEST(wanted("ann") == 1);
}

BOOST_AUTO_TEST_SUITE_END()
