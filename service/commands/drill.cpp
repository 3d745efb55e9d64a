// rowan drill: the day that booking opens, rehearsed on a copy of the real file.
#include "commands/commands.hpp"
#include "commands/copies.hpp"
#include "commands/drill_data.hpp"
#include "commands/existing_database.hpp"
#include "commands/rush.hpp"
#include "domain/upkeep.hpp"
#include "service.hpp"
#include "sql/queries.hpp"
#include "storage/sqlite_files.hpp"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <fmt/format.h>

#include <csignal>
#include <sstream>

namespace rowan::commands {

namespace fs = std::filesystem;
namespace json = boost::json;

namespace {

constexpr std::chrono::minutes patience{10};    // for all of them together
constexpr std::size_t without_workshops = 5;    // one of so many chooses none
constexpr std::size_t changing_their_mind = 20; // one of so many cancels
constexpr storage::query begin{"begin", "BEGIN IMMEDIATE"}, end{"commit", "COMMIT"};

// The service on a loopback port of its own, until destroyed.
class served {
public:
    explicit served(config c) : service_(std::move(c), {}), thread_([this] { service_.run(); }) {}
    ~served()
    {
        service_.stop();
        thread_.join();
    }
    unsigned short port() const { return service_.address().port(); }

private:
    service service_;
    std::thread thread_;
};

// Nothing of it reaches anybody: mail becomes files in the folder, which is thrown away.
config within_folder(config c, fs::path const& folder)
{
    c.address = "127.0.0.1";
    c.port = 0;
    c.database = (folder / "rowan.db").string();
    c.log = (folder / "rowan.log").string();
    c.mail_server.reset();
    c.mail_folder = folder / "mail";
    fs::create_directories(c.mail_folder);
    c.public_url.clear();
    c.trusted_proxies.clear();
    c.metrics_address.clear();
    c.limits = false;
    return c;
}

json::value any_answer(events::question const& q)
{
    if (q.kind == "yes_no") return true;
    auto const option = json::string(q.options.substr(0, q.options.find('\n')));
    if (q.kind == "one_of") return option;
    if (q.kind == "some_of") return json::array{option};
    return "As the drill says.";
}

// What the page would send for somebody: answers where there must be some, and a workshop in each slot.
std::string form(events::detail const& event, std::size_t member, bool workshops)
{
    json::object answers;
    for (auto const& q : event.questions) {
        if (q.required) answers[q.slug] = any_answer(q);
    }
    json::array chosen;
    for (auto const& slot : event.slots) {
        if (workshops && !slot.workshops.empty())
            chosen.push_back(json::string(slot.workshops[member % slot.workshops.size()].slug));
    }
    return json::serialize(json::object{
        {"name", fmt::format("Member {}", member)}, {"answers", answers}, {"workshops", chosen}});
}

struct rush {
    std::vector<exchange> exchanges; // of bookings: each member's last
    std::size_t second_tries = 0;    // without workshops, as one was full
    std::chrono::duration<double> took{};
    std::vector<exchange> cancels;
};

rush book(unsigned short port, drill_data const& d, int connections)
{
    auto const target = "/api/events/" + d.event.listed.content.slug + "/registrations";
    auto const began = std::chrono::steady_clock::now();
    std::vector<std::string> requests;
    for (std::size_t n = 0; n < d.logins.size(); ++n)
        requests.push_back(post(
            target, d.logins[n], fmt::format("first-{}", n), form(d.event, n, n % without_workshops != 0)
        ));
    rush r{send_all(port, requests, connections, began + patience), 0, {}, {}};

    std::vector<std::size_t> again; // members
    requests.clear();
    for (std::size_t n = 0; n < d.logins.size(); ++n) {
        if (r.exchanges[n].status != 409 || n % without_workshops == 0) continue;
        again.push_back(n);
        requests.push_back(post(target, d.logins[n], fmt::format("second-{}", n), form(d.event, n, false)));
    }
    auto const second = send_all(port, requests, connections, began + patience);
    for (std::size_t at = 0; at < again.size(); ++at) r.exchanges[again[at]] = second[at];
    r.second_tries = again.size();
    r.took = std::chrono::steady_clock::now() - began;
    return r;
}

void cancel_some(unsigned short port, drill_data const& d, int connections, rush& r)
{
    std::vector<std::string> requests;
    for (std::size_t n = 0; n < r.exchanges.size(); n += changing_their_mind) {
        for (auto const& b : read({r.exchanges[n]}))
            requests.push_back(post(
                "/api/registrations/" + b.reference + "/cancel", d.logins[n], fmt::format("cancel-{}", n),
                "{}"
            ));
    }
    r.cancels = send_all(port, requests, connections, std::chrono::steady_clock::now() + patience);
}

std::size_t with_status(std::vector<exchange> const& all, int status)
{
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](auto const& e) {
        return e.status == status;
    }));
}

// One thing that must hold, in a line; `details`: what it is that does not.
bool check(char const* what, bool holds, std::vector<std::string> const& details = {})
{
    fmt::print("{:<8}{}\n", holds ? "ok" : "FAILED", what);
    for (auto const& line : details) fmt::print("        {}\n", line);
    return holds;
}

void tell(rush const& r, std::vector<booked> const& all)
{
    auto const places = std::count_if(all.begin(), all.end(), [](auto const& b) { return b.has_place; });
    fmt::print(
        "booked      {}: {} have a place, {} wait; {} in a second try, without full workshops\n"
        "turned away {}\n"
        "cancelled   {}\n"
        "throughput  {:.0f} bookings a second, {:.1f} s in all\n"
        "answers     half within {:.1f} ms (p50), 99 % within {:.1f} ms (p99)\n",
        all.size(), places, static_cast<std::ptrdiff_t>(all.size()) - places, r.second_tries,
        with_status(r.exchanges, 409), with_status(r.cancels, 200),
        static_cast<double>(all.size()) / r.took.count(), r.took.count(), within(all, 0.5), within(all, 0.99)
    );
}

// From the answers, and from the rows that the service left.
bool prove(rush const& r, drill_data const& d, std::int64_t before, std::string const& database, instant now)
{
    auto const all = read(r.exchanges);
    auto const answered = all.size() + with_status(r.exchanges, 409);
    auto const& places = d.event.places;
    auto const free = places.waiting > 0 ? 0 : places.left();
    storage::sqlite_transaction db(database, storage::sqlite_transaction::mode::read_only);
    auto const added = upkeep::count(db).registrations - before;
    auto const oversold = db.all<std::string>(sql::verification::oversold);
    auto const broken = proof_of(db, now).violations;
    bool const held[] = {
        check("everybody was answered, and nobody with a fault", answered == r.exchanges.size()),
        check("whoever cancelled was answered", with_status(r.cancels, 200) == r.cancels.size()),
        check("places and queue numbers went in order", out_of_order(all, free, places.waiting) == 0),
        check("nobody overtook somebody who had been answered", overtaken(all) == 0),
        check(
            "each booking that was answered is in the file, and no other",
            added == static_cast<std::int64_t>(all.size())
        ),
        check(fmt::format("{} oversold", oversold.size()).c_str(), oversold.empty(), oversold),
        check("all that is promised holds in the rows", broken.empty(), broken),
    };
    return std::all_of(std::begin(held), std::end(held), [](bool h) { return h; });
}

drill_data prepare(std::string const& database, std::string const& slug, int members, instant now)
{
    storage::sqlite_transaction copy(database);
    copy.run(begin);
    auto d = prepare_drill(copy, slug, members, now);
    copy.run(end);
    return d;
}

} // namespace

int drill(arguments const& a, settings s)
{
    auto const slug = a.option("event");
    if (!slug) throw misunderstood("Say which event, by --event SLUG.");
    int const members = a.number("members", 6000, 1, 100'000);
    int const connections = a.number("connections", 64, 1, 1000);
    auto const real = s.checked();
    auto const original = open_existing(real.database, storage::sqlite_transaction::mode::read_only);
    auto const now = std::chrono::floor<seconds>(std::chrono::system_clock::now());
    std::signal(SIGPIPE, SIG_IGN);

    working_place const work(real.database);
    fs::create_directory(work.path());
    fs::permissions(work.path(), fs::perms::owner_all);
    auto const c = within_folder(real, work.path());
    storage::back_up(*original, c.database);
    auto const d = prepare(c.database, *slug, members, now);
    auto const before = upkeep::count(*original).registrations;
    fmt::print(
        "On a copy: {} members ({} of them invented) book {} over {} connections.\n", members,
        std::max(0, d.invented), *slug, connections
    );
    std::fflush(stdout);

    rush r;
    {
        served const running(c);
        r = book(running.port(), d, connections);
        cancel_some(running.port(), d, connections, r);
    }
    tell(r, read(r.exchanges));
    bool const held = prove(r, d, before, c.database, now);
    fmt::print(
        "{} The database itself was not touched.\n", held ? "Everything holds." : "Something does not hold."
    );
    return held ? 0 : 1;
}

} // namespace rowan::commands
