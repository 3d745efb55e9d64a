// Mail over SMTP, to a real server that refuses, hangs, cuts lines and comes back: each message arrives once,
// in order, and none is lost.
#include "storage/sqlite_engine.hpp"
#include "support/people.hpp"
#include "support/post.hpp"
#include "workers/mailer.hpp"

#include "domain/outbox.hpp"

#include <boost/test/unit_test.hpp>

#include <set>

using namespace rowan;
using namespace std::chrono_literals;
using std::chrono::hours;
using std::chrono::minutes;
using test::noon;

namespace {

constexpr workers::smtp_patience soon{2s, 300ms, 300ms, 100ms};

// An outbox, and a mailer that sends it to a server.
struct sender {
    test::temporary_directory home;
    std::string const file = (home.path / "rowan.db").string();
    storage::sqlite_engine store{{migrated()}};
    instant now = noon;
    config settings;
    std::unique_ptr<workers::mailer> mailer;

    explicit sender(std::string const& url, std::map<std::string, std::string> const& change = {})
    {
        auto s = settings::read({});
        s.preset("ROWAN_MAIL", url);
        s.preset("ROWAN_PUBLIC_URL", "https://events.union.example");
        s.preset("ROWAN_MAIL_RATE", "1000");
        for (auto const& [name, value] : change) s.preset(name, value);
        settings = s.checked();
        start();
    }
    // As a program does that was ended and starts again.
    void start()
    {
        mailer = std::make_unique<workers::mailer>(
            settings, store, [this] { return now; }, [](messages::due_message const&) {}, soon
        );
    }

    std::string migrated() const
    {
        storage::sqlite_transaction db(file);
        storage::migrate(db, noon);
        return file;
    }

    void put(messages::kind what, std::string const& who, std::optional<instant> expires_at = {})
    {
        auto const write = [](storage::transaction& tx, messages::draft const& d, instant at) -> result<int> {
            messages::put(tx, d, at);
            return 0;
        };
        messages::draft const d{what, who + "@people.example", {}, {}, "CODECODE", expires_at};
        store.write_and_wait(write, d, now).value();
    }
    void tell(std::string const& who) { put(messages::kind::cancelled, who); }

    int send() { return mailer->send_some(); }

    // "ann failed 1, bo sent 1": names, states and attempts, in order.
    std::string rows()
    {
        constexpr storage::query q{
            "test/rows",
            "SELECT replace(recipient, '@people.example', '') || ' ' || state || ' ' || attempts "
            "FROM message ORDER BY id"};
        storage::sqlite_transaction db(file);
        std::string all;
        for (auto const& row : db.all<std::string>(q)) all += (all.empty() ? "" : ", ") + row;
        return all;
    }
    std::string error_of(int id)
    {
        constexpr storage::query q{"test/error", "SELECT last_error FROM message WHERE id = $1"};
        return storage::sqlite_transaction(file).one<std::string>(q, id).value_or("");
    }
    std::optional<outbox::refusal> refusal_of(std::string const& who)
    {
        storage::sqlite_transaction db(file);
        return outbox::refusal_of(db, who + "@people.example");
    }
    std::optional<outbox::trouble> trouble()
    {
        storage::sqlite_transaction db(file);
        return outbox::look(db, now).trouble;
    }
};

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != text.npos;
}

} // namespace

BOOST_AUTO_TEST_SUITE(workers_smtp)

BOOST_AUTO_TEST_CASE(messages_go_out_on_one_connection_codes_first_then_the_oldest)
{
    test::mail_server server;
    sender out(server.url());
    for (auto const* who : {"ann", "bo", "cy"}) out.tell(who);
    out.put(messages::kind::sign_in_code, "dee", noon + minutes(10));
    BOOST_TEST(out.send() == 4);
    BOOST_TEST(server.whom() == "dee ann bo cy");
    BOOST_TEST(out.rows() == "ann sent 1, bo sent 1, cy sent 1, dee sent 1");
    for (auto const& a : server.arrivals()) BOOST_TEST(a.connection == 1);
    auto const text = server.text(1);
    BOOST_TEST(has(text, "Message-ID: <20270112T120000Z-00000004@union.example>\r\n"));
    BOOST_TEST(has(text, "CODE-CODE"));
    BOOST_TEST(out.send() == 0);
}

// 4xx and 5xx at each stage of a message, and a line that is cut or silent: told apart, and nobody else
// waits.
BOOST_AUTO_TEST_CASE(what_one_message_meets_holds_up_no_other)
{
    struct {
        char const* who;
        char const* state;
        bool marked; // the address refuses mail
        int arrived; // also if the sender cannot know
        char const* words;
    } const cases[] = {
        {"rcpt550-x", "failed", true, 0, "550 5.1.1 (address) is not known here"},
        {"rcpt553-x", "failed", true, 0, "553 5.1.1 (address) is not known here"},
        {"rcpt450-x", "waiting", false, 0, "450 5.1.1 (address) is not known here"},
        {"rcpt452-x", "waiting", false, 0, "452 5.1.1 (address) is not known here"},
        {"data554-x", "failed", true, 0, "554 5.6.0 Not this message for (address)"},
        {"data451-x", "waiting", false, 0, "451 5.6.0 Not this message for (address)"},
        {"grey-x", "waiting", false, 0, "451 4.7.1 Greylisted, try again later"},
        {"cut-x", "waiting", false, 0, ""},
        {"lost-x", "waiting", false, 1, ""},
        {"hang-x", "waiting", false, 0, "The mail server did not answer in time"},
    };
    test::mail_server server;
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.who)
        {
            sender out(server.url());
            auto const before = server.arrivals().size();
            out.tell(c.who);
            out.tell("bo");
            BOOST_TEST(out.send() == 1);
            BOOST_TEST(out.rows() == std::string(c.who) + " " + c.state + " 1, bo sent 1");
            BOOST_TEST(out.refusal_of(c.who).has_value() == c.marked);
            BOOST_TEST(!out.error_of(1).empty());
            if (*c.words) BOOST_TEST(out.error_of(1) == c.words);
            BOOST_TEST(!out.trouble().has_value());
            BOOST_TEST(server.arrivals().size() == before + 1 + c.arrived);
        }
    }
}

BOOST_AUTO_TEST_CASE(what_was_postponed_arrives_later)
{
    test::mail_server server;
    sender out(server.url());
    out.tell("grey-x");
    BOOST_TEST(out.send() == 0);
    BOOST_TEST(out.send() == 0); // not yet
    out.now += 19s;
    BOOST_TEST(out.send() == 1);
    BOOST_TEST(server.whom() == "grey-x");
}

// The server kept it, and its answer was lost: a repeat cannot be avoided, and can be recognised.
BOOST_AUTO_TEST_CASE(a_repeat_has_the_same_message_id)
{
    test::mail_server server;
    sender out(server.url());
    out.tell("lost-x");
    out.send();
    out.now += 19s;
    BOOST_TEST(out.send() == 1);
    auto const twice = server.arrivals();
    BOOST_REQUIRE(twice.size() == 2u);
    BOOST_TEST(twice[0].message_id == twice[1].message_id);
    BOOST_TEST(server.text(1) == server.text(2));
}

BOOST_AUTO_TEST_CASE(a_server_that_takes_no_more_on_a_connection_gets_the_rest_on_another)
{
    test::mail_server server;
    sender out(server.url());
    for (auto const* who : {"bye-a", "bye-b", "bye-c"}) out.tell(who);
    BOOST_TEST(out.send() == 3);
    BOOST_TEST(server.whom() == "bye-a bye-b bye-c");
    BOOST_TEST(server.arrivals().back().connection == 3);
}

BOOST_AUTO_TEST_CASE(a_connection_that_the_server_closed_meanwhile_is_opened_again)
{
    test::mail_server server;
    sender out(server.url());
    out.tell("ann");
    BOOST_TEST(out.send() == 1);
    server.stop();
    server.start_again();
    out.tell("bo");
    BOOST_TEST(out.send() == 1);
    BOOST_TEST(out.rows() == "ann sent 1, bo sent 1");
}

// No message's fault: none counts an attempt, and organisers see why nothing goes out.
BOOST_AUTO_TEST_CASE(a_server_that_takes_nothing_costs_no_message_an_attempt)
{
    test::certificate const good, foreign("DNS:other.example");
    struct row {
        char const* name;
        test::mail_server::words options;
        std::map<std::string, std::string> settings;
        char const* words;
    };
    std::map<std::string, std::string> const tls{
        {"ROWAN_MAIL_TLS", "required"}, {"ROWAN_MAIL_CA", good.file}};
    std::map<std::string, std::string> const login{
        {"ROWAN_MAIL_USER", "rowan"}, {"ROWAN_MAIL_PASSWORD", "wrong"}};
    std::vector<row> const cases{
        {"closed for today", {"--greeting", "554 5.3.2 Closed for today"}, {}, "554 5.3.2 Closed for today"},
        {"busy", {"--greeting", "421 4.3.2 Too busy"}, {}, "421 4.3.2 Too busy"},
        {"silent", {"--silent"}, {}, ""},
        {"sender refused", {"--mail", "550 5.7.1 Not you"}, {}, "550 5.7.1 Not you"},
        {"sender postponed", {"--mail", "451 4.3.0 Not now"}, {}, "451 4.3.0 Not now"},
        {"no STARTTLS", {}, tls, ""},
        {"another's certificate",
         {"--tls", "start", "--certificate", foreign.file, "--key", foreign.key},
         {{"ROWAN_MAIL_TLS", "required"}, {"ROWAN_MAIL_CA", foreign.file}},
         ""},
        {"unknown authority",
         {"--tls", "start", "--certificate", foreign.file, "--key", foreign.key},
         tls,
         ""},
        {"wrong password", {"--tls", "none", "--user", "rowan", "--password", "right"}, login, "535"},
    };
    for (auto const& c : cases) {
        BOOST_TEST_CONTEXT(c.name)
        {
            test::mail_server server(c.options);
            sender out(server.url(), c.settings);
            out.tell("ann");
            out.tell("bo");
            BOOST_TEST(out.send() == 0);
            BOOST_TEST(out.rows() == "ann waiting 0, bo waiting 0");
            BOOST_REQUIRE(out.trouble().has_value());
            BOOST_TEST(out.trouble()->reason.starts_with(c.words), out.trouble()->reason);
            BOOST_TEST(!out.trouble()->reason.empty());
            BOOST_TEST(server.arrivals().empty());
        }
    }
}

// reliability.md 6: a day without a mail server.
BOOST_AUTO_TEST_CASE(after_a_day_without_a_server_everything_arrives_once_the_oldest_first)
{
    test::mail_server server;
    sender out(server.url());
    server.stop();
    std::string order;
    for (int n = 0; n < 24; ++n) {
        auto const who = "p" + std::to_string(n);
        order += " " + who;
        out.tell(who);
        out.put(messages::kind::sign_in_code, "code" + std::to_string(n), out.now + minutes(10));
        for (int m = 0; m < 4; ++m) {
            BOOST_TEST(out.send() == 0);
            out.now += minutes(15);
        }
        if (n == 11) out.start(); // the program, too, is started again
    }
    BOOST_REQUIRE(out.trouble().has_value());
    BOOST_TEST((out.now - out.trouble()->since >= hours(23)));

    server.start_again();
    out.put(messages::kind::sign_in_code, "last", out.now + minutes(10));
    BOOST_TEST(out.send() == 25);
    BOOST_TEST(server.whom() == "last" + order);
    BOOST_TEST(!out.trouble().has_value());
    std::set<std::string> identities;
    for (auto const& a : server.arrivals()) BOOST_TEST(identities.insert(a.message_id).second);
}

BOOST_AUTO_TEST_CASE(nobodys_messages_overtake_each_other_while_the_first_is_tried)
{
    test::mail_server server;
    sender out(server.url());
    out.put(messages::kind::waiting, "grey-x");
    out.put(messages::kind::promoted, "grey-x");
    BOOST_TEST(out.send() == 0);
    BOOST_TEST(out.rows() == "grey-x waiting 1, grey-x waiting 0");
    out.now += 19s;
    BOOST_TEST(out.send() == 2);
    BOOST_TEST(out.rows() == "grey-x sent 2, grey-x sent 1");
}

BOOST_AUTO_TEST_CASE(lines_are_encrypted_and_the_server_told_who_we_are)
{
    test::certificate const good;
    for (auto const* scheme : {"smtp", "smtps"}) {
        BOOST_TEST_CONTEXT(scheme)
        {
            std::string const how = std::string(scheme) == "smtp" ? "start" : "whole";
            test::mail_server server(
                {"--tls", how, "--certificate", good.file, "--key", good.key, "--user", "rowan", "--password",
                 "a b\"c"}
            );
            sender out(
                server.url(scheme), {{"ROWAN_MAIL_TLS", how == "start" ? "required" : ""},
                                     {"ROWAN_MAIL_CA", good.file},
                                     {"ROWAN_MAIL_USER", "rowan"},
                                     {"ROWAN_MAIL_PASSWORD", "a b\"c"}}
            );
            out.tell("ann");
            BOOST_TEST(out.send() == 1);
            BOOST_REQUIRE(server.arrivals().size() == 1u);
            BOOST_TEST(server.arrivals()[0].encrypted);
            BOOST_TEST(server.arrivals()[0].user == "rowan");
        }
    }
}

BOOST_AUTO_TEST_CASE(an_address_that_takes_mail_again_is_not_marked_any_more)
{
    test::mail_server server;
    sender out(server.url());
    out.tell("rcpt550-x");
    out.send();
    BOOST_TEST(out.refusal_of("rcpt550-x").has_value());
    storage::sqlite_transaction(out.file).script(
        "INSERT INTO refused_address VALUES ('ann@people.example', 1, 'was full')"
    );
    out.tell("ann");
    out.send();
    BOOST_TEST(!out.refusal_of("ann").has_value());
}

BOOST_AUTO_TEST_CASE(several_connections_send_each_message_once)
{
    test::mail_server server;
    sender out(server.url(), {{"ROWAN_MAIL_CONNECTIONS", "4"}});
    for (int n = 0; n < 100; ++n) out.tell("p" + std::to_string(n));
    std::vector<std::thread> threads;
    for (std::size_t lane = 0; lane < out.mailer->lanes(); ++lane)
        threads.emplace_back([&out, lane] { out.mailer->send_some(lane); });
    for (auto& t : threads) t.join();
    std::set<std::string> people;
    for (auto const& a : server.arrivals()) BOOST_TEST(people.insert(a.recipient).second);
    BOOST_TEST(people.size() == 100u);
}

BOOST_AUTO_TEST_CASE(a_program_that_is_to_end_does_not_wait_for_a_silent_server)
{
    test::mail_server server;
    sender out(server.url());
    out.mailer = std::make_unique<workers::mailer>(out.settings, out.store, [&out] { return out.now; });
    out.tell("hang-x");
    std::thread sending([&out] { out.send(); });
    std::this_thread::sleep_for(50ms); // wherever it is by then
    out.mailer->stop();
    sending.join(); // a minute, if it waited
    BOOST_TEST(out.rows() == "hang-x waiting 0");
}

BOOST_AUTO_TEST_SUITE_END()
