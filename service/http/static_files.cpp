#include "http/static_files.hpp"

#include "base/gzip.hpp"
#include "base/token.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>

namespace rowan::http {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t least_worth_coding = 256; // bytes; below, the coding's own weight eats the gain

struct content_type {
    std::string_view extension, type;
    bool text; // gains by compression
};

// clang-format off
constexpr content_type content_types[] = {
    {".html",        "text/html; charset=utf-8",                 true},
    {".css",         "text/css; charset=utf-8",                  true},
    {".js",          "text/javascript; charset=utf-8",           true},
    {".mjs",         "text/javascript; charset=utf-8",           true},
    {".txt",         "text/plain; charset=utf-8",                true},
    {".json",        "application/json",                         true},
    {".webmanifest", "application/manifest+json",                true},
    {".xml",         "application/xml; charset=utf-8",           true},
    {".svg",         "image/svg+xml; charset=utf-8",             true},
    {".png",         "image/png",                                false},
    {".ico",         "image/x-icon",                             false},
    {".woff2",       "font/woff2",                               false},
    {".pdf",         "application/pdf",                          false},
};
// clang-format on
constexpr content_type unknown_type{"", "application/octet-stream", false};

content_type const& type_of(std::string_view name)
{
    auto const found =
        std::find_if(std::begin(content_types), std::end(content_types), [&](content_type const& t) {
            return name.ends_with(t.extension);
        });
    return found == std::end(content_types) ? unknown_type : *found;
}

// "app.3f9a1c2b.css": eight hexadecimal digits or more before the extension name this content for ever.
bool has_hash(std::string_view name)
{
    auto const end = name.rfind('.');
    if (end == name.npos || end == 0) return false;
    auto const begin = name.rfind('.', end - 1);
    if (begin == name.npos) return false;
    auto const hash = name.substr(begin + 1, end - begin - 1);
    return hash.size() >= 8 && hash.find_first_not_of("0123456789abcdef") == hash.npos;
}

// Every file's text by its name relative to the folder.
std::map<std::string, std::string, std::less<>> read_all(fs::path const& folder)
{
    std::map<std::string, std::string, std::less<>> texts;
    std::error_code failed;
    auto entry = fs::recursive_directory_iterator(folder, failed);
    for (; !failed && entry != fs::recursive_directory_iterator(); entry.increment(failed)) {
        auto const own = entry->path().filename().string();
        if (own.starts_with('.') || own == "node_modules") {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file()) continue;
        std::ifstream in(entry->path(), std::ios::binary);
        auto& text = texts[entry->path().lexically_relative(folder).generic_string()];
        text.assign(std::istreambuf_iterator<char>(in), {});
        if (in.bad() || !in.is_open()) throw std::runtime_error("cannot read " + entry->path().string());
    }
    if (failed) throw std::runtime_error("cannot read the folder of pages: " + failed.message());
    return texts;
}

} // namespace

static_files::form
static_files::make(std::string_view name, std::string bytes, std::string_view hash, std::string_view coding)
{
    auto const suffix = coding.empty() ? std::string() : "-" + std::string(coding);
    auto const tag = "\"" + std::string(hash) + suffix + "\"";
    response lines;
    lines.with("Content-Type", type_of(name).type).with("ETag", tag).with("Vary", "Accept-Encoding");
    lines.with("Cache-Control", has_hash(name) ? "public, max-age=31536000, immutable" : "no-cache");
    if (!coding.empty()) lines.with("Content-Encoding", coding);
    return {std::make_shared<std::string const>(std::move(bytes)), tag, lines.headers};
}

static_files::static_files(fs::path const& folder, rewrite const& change)
{
    auto texts = read_all(folder);
    auto const sibling = [&](std::string const& name) {
        auto const found = texts.find(name);
        return found == texts.end() ? std::nullopt : std::optional<std::string>(found->second);
    };
    for (auto const& [name, original] : texts) {
        bool const coded = name.ends_with(".br") || name.ends_with(".gz");
        if (coded && texts.contains(name.substr(0, name.size() - 3))) continue;

        auto text = change && name.ends_with(".html") ? change(name, original) : original;
        auto br = text == original ? sibling(name + ".br") : std::nullopt;
        auto gzip = text == original ? sibling(name + ".gz") : std::nullopt;
        if (!gzip && type_of(name).text && text.size() >= least_worth_coding)
            gzip = rowan::gzip(text, effort::best);
        auto const hash = sha256(text).substr(0, 16);
        auto& kept = files_[name];
        if (br) kept.br = make(name, std::move(*br), hash, "br");
        if (gzip) kept.gzip = make(name, std::move(*gzip), hash, "gzip");
        kept.plain = make(name, std::move(text), hash, "");
    }
}

std::optional<response> static_files::find(request const& req, std::string_view name, status code) const
{
    auto const found = files_.find(name);
    if (found == files_.end()) return std::nullopt;
    auto const& kept = found->second;
    auto const welcome = req.header("Accept-Encoding");
    auto const* chosen = &kept.plain;
    if (kept.br && accepts(welcome, "br"))
        chosen = &*kept.br;
    else if (kept.gzip && accepts(welcome, "gzip"))
        chosen = &*kept.gzip;

    response answer{code, chosen->headers};
    if (code == status::ok && matches(req.header("If-None-Match"), chosen->tag))
        answer.code = status::not_modified;
    else
        answer.body = chosen->bytes;
    return answer;
}

std::string_view static_files::text(std::string_view name) const
{
    auto const found = files_.find(name);
    return found == files_.end() ? std::string_view() : std::string_view(*found->second.plain.bytes);
}

} // namespace rowan::http
