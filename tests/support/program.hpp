// The real program, as a process of its own in a folder of its own.
#pragma once

#include "support/server.hpp"

#include <csignal>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>

extern char** environ;

#ifndef ROWAN_PROGRAM
#define ROWAN_PROGRAM ROWAN_SOURCE_DIR "/build/release/rowan"
#endif

namespace rowan::test {

inline std::string contents_of(std::filesystem::path const& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

struct finished {
    int code; // as a shell has it: 128 and more for a signal
    std::string out, err;
};

class program {
public:
    using settings = std::map<std::string, std::string>;

    // Starts `rowan WORDS...` in the folder, with these settings and no other. `handed`: sockets of ours that
    // become its descriptors from 3 on, as systemd hands them over (sd_listen_fds(3)).
    program(
        std::filesystem::path const& folder,
        std::vector<std::string> words,
        settings given,
        std::vector<int> const& handed = {}
    )
    {
        static std::atomic<int> count = 0;
        auto const name = "output-" + std::to_string(count++);
        out_ = folder / (name + ".out");
        err_ = folder / (name + ".err");
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addchdir_np(&actions, folder.c_str());
        posix_spawn_file_actions_addopen(&actions, 1, out_.c_str(), O_WRONLY | O_CREAT, 0600);
        posix_spawn_file_actions_addopen(&actions, 2, err_.c_str(), O_WRONLY | O_CREAT, 0600);

        words.insert(words.begin(), ROWAN_PROGRAM);
        if (!handed.empty()) {
            given["LISTEN_FDS"] = std::to_string(handed.size());
            // Only the process itself knows its number in time.
            auto const shell = {"/bin/sh", "-c", "LISTEN_PID=$$ exec \"$@\"", "sh"};
            words.insert(words.begin(), shell.begin(), shell.end());
        }
        for (std::size_t n = 0; n < handed.size(); ++n)
            posix_spawn_file_actions_adddup2(&actions, handed[n], 3 + static_cast<int>(n));
        auto variables = environment(given);
        auto arguments = pointers(words);
        auto environment_block = pointers(variables);
        int const failed =
            ::posix_spawn(&id_, arguments[0], &actions, nullptr, arguments.data(), environment_block.data());
        posix_spawn_file_actions_destroy(&actions);
        if (failed) throw std::runtime_error("cannot start " ROWAN_PROGRAM);
    }
    ~program()
    {
        if (running_) ::kill(id_, SIGKILL);
        if (running_) ::waitpid(id_, nullptr, 0);
    }
    program(program const&) = delete;
    program& operator=(program const&) = delete;

    void signal(int which) const { ::kill(id_, which); }

    pid_t id() const { return id_; }

    // What it wrote to standard error so far.
    std::string said() const { return contents_of(err_); }

    // Waits until it ends. Throws after fifteen seconds.
    finished wait()
    {
        int status = 0;
        until("the program's end", [&] { return ::waitpid(id_, &status, WNOHANG) == id_; });
        running_ = false;
        int const code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        return {code, contents_of(out_), contents_of(err_)};
    }

    // The port it listens on, once it says so. Throws if it ends before.
    unsigned short port()
    {
        constexpr std::string_view said = "Listening on http://127.0.0.1:";
        std::string out;
        until("the program to listen", [&] {
            out = contents_of(out_);
            if (::waitpid(id_, nullptr, WNOHANG) == id_) {
                running_ = false;
                throw std::runtime_error("it does not serve: " + contents_of(err_));
            }
            auto const at = out.find(said);
            return at != out.npos && out.find('\n', at) != out.npos;
        });
        return static_cast<unsigned short>(std::stoi(out.substr(out.find(said) + said.size())));
    }

private:
    static std::vector<std::string> environment(settings const& given)
    {
        std::vector<std::string> all;
        for (char** v = environ; *v; ++v) {
            if (!std::string_view(*v).starts_with("ROWAN_")) all.emplace_back(*v);
        }
        for (auto const& [name, value] : given) all.push_back(name + "=" + value);
        return all;
    }

    static std::vector<char*> pointers(std::vector<std::string>& texts)
    {
        std::vector<char*> all;
        for (auto& t : texts) all.push_back(t.data());
        all.push_back(nullptr);
        return all;
    }

    template <class F> static void until(char const* what, F holds)
    {
        auto const latest = std::chrono::steady_clock::now() + std::chrono::seconds(15);
        while (!holds()) {
            if (std::chrono::steady_clock::now() > latest)
                throw std::runtime_error(std::string("waited in vain for ") + what);
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    pid_t id_ = 0;
    bool running_ = true;
    std::filesystem::path out_, err_;
};

// A folder with all that the program needs to serve.
struct installation {
    temporary_directory home;
    program::settings given;
    std::string const file = (home.path / "rowan.db").string();

    installation()
    {
        std::filesystem::create_directories(home.path / "web");
        for (auto const* page : {"index.html", "event.html", "404.html"})
            std::ofstream(home.path / "web" / page) << "<title>{{title}}</title>";
        given = {
            {"ROWAN_LISTEN", "127.0.0.1:0"}, {"ROWAN_DATABASE", file}, {"ROWAN_LOG", "rowan.log"},
            {"ROWAN_LIMITS", "off"},         {"ROWAN_PUBLIC_URL", ""},
        };
    }

    // Starts `rowan LINE`; its words are separated by spaces.
    std::unique_ptr<program>
    start(std::string const& line, program::settings const& change = {}, std::vector<int> const& handed = {})
    {
        auto all = given;
        for (auto const& [name, value] : change) all[name] = value;
        std::istringstream words(line);
        return std::make_unique<program>(
            home.path, std::vector<std::string>{std::istream_iterator<std::string>(words), {}}, all, handed
        );
    }

    // Runs a command to its end.
    finished run(std::string const& line, program::settings const& change = {})
    {
        return start(line, change)->wait();
    }

    std::string write(std::string const& name, std::string const& text) const
    {
        std::ofstream(home.path / name) << text;
        return name;
    }

    storage::sqlite_transaction open() const { return storage::sqlite_transaction(file); }
};

} // namespace rowan::test
