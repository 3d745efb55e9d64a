#include "commands/commands.hpp"

#include "base/token.hpp"
#include "storage/transaction.hpp"

#include <boost/program_options.hpp>
#include <fmt/format.h>

#include <algorithm>
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
    {"backup",         "FILE",                   1, "writes a consistent copy of the database, also while it serves",               back_up},
    {"restore",        "FILE",                   1, "verifies a copy, then puts it in the database's place",                        restore},
};
// clang-format on

po::options_description options()
{
    po::options_description o("Options");
    o.add_options()("help", "says this")("config", po::value<std::string>(), "a file of NAME=VALUE lines")(
        "folder", po::value<std::string>(), "where the demo keeps its data (default: rowan-demo)"
    )("dry-run", "only says what would be done")("html", "prints the letter's page instead of its text")(
        "lapse-absent", "marks members as lapsed who are not in the file"
    )("head", po::value<std::string>(),
      "a head of the ledger, as verify printed it earlier: proves that nothing "
      "before it was rewritten");
    return o;
}

void print_help()
{
    std::cout
        << "Rowan: events and registration for a members' union.\n\nrowan COMMAND [ARGUMENTS] [OPTIONS]\n\n";
    for (auto const& c : table) fmt::print("  rowan {} {}\n      {}\n", c.name, c.usage, c.meaning);
    std::cout << '\n' << options() << "\nSettings, as variables or in the file of --config:\n\n";
    std::cout.flush();
    for (auto const& k : knobs()) fmt::print("  {}={}\n      {}\n", k.name, k.preset, k.meaning);
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

arguments take_apart(po::variables_map const& given, std::vector<std::string> words)
{
    arguments a{std::move(words), {}, {}, {}, {}};
    for (auto const* flag : {"dry-run", "lapse-absent", "html"}) {
        if (given.count(flag)) a.flags.emplace_back(flag);
    }
    if (given.count("config")) a.config_file = given["config"].as<std::string>();
    if (given.count("folder")) a.folder = given["folder"].as<std::string>();
    if (given.count("head")) a.head = given["head"].as<std::string>();
    return a;
}

int misunderstood(std::string const& why)
{
    std::cerr << why << " See rowan --help.\n";
    return 2;
}

int run_command(int argc, char** argv)
{
    auto known = options();
    known.add_options()("words", po::value<std::vector<std::string>>());
    po::positional_options_description positions;
    positions.add("words", -1);
    po::variables_map given;
    po::store(po::command_line_parser(argc, argv).options(known).positional(positions).run(), given);

    auto words =
        given.count("words") ? given["words"].as<std::vector<std::string>>() : std::vector<std::string>();
    if (given.count("help") || words.empty()) {
        print_help();
        return given.count("help") ? 0 : 2;
    }
    auto const* c = find(words);
    if (!c) return misunderstood("There is no such command.");
    if (words.size() != c->words) return misunderstood(fmt::format("It is: rowan {} {}.", c->name, c->usage));
    auto const a = take_apart(given, std::move(words));
    start_randomness();
    return c->run(a, settings::read(a.config_file));
}

} // namespace

bool arguments::flag(std::string const& name) const
{
    return std::find(flags.begin(), flags.end(), name) != flags.end();
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
        return misunderstood(std::string(e.what()) + ".");
    } catch (storage::failure const& e) {
        std::cerr << "The database failed: " << e.what() << ".\n";
        return e.kind == storage::trouble::broken ? 75 : 1;
    } catch (std::exception const& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
}

} // namespace rowan::commands
