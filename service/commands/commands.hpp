// What the program does when it is called: one function a command, and the table of them all.
#pragma once

#include "config.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace rowan::commands {

// A command line, taken apart: `rowan members import FILE --dry-run`.
struct arguments {
    std::vector<std::string> words; // behind the command's name
    std::vector<std::string> flags; // --dry-run
    std::optional<std::filesystem::path> config_file, folder;
    std::optional<std::string> head; // of the ledger, noted earlier

    bool flag(std::string const& name) const;
};

struct command {
    char const* name;  // "members import"
    char const* usage; // "FILE.csv [--dry-run]"
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
int back_up(arguments const&, settings);
int restore(arguments const&, settings);

std::span<command const> all();

// Exit codes: 0 done; 1 refused, with a sentence on standard error; 2 not understood; 75 the database failed,
// start again.
int run(int argc, char** argv);

} // namespace rowan::commands
