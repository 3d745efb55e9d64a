#include "commands/commands.hpp"

int main(int argc, char** argv)
{
    return rowan::commands::run(argc, argv);
}
