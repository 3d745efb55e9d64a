// When the disk is full, and when the file cannot be trusted any more.
#include "storage/files.hpp"

#include <boost/test/unit_test.hpp>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>

#include <fstream>

using namespace rowan;
using storage::sqlite_engine;

namespace {

// A disk of its own size, in memory. Only root may mount one.
class small_disk {
public:
    small_disk() : mounted_(::mount("none", home_.path.c_str(), "tmpfs", 0, "size=1m") == 0) {}
    ~small_disk()
    {
        if (mounted_) ::umount2(home_.path.c_str(), MNT_DETACH);
    }
    small_disk(small_disk const&) = delete;
    small_disk& operator=(small_disk const&) = delete;

    bool mounted() const { return mounted_; }
    void enlarge() const { ::mount("none", home_.path.c_str(), "tmpfs", MS_REMOUNT, "size=16m"); }
    std::string file() const { return (home_.path / "rowan.db").string(); }

private:
    test::temporary_directory home_;
    bool mounted_;
};

// What this process may have at most, for a while: bytes in a file, open files.
class limit {
public:
    limit(__rlimit_resource what, rlim_t most) : what_(what)
    {
        std::signal(SIGXFSZ, SIG_IGN); // such a write fails, that is all
        ::getrlimit(what_, &before_);
        auto const less = rlimit{most, before_.rlim_max};
        ::setrlimit(what_, &less);
    }
    ~limit() { ::setrlimit(what_, &before_); }
    limit(limit const&) = delete;
    limit& operator=(limit const&) = delete;

private:
    __rlimit_resource what_;
    rlimit before_{};
};

rlim_t lowest_free_descriptor()
{
    int const lowest = ::dup(0);
    ::close(lowest);
    return static_cast<rlim_t>(lowest);
}

std::string word(result<std::int64_t> const& r)
{
    return r ? "kept" : boost::describe::enum_to_string(r.error().code, "?");
}

// Waits, within five seconds, until something holds.
template <class F> bool in_time(F holds)
{
    auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(5);
    while (!holds()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return true;
}

} // namespace

BOOST_AUTO_TEST_SUITE(storage_trouble)

BOOST_AUTO_TEST_CASE(a_full_disk_refuses_writes_and_nothing_else_until_there_is_room_again)
{
    small_disk const disk;
    if (!disk.mounted()) {
        BOOST_TEST_MESSAGE("not run: mounting a small disk needs root");
        return;
    }
    storage::sqlite_transaction(disk.file()).script("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)");
    std::int64_t kept = 0;
    {
        sqlite_engine store({disk.file()});
        std::string const big(20'000, 'x');
        std::string told = "kept";
        for (int n = 0; n < 200 && told == "kept"; ++n) {
            told = word(store.write_and_wait(test::add, big));
            if (told == "kept") ++kept;
        }
        BOOST_TEST(told == "unavailable");
        BOOST_TEST(kept > 0);
        BOOST_TEST(store.read_and_wait(test::count).value() == kept);

        disk.enlarge();
        BOOST_TEST(in_time([&] { return store.can_write(); }));
        BOOST_TEST(word(store.write_and_wait(test::add, big)) == "kept");
        ++kept;
    }
    storage::sqlite_transaction after(disk.file());
    BOOST_TEST(test::count(after).value() == kept);
    BOOST_TEST(storage::integrity_violations(after).empty());
}

BOOST_AUTO_TEST_CASE(an_engine_whose_disk_is_full_can_be_ended)
{
    small_disk const disk;
    if (!disk.mounted()) {
        BOOST_TEST_MESSAGE("not run: mounting a small disk needs root");
        return;
    }
    storage::sqlite_transaction(disk.file()).script("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)");
    sqlite_engine store({disk.file()});
    std::string const big(20'000, 'x');
    auto told = store.write_and_wait(test::add, big);
    while (told) told = store.write_and_wait(test::add, big);
    BOOST_TEST(word(told) == "unavailable");
}

BOOST_FIXTURE_TEST_CASE(a_file_that_is_corrupt_is_reported, test::file_database)
{
    {
        storage::sqlite_transaction db(path);
        for (int n = 0; n < 200; ++n) test::add(db, std::string(2000, 'x')).value();
    } // all of it is in the file now, none in the log
    std::promise<std::string> broken;
    storage::sqlite_options o{path};
    o.broken = [&](std::string const& why) { broken.set_value(why); };
    sqlite_engine store(o);
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096) << std::string(400'000, '\xff') << std::flush;
    BOOST_CHECK_THROW((void)store.write_and_wait(test::add, std::string("a")), storage::failure);
    auto why = broken.get_future();
    BOOST_REQUIRE((why.wait_for(std::chrono::seconds(5)) == std::future_status::ready));
    BOOST_TEST(!why.get().empty());
}

// SQLite says not only that it failed but how, in a code of its own: SQLITE_IOERR_WRITE.
BOOST_FIXTURE_TEST_CASE(a_write_that_fails_is_reported, test::file_database)
{
    std::promise<std::string> broken;
    storage::sqlite_options o{path};
    o.broken = [&](std::string const& why) { broken.set_value(why); };
    sqlite_engine store(o);
    {
        limit const small_files(RLIMIT_FSIZE, 64 * 1024);
        BOOST_CHECK_THROW((void)store.write_and_wait(test::add, std::string(100'000, 'x')), storage::failure);
    }
    auto why = broken.get_future();
    BOOST_REQUIRE((why.wait_for(std::chrono::seconds(5)) == std::future_status::ready));
    BOOST_TEST(!why.get().empty());
    BOOST_TEST(rows() == 0);
}

BOOST_FIXTURE_TEST_CASE(an_engine_that_cannot_open_all_its_connections_says_so, test::file_database)
{
    int begun = 0;
    int failed = 0;
    for (rlim_t more = 0; more < 12; ++more) {
        limit const few(RLIMIT_NOFILE, lowest_free_descriptor() + more);
        try {
            sqlite_engine const store({path});
            ++begun;
        } catch (storage::failure const&) {
            ++failed;
        }
    }
    BOOST_TEST(begun > 0);
    BOOST_TEST(failed > 3); // not only the writer's own
}

BOOST_AUTO_TEST_SUITE_END()
