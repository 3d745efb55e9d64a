#include "commands/commands.hpp"
namespace rowan::commands {
int drill(arguments const&, settings) { return 1; }
}
