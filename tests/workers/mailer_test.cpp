// The mailer: each message of the outbox becomes one file, whole and once, whatever happens in between.
#include "workers/mailer.hpp"

#include "domain/logins.hpp"
#include "storage/sqlite_engine.hpp"
#include "support/people.hpp"
#include "support/program.hpp"

#include <boost/test/unit_test.hpp>

#include <sys/stat.h>

using namespace rowan;
using std::chrono::days;
using std::chrono::minutes;
using test::noon;

namespace {

namespace fs = std::filesystem;

struct post_office {
    test::temporary_directory home;
    fs::path const folder = home.path / "mail";
    config const settings = configured();
    storage::sqlite_engine store{{migrated()}};
    instant now = noon;
    std::vector<std::string> order; // whom messages went to
    workers::mailer mailer{
        settings, store, [this] { return now; },
        [this](messages::due_message const& m) {
            order.push_back(m.recipient.substr(0, m.recipient.find('@')));
        }};

    config configured() const
    {
        auto s = settings::read({});
        s.preset("ROWAN_MAIL", "dir:" + folder.string());
        s.preset("ROWAN_PUBLIC_URL", "https://events.union.example");
        return s.checked();
    }
    std::string migrated() const
    {
        auto const path = (home.path / "rowan.db").string();
        storage::sqlite_transaction db(path);
        storage::migrate(db, noon);
        return path;
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
    void sql(std::string const& text) const
    {
        storage::sqlite_transaction((home.path / "rowan.db").string()).script(text);
    }

    // The names of the messages in the folder, in order.
    std::vector<std::string> files() const
    {
        std::vector<std::string> all;
        if (!fs::is_directory(folder)) return all;
        for (auto const& f : fs::directory_iterator(folder)) all.push_back(f.path().filename());
        std::sort(all.begin(), all.end());
        return all;
    }
};

bool has(std::string const& text, std::string const& part)
{
    return text.find(part) != text.npos;
}

} // namespace

BOOST_FIXTURE_TEST_SUITE(workers_mailer, post_office)

BOOST_AUTO_TEST_CASE(each_message_is_one_private_file_named_by_time_and_number)
{
    put(messages::kind::sign_in_code, "ann", noon + minutes(10));
    BOOST_TEST(mailer.send_some() == 1);
    BOOST_TEST(mailer.send_some() == 0);
    BOOST_REQUIRE(files().size() == 1u);
    BOOST_TEST(files()[0] == "20270112T120000Z-00000001.eml");

    auto const path = folder / files()[0];
    struct ::stat found {};
    BOOST_REQUIRE(::stat(path.c_str(), &found) == 0);
    BOOST_TEST((found.st_mode & 0777) == 0600u);
    auto const text = test::contents_of(path);
    for (auto const* line : {
             "To: <ann@people.example>\r\n",
             "events@union.example>\r\n",
             "Date: Tue, 12 Jan 2027 12:00:00 +0000\r\n",
             "Message-ID: <20270112T120000Z-00000001@union.example>\r\n",
             "Auto-Submitted: auto-generated\r\n",
             "MIME-Version: 1.0\r\n",
         })
        BOOST_TEST(has(text, line), line);
    BOOST_TEST(has(text, "CODE-CODE"));
}

// I8: the file was renamed, the row not yet settled.
BOOST_AUTO_TEST_CASE(after_a_crash_in_between_the_same_file_is_made_again)
{
    put(messages::kind::cancelled, "ann");
    put(messages::kind::cancelled, "bo");
    mailer.send_some();
    auto const before = files();
    auto const text = test::contents_of(folder / before.at(1));

    sql("UPDATE message SET state = 'waiting', sent_at = NULL");
    now += days(1);
    BOOST_TEST(mailer.send_some() == 2);
    BOOST_TEST(files() == before, boost::test_tools::per_element());
    BOOST_TEST(test::contents_of(folder / before.at(1)) == text);
}

BOOST_AUTO_TEST_CASE(what_a_crash_left_half_written_is_written_over)
{
    put(messages::kind::cancelled, "ann");
    std::ofstream(folder / ".20270112T120000Z-00000001.part") << std::string(100'000, 'x');
    BOOST_TEST(mailer.send_some() == 1);
    BOOST_TEST(files().size() == 1u);
    BOOST_TEST(fs::file_size(folder / files().at(0)) < 100'000u);
}

BOOST_AUTO_TEST_CASE(sign_in_codes_go_first)
{
    for (auto const* who : {"ann", "bo"}) put(messages::kind::cancelled, who);
    put(messages::kind::sign_in_code, "cy", noon + minutes(10));
    mailer.send_some();
    BOOST_TEST(order == (std::vector<std::string>{"cy", "ann", "bo"}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_code_that_has_expired_is_not_sent)
{
    put(messages::kind::sign_in_code, "ann", noon + minutes(10));
    now += minutes(10);
    BOOST_TEST(mailer.send_some() == 0);
    BOOST_TEST(files().empty());
}

BOOST_AUTO_TEST_CASE(many_messages_go_out_some_at_a_time)
{
    for (int n = 0; n < workers::most_in_a_round + 1; ++n) put(messages::kind::cancelled, "ann");
    BOOST_TEST(mailer.send_some() == workers::most_in_a_round);
    BOOST_TEST(mailer.send_some() == 1);
    BOOST_TEST(files().size() == workers::most_in_a_round + 1u);
}

BOOST_AUTO_TEST_CASE(while_the_folder_is_gone_messages_wait)
{
    put(messages::kind::cancelled, "ann");
    fs::remove_all(folder);
    BOOST_TEST(mailer.send_some() == 0);
    fs::create_directories(folder);
    BOOST_TEST(mailer.send_some() == 0); // not yet
    now += seconds(19);
    BOOST_TEST(mailer.send_some() == 1);
    BOOST_TEST(files().size() == 1u);
}

BOOST_AUTO_TEST_CASE(one_that_cannot_be_written_holds_up_no_other)
{
    put(messages::kind::cancelled, "ann");
    put(messages::kind::cancelled, "bo");
    auto const in_the_way = folder / "20270112T120000Z-00000001.eml";
    fs::create_directories(in_the_way);
    BOOST_TEST(mailer.send_some() == 1);
    BOOST_TEST(order == (std::vector<std::string>{"bo"}), boost::test_tools::per_element());

    storage::sqlite_transaction db((home.path / "rowan.db").string());
    constexpr storage::query failed{"test/failed", "SELECT last_error FROM message WHERE id = 1"};
    auto const why = db.one<std::string>(failed).value();
    BOOST_TEST(!why.empty());
    BOOST_TEST(!has(why, "ann"));

    fs::remove(in_the_way);
    now += seconds(19);
    BOOST_TEST(mailer.send_some() == 1);
}

BOOST_AUTO_TEST_CASE(a_folder_that_cannot_be_is_refused_at_the_start)
{
    std::ofstream(home.path / "file") << "";
    auto s = settings::read({});
    s.preset("ROWAN_MAIL", "dir:" + (home.path / "file" / "mail").string());
    auto const wrong = s.checked();
    BOOST_CHECK_THROW(workers::mailer(wrong, store, [this] { return now; }), config_error);
}

BOOST_AUTO_TEST_SUITE_END()
