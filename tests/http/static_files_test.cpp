#include "http/static_files.hpp"

#include <boost/test/unit_test.hpp>

#include <zlib.h>

#include <fstream>

using namespace rowan;
using namespace rowan::http;
namespace fs = std::filesystem;

namespace {

std::string const long_text(2000, 'p');

struct folder {
    folder()
    {
        auto name = (fs::temp_directory_path() / "rowan-pages-XXXXXX").string();
        path = ::mkdtemp(name.data());
        put("index.html", "<p>{{name}}</p>" + long_text);
        put("index.html.br", "stale");
        put("index.html.gz", "stale");
        put("about.html", "<p>about</p>");
        put("css/app.3f9a1c2b.css", "p{}");
        put("css/app.css", "p{}");
        put("css/app.css.br", "br of app");
        put("css/app.css.gz", "gz of app");
        put("js/app.js", long_text);
        put("lone.gz", "an archive");
        put(".hidden", "x");
        put(".well/known.txt", "x");
        put("node_modules/a.js", "x");
    }
    ~folder() { fs::remove_all(path); }

    void put(fs::path const& name, std::string_view text) const
    {
        fs::create_directories((path / name).parent_path());
        std::ofstream(path / name, std::ios::binary) << text;
    }

    fs::path path;
};

request asking(std::string_view codings, std::string_view if_none_match = "")
{
    request req;
    req.fields = {{"Accept-Encoding", std::string(codings)}, {"If-None-Match", std::string(if_none_match)}};
    return req;
}

std::string line(response const& answer, std::string_view name)
{
    auto const at = answer.headers.find(std::string(name) + ": ");
    if (at == answer.headers.npos) return {};
    auto const begin = at + name.size() + 2;
    return answer.headers.substr(begin, answer.headers.find("\r\n", begin) - begin);
}

std::string unzipped(std::string_view bytes)
{
    std::string out(100'000, '\0');
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    auto const ended = inflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    inflateEnd(&stream);
    return ended == Z_STREAM_END ? out : "not gzip";
}

} // namespace

BOOST_AUTO_TEST_SUITE(http_static_files)

BOOST_AUTO_TEST_CASE(files_are_found_by_name_and_nothing_else_is)
{
    folder const pages;
    static_files const files(pages.path);
    struct {
        std::string_view name, type, cache;
    } const found[] = {
        {"about.html", "text/html; charset=utf-8", "no-cache"},
        {"css/app.css", "text/css; charset=utf-8", "no-cache"},
        {"css/app.3f9a1c2b.css", "text/css; charset=utf-8", "public, max-age=31536000, immutable"},
        {"js/app.js", "text/javascript; charset=utf-8", "no-cache"},
        {"lone.gz", "application/octet-stream", "no-cache"},
    };
    for (auto const& f : found) {
        BOOST_TEST_CONTEXT(f.name)
        {
            auto const answer = files.find(asking(""), f.name);
            BOOST_REQUIRE(answer.has_value());
            BOOST_TEST(answer->code == status::ok);
            BOOST_TEST(line(*answer, "Content-Type") == f.type);
            BOOST_TEST(line(*answer, "Cache-Control") == f.cache);
            BOOST_TEST(line(*answer, "Vary") == "Accept-Encoding");
        }
    }
    for (auto const* name :
         {"", "css", "css/", "/about.html", "css/../about.html", "../etc/passwd", "css/app.css.br",
          "css/app.css.gz", ".hidden", ".well/known.txt", "node_modules/a.js", "ABOUT.html"}) {
        BOOST_TEST_CONTEXT(name)
        {
            BOOST_TEST(!files.find(asking(""), name).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(each_coding_has_its_own_bytes_and_tag)
{
    folder const pages;
    static_files const files(pages.path);
    struct {
        std::string_view codings, bytes, coding, suffix;
    } const served[] = {
        {"", "p{}", "", "\""},
        {"gzip", "gz of app", "gzip", "-gzip\""},
        {"gzip, br", "br of app", "br", "-br\""},
        {"gzip, br;q=0", "gz of app", "gzip", "-gzip\""},
        {"zstd", "p{}", "", "\""},
    };
    for (auto const& s : served) {
        BOOST_TEST_CONTEXT(s.codings)
        {
            auto const answer = files.find(asking(s.codings), "css/app.css");
            auto const tag = line(*answer, "ETag");
            BOOST_TEST(answer->bytes() == s.bytes);
            BOOST_TEST(line(*answer, "Content-Encoding") == s.coding);
            BOOST_TEST(tag.size() == 17 + s.suffix.size());
            BOOST_TEST(tag.ends_with(s.suffix));

            auto const again = files.find(asking(s.codings, tag), "css/app.css");
            BOOST_TEST(again->code == status::not_modified);
            BOOST_TEST(again->bytes() == "");
            BOOST_TEST(line(*again, "ETag") == tag);
        }
    }
}

BOOST_AUTO_TEST_CASE(one_codings_tag_does_not_stand_for_another)
{
    folder const pages;
    static_files const files(pages.path);
    auto const tag = line(*files.find(asking("gzip"), "css/app.css"), "ETag");
    BOOST_TEST(files.find(asking("", tag), "css/app.css")->code == status::ok);
}

BOOST_AUTO_TEST_CASE(a_rewritten_page_is_coded_anew)
{
    folder const pages;
    static_files const files(pages.path, [](std::string_view name, std::string text) {
        return name == "index.html" ? "<p>Union</p>" + long_text : text;
    });
    BOOST_TEST(files.text("index.html") == "<p>Union</p>" + long_text);
    BOOST_TEST(files.text("absent.html") == "");
    auto const answer = files.find(asking("br, gzip"), "index.html");
    BOOST_TEST(line(*answer, "Content-Encoding") == "gzip");
    BOOST_TEST(unzipped(answer->bytes()) == "<p>Union</p>" + long_text);
    BOOST_TEST(unzipped(files.find(asking("gzip"), "js/app.js")->bytes()) == long_text);
}

BOOST_AUTO_TEST_CASE(only_pages_are_rewritten)
{
    folder const pages;
    static_files const files(pages.path, [](std::string_view, std::string) {
        return std::string("changed");
    });
    BOOST_TEST(files.text("about.html") == "changed");
    BOOST_TEST(files.text("css/app.css") == "p{}");
}

BOOST_AUTO_TEST_CASE(a_page_that_tells_of_an_error_is_always_sent)
{
    folder const pages;
    static_files const files(pages.path);
    auto const answer = files.find(asking("", "*"), "about.html", status::not_found);
    BOOST_TEST(answer->code == status::not_found);
    BOOST_TEST(answer->bytes() == "<p>about</p>");
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_a_fault)
{
    BOOST_CHECK_THROW(static_files("/nowhere/at/all"), std::runtime_error);
}

BOOST_AUTO_TEST_SUITE_END()
