// The folder of pages, read into memory once: no path of a request ever reaches the file system.
#pragma once

#include "http/message.hpp"

#include <filesystem>
#include <functional>
#include <map>

namespace rowan::http {

class static_files {
public:
    // Changes a page's text when it is read (its name relative to the folder, its text); for *.html only.
    using rewrite = std::function<std::string(std::string_view name, std::string text)>;

    // Reads every file below the folder; "x.br" and "x.gz" beside "x" become its encodings unless it was
    // rewritten, in which case they are made anew. Throws std::runtime_error if the folder cannot be read.
    explicit static_files(std::filesystem::path const& folder, rewrite const& = {});

    // Answers GET and HEAD of a file by its name relative to the folder ("css/app.css"): strong ETags, one a
    // coding; 304; Cache-Control immutable for names with a hash in them (app.3f9a1c2b.css), else no-cache.
    // No value: no such file.
    std::optional<response> find(request const&, std::string_view name, status = status::ok) const;

    // The text of a file as it is sent, for those that fill it in; empty if there is none.
    std::string_view text(std::string_view name) const;

private:
    struct form {
        shared_body bytes;
        std::string tag;     // with its quotes
        std::string headers; // of an answer with these bytes
    };
    struct file {
        form plain;
        std::optional<form> br, gzip;
    };
    static form
    make(std::string_view name, std::string bytes, std::string_view hash, std::string_view coding);

    std::map<std::string, file, std::less<>> files_;
};

} // namespace rowan::http
