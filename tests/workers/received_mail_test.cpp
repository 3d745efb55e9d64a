// What arrives, as other people's programs see it: every kind of letter, through a real mail server, taken
// apart by parsers that are not ours.
#include "domain/messages.hpp"
#include "domain/notifications.hpp"
#include "domain/registrations.hpp"
#include "support/people.hpp"
#include "support/post.hpp"

#include <boost/describe/enumerators.hpp>
#include <boost/mp11/algorithm.hpp>
#include <boost/test/unit_test.hpp>

using namespace rowan;
using messages::kind;
using std::chrono::days;

namespace {

constexpr char const* nasty = "Zoë <b>O'Neil</b>\r\nBcc: x@evil.example\u202e \"שלום\" 😀 =?UTF-8?Q?x?=";

// A booked place at an event whose every text is nasty, and one message of every kind about it.
int put_all_kinds(storage::transaction& tx, instant now)
{
    auto d = test::an_event("event", 10, now);
    d.title = d.venue.name = d.venue.address = nasty;
    d.highlights = std::string("# ") + nasty + "\n\n- one\n- two";
    d.contact = "desk@union.example";
    d.online_link = "https://meet.example/j/1";
    d.days.push_back({now + days(61), now + days(61) + std::chrono::hours(5)});
    events::create(tx, d, std::nullopt, now).value();
    auto const ann = test::a_visitor(tx, "ann");
    registrations::form f;
    f.name = nasty;
    auto const made = registrations::place(tx, ann, "event", f, now).value();
    constexpr storage::query row{"test/row", "SELECT id FROM registration WHERE reference = $1"};
    auto const id = *tx.one<std::int64_t>(row, made.summary.reference);
    int count = 1;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<kind>>([&](auto what) {
        auto const detail =
            what.value == kind::changed ? notifications::kept({{"Venue", nasty, nasty}}) : nasty;
        messages::put(tx, {what.value, ann.email, ann.id, id, detail, now + days(5)}, now);
        ++count;
    });
    return count;
}

} // namespace

BOOST_AUTO_TEST_SUITE(workers_received_mail)

BOOST_AUTO_TEST_CASE(every_letter_is_well_formed_for_others)
{
    test::mail_server mail;
    test::server running({{"ROWAN_MAIL", mail.url()}});
    auto const put = [](storage::transaction& tx, instant at) -> result<int> {
        return put_all_kinds(tx, at);
    };
    auto const count = running.write(put, running.now()).value();
    BOOST_TEST(running.send_mail() == count);
    std::vector<std::string> files;
    for (auto const& a : mail.arrivals()) {
        files.push_back((mail.folder() / (std::string(6 - std::to_string(a.number).size(), '0') +
                                          std::to_string(a.number) + ".eml"))
                            .string());
        auto const text = mail.text(a.number);
        BOOST_TEST(text.substr(0, text.find("\r\n\r\n")).find("\r\nBcc") == text.npos);
        BOOST_TEST(a.recipient == "ann@people.example");
    }
    BOOST_TEST(files.size() == static_cast<std::size_t>(count));
    BOOST_TEST(test::faults_of_mail(files) == "");
}

// RFC 8058, RFC 3834: mail that can be stopped says how; all says that no person sent it, and answers reach
// the organisers.
BOOST_AUTO_TEST_CASE(only_what_is_optional_can_be_stopped_by_a_click)
{
    test::mail_server mail;
    test::server running({{"ROWAN_MAIL", mail.url()}});
    auto const put = [](storage::transaction& tx, instant at) -> result<int> {
        return put_all_kinds(tx, at);
    };
    running.write(put, running.now()).value();
    running.send_mail();
    int can_be_stopped = 0;
    for (auto const& a : mail.arrivals()) {
        auto const text = mail.text(a.number);
        bool const stoppable =
            text.find("\r\nList-Unsubscribe: <http://localhost/api/unsubscribe/") != text.npos;
        BOOST_TEST(
            stoppable == (text.find("\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n") != text.npos)
        );
        BOOST_TEST(text.find("\r\nAuto-Submitted: auto-generated\r\n") != text.npos);
        BOOST_TEST(text.find("\r\nReply-To: <desk@union.example>\r\n") != text.npos);
        can_be_stopped += stoppable ? 1 : 0;
    }
    BOOST_TEST(can_be_stopped == 2); // thanks and the organisers' letter
}

// calendar.md 50 to 53: a file for each of the two days, to whoever has a place or had one.
BOOST_AUTO_TEST_CASE(the_days_go_with_what_speaks_of_them)
{
    test::mail_server mail;
    test::server running({{"ROWAN_MAIL", mail.url()}});
    auto const put = [](storage::transaction& tx, instant at) -> result<int> {
        return put_all_kinds(tx, at);
    };
    running.write(put, running.now()).value();
    running.send_mail();
    int with_days = 0;
    for (auto const& a : mail.arrivals()) {
        auto const text = mail.text(a.number);
        bool const first = text.find("filename=\"event-1.ics\"") != text.npos;
        BOOST_TEST(first == (text.find("filename=\"event-2.ics\"") != text.npos));
        BOOST_TEST(text.find("filename=\"event-3.ics\"") == text.npos);
        with_days += first ? 1 : 0;
    }
    BOOST_TEST(with_days == 6); // booked twice, promoted, changed, cancelled, event_cancelled
}

// The whole way: TLS, a password, and a mailbox of Postfix.
BOOST_AUTO_TEST_CASE(postfix_delivers_every_letter_as_it_was_sent)
{
    test::certificate const c;
    test::postfix mail(c);
    test::server running({
        {"ROWAN_MAIL", mail.url()},
        {"ROWAN_MAIL_TLS", "required"},
        {"ROWAN_MAIL_CA", c.file},
        {"ROWAN_MAIL_USER", "rowan"},
        {"ROWAN_MAIL_PASSWORD", "secret"},
    });
    auto const put = [](storage::transaction& tx, instant at) -> result<int> {
        return put_all_kinds(tx, at);
    };
    auto const count = static_cast<std::size_t>(running.write(put, running.now()).value());
    BOOST_TEST(running.send_mail() == static_cast<int>(count));
    test::wait_for("Postfix to deliver", [&] { return mail.delivered().size() >= count; });
    BOOST_TEST(mail.delivered().size() == count);
    for (auto const& file : mail.delivered()) {
        auto const text = test::contents_of(file);
        BOOST_TEST(text.find("with ESMTPSA") != text.npos); // encrypted, and signed in
    }
}

BOOST_AUTO_TEST_SUITE_END()
