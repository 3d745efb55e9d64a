// What the program does when it is called: one function a command, and the table of them all.
#pragma once

#include "config.hpp"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace rowan::commands {

// A command line that asks for what there is not: `what` says what there is.
struct misunderstood : std::runtime_error {
    using runtime_error::runtime_error;
};

// A command line, taken apart: `rowan members import FILE --dry-run`.
struct arguments {
    std::vector<std::string> words;             // behind the command's name
    std::map<std::string, std::string> options; // --keep DAYS; of --dry-run the value is empty

    bool flag(std::string const& name) const { return options.contains(name); }
    std::optional<std::string> option(std::string const& name) const;
    // A number within these bounds, or the preset. Throws misunderstood.
    int number(std::string const& name, int preset, int least, int most) const;
};

struct command {
    char const* name;  // "members import"
    char const* usage; // "FILE.csv [--dry-run]"; it takes the options that are named here, and no other
    std::size_t words; // how many it takes
    char const* meaning;
    int (*run)(arguments const&, settings); // gives the program's exit code
};

int serve(arguments const&, settings);
int demo(arguments const&, settings);
int migrate(arguments const&, settings);
int import_members(arguments const&, settings);
int add_organiser(arguments const&, settings);
int preview_mail(arguments const&, settings);
int verify(arguments const&, settings);
int status(arguments const&, settings);
int new_key(arguments const&, settings);
int back_up(arguments const&, settings);
int restore(arguments const&, settings);
int follow(arguments const&, settings);
int drill(arguments const&, settings);

std::span<command const> all();

// Exit codes: 0 done; 1 refused, with a sentence on standard error; 2 not understood; 75 the database failed,
// start again.
int run(int argc, char** argv);

} // namespace rowan::commands
