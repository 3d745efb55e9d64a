#include "commands/commands.hpp"

#include "base/token.hpp"
#include "storage/transaction.hpp"

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cstdio>
#include <iostream>

namespace rowan::commands {

namespace {

namespace po = boost::program_options;

// clang-format off
constexpr command table[] = {
    {"serve",          "",                       0, "serves until SIGTERM",                                                        serve},
    {"demo",           "[--folder DIR]",         0, "serves invented data, made at the first start; prints sign-in codes",         demo},
    {"migrate",        "",                       0, "brings the database's schema up to this program's",                           migrate},
    {"members import", "FILE.csv [--dry-run] [--lapse-absent]", 1, "makes people as the member register has them, all or nothing", import_members},
    {"organiser add",  "EMAIL",                  1, "makes somebody an organiser",                                                 add_organiser},
    {"mail preview",   "NAME [--html]",          1, "prints a letter as members get it, with invented facts: booked, reminder ...", preview_mail},
    {"verify",         "[--head SEQ:HASH]",      0, "proves from the rows what is promised; exit 1 and a line for each violation",  verify},
    {"status",         "[--json]",               0, "tells how the service, its file, its copies and its mail are; exit 1 if unwell", status},
    {"key new",        "FILE",                   1, "writes the private key that opens copies into FILE, and prints the public one", new_key},
    {"backup",         "PLACE [--keep DAYS]",    1, "writes a verified copy, also while it serves, to a file or into a folder",     back_up},
    {"restore",        "FILE [--key FILE] [--rehearse]", 1, "verifies a copy, then puts it in the database's place; or only rehearses that", restore},
    {"follow",         "PLACE [--every SECONDS]", 1, "keeps a verified copy at PLACE up to date, until SIGTERM",                    follow},
    {"drill",          "--event SLUG [--members NUMBER] [--connections NUMBER]", 0, "has members book an event, all at once, in a copy of the database", drill},
};

struct option {
    char const* name;
    char const* value; // what stands behind it; null: nothing
    char const* meaning;
};
constexpr option options[] = {
    {"config",       "FILE",    "a file of NAME=VALUE lines"},
    {"folder",       "DIR",     "where the demo keeps its data; default: rowan-demo"},
    {"dry-run",      nullptr,   "only says what would be done"},
    {"lapse-absent", nullptr,   "marks members as lapsed who are not in the file"},
    {"html",         nullptr,   "prints the letter's page instead of its text"},
    {"json",         nullptr,   "tells it to programs"},
    {"head",         "SEQ:HASH", "a head of the ledger, as verify printed it earlier: nothing before it was rewritten"},
    {"keep",         "DAYS",    "in a folder: removes the copies that are older, but never the newest; default: 35"},
    {"key",          "FILE",    "where the private key is, for a sealed copy"},
    {"rehearse",     nullptr,   "does everything but replace the database, on a file beside it"},
    {"every",        "SECONDS", "how far behind the copy may be; default: 60"},
    {"event",        "SLUG",    "which event is booked"},
    {"members",      "NUMBER",  "how many book; invented ones make up for those there are not; default: 6000"},
    {"connections",  "NUMBER",  "how many of them at once; default: 64"},
};
// clang-format on

bool takes(command const& c, std::string_view name)
{
    return name == "config" ||
           std::string_view(c.usage).find("--" + std::string(name)) != std::string_view::npos;
}

// Those of a command; of all commands if there is none.
po::options_description options_of(command const* c)
{
    po::options_description o("Options");
    o.add_options()("help", "says this");
    for (auto const& each : options) {
        if (c && !takes(*c, each.name)) continue;
        if (each.value)
            o.add_options()(each.name, po::value<std::string>()->value_name(each.value), each.meaning);
        else
            o.add_options()(each.name, each.meaning);
    }
    return o;
}

void print(command const& c)
{
    fmt::print("  rowan {} {}\n      {}\n", c.name, c.usage, c.meaning);
}

void print_help()
{
    fmt::print(
        "Rowan: events and registration for a members' union.\n\nrowan COMMAND [ARGUMENTS] [OPTIONS]\n\n"
    );
    for (auto const& c : table) print(c);
    std::fflush(stdout);
    std::cout << '\n' << options_of(nullptr) << "\nSettings, as variables or in the file of --config:\n\n";
    std::cout.flush();
    for (auto const& k : knobs()) fmt::print("  {}={}\n      {}\n", k.name, k.preset, k.meaning);
}

void print_help(command const& c)
{
    print(c);
    std::fflush(stdout);
    std::cout << '\n' << options_of(&c);
}

command const* find(std::vector<std::string>& words)
{
    for (auto const& c : table) {
        std::string name;
        for (std::size_t taken = 0; taken < words.size() && name.size() < std::string_view(c.name).size();) {
            name += (taken ? " " : "") + words[taken];
            ++taken;
            if (name != c.name) continue;
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(taken));
            return &c;
        }
    }
    return nullptr;
}

arguments take_apart(command const& c, po::variables_map const& given, std::vector<std::string> words)
{
    auto const usage = fmt::format("It is: rowan {} {}.", c.name, c.usage);
    if (words.size() != c.words) throw misunderstood(usage);
    arguments a{std::move(words), {}};
    for (auto const& each : options) {
        if (!given.count(each.name)) continue;
        if (!takes(c, each.name)) throw misunderstood(usage);
        a.options[each.name] = each.value ? given[each.name].as<std::string>() : "";
    }
    return a;
}

int say_misunderstood(std::string const& why)
{
    std::cerr << why << " See rowan --help.\n";
    return 2;
}

int run_command(int argc, char** argv)
{
    auto known = options_of(nullptr);
    known.add_options()("words", po::value<std::vector<std::string>>());
    po::positional_options_description positions;
    positions.add("words", -1);
    po::variables_map given;
    po::store(po::command_line_parser(argc, argv).options(known).positional(positions).run(), given);

    auto words =
        given.count("words") ? given["words"].as<std::vector<std::string>>() : std::vector<std::string>();
    auto const* c = find(words);
    bool const help = given.count("help") > 0;
    if (help && c) {
        print_help(*c);
        return 0;
    }
    if (!c && (help || words.empty())) {
        print_help();
        return help ? 0 : 2;
    }
    if (!c) return say_misunderstood("There is no such command.");
    auto const a = take_apart(*c, given, std::move(words));
    start_randomness();
    return c->run(a, settings::read(a.option("config")));
}

} // namespace

std::optional<std::string> arguments::option(std::string const& name) const
{
    auto const found = options.find(name);
    return found == options.end() ? std::nullopt : std::optional(found->second);
}

int arguments::number(std::string const& name, int preset, int least, int most) const
{
    auto const text = option(name);
    if (!text) return preset;
    int n = 0;
    auto const* end = text->data() + text->size();
    auto const read = std::from_chars(text->data(), end, n);
    if (read.ec == std::errc() && read.ptr == end && n >= least && n <= most) return n;
    throw misunderstood(fmt::format("--{} must be a number from {} to {}.", name, least, most));
}

std::span<command const> all()
{
    return table;
}

int run(int argc, char** argv)
{
    try {
        return run_command(argc, argv);
    } catch (po::error const& e) {
        return say_misunderstood(std::string(e.what()) + ".");
    } catch (misunderstood const& e) {
        return say_misunderstood(e.what());
    } catch (storage::failure const& e) {
        std::cerr << "The database failed: " << e.what() << ".\n";
        return e.kind == storage::trouble::broken ? 75 : 1;
    } catch (std::system_error const& e) { // a thread that cannot be started says no more than this
        std::cerr << "The system does not give what is needed: " << e.what() << ".\n";
        return 1;
    } catch (std::exception const& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}

} // namespace rowan::commands
