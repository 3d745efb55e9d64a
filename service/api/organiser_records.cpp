// The ledger, and the tokens that organisers give to programs.
#include "api/json.hpp"
#include "api/query.hpp"
#include "api/routes.hpp"
#include "api/signed_in.hpp"
#include "domain/ledger_search.hpp"
#include "domain/tokens.hpp"
#include "http/json_reader.hpp"

#include <boost/json/serialize.hpp>

namespace rowan::api {

namespace {

using http::json_reader;

constexpr std::size_t longest_name = 100; // characters
constexpr int usual_days = 90;

result<ledger::filter> read_filter(http::request const& req)
{
    query_reader in(req);
    ledger::filter f{
        in.word<ledger::act>("act"), in.text("event"), in.text("person"), in.text("registration"),
        in.moment("from"),           in.moment("to"),  in.cursor(),
    };
    return in.finish(std::move(f));
}

bool is_scope(std::string const& word)
{
    auto const all = routes();
    return std::any_of(all.begin(), all.end(), [&](route const& r) {
        return !word.empty() && r.scope == word;
    });
}

struct token_wish {
    std::string name, scopes;
    int days;
};

result<token_wish> read_token(http::request const& req)
{
    json_reader in(req.body);
    token_wish w{in.text("name", 1, longest_name), "", usual_days};
    auto const scopes = in.optional_texts("scopes", 20, 40).value_or(std::vector<std::string>());
    if (scopes.empty()) in.wrong("scopes", "must have at least one");
    for (auto const& s : scopes) {
        if (!is_scope(s)) in.wrong("scopes", "has one that there is not");
        w.scopes += (w.scopes.empty() ? "" : " ") + s;
    }
    w.days = static_cast<int>(in.optional_number("days", 1, tokens::longest_life_days).value_or(usual_days));
    return in.finish(std::move(w));
}

boost::json::object token_json(tokens::token const& t)
{
    auto object = to_json(t).as_object();
    object["id"] = t.reference;
    object["scopes"] = words_to_json(t.scopes);
    object.erase("reference");
    return object;
}

} // namespace

// GET /api/organise/ledger
asio::awaitable<http::response> search_ledger(http::request& req, app& a)
{
    auto const f = read_filter(req);
    if (!f) co_return http::problem(f.error());
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<ledger::search>, who, *f);

    if (!found) co_return http::problem(found.error());
    boost::json::array list;
    for (auto const& e : found->entries) list.push_back(to_json(e));
    co_return http::json(http::status::ok, page_json("entries", std::move(list), found->next));
}

// GET /api/organise/tokens
asio::awaitable<http::response> list_tokens(http::request& req, app& a)
{
    auto const who = asker_of(req, a);

    auto const found = co_await a.store.read(reading<tokens::of_person>, who);

    if (!found) co_return http::problem(found.error());
    boost::json::array list;
    for (auto const& t : *found) list.push_back(token_json(t));
    co_return http::json(http::status::ok, page_json("tokens", std::move(list)));
}

// POST /api/organise/tokens
asio::awaitable<http::response> make_token(http::request& req, app& a)
{
    auto const wanted = read_token(req);
    if (!wanted) co_return http::problem(wanted.error());
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const made =
        co_await a.store.write(reading<tokens::make>, *who, wanted->name, wanted->scopes, wanted->days);

    if (!made) co_return http::problem(made.error());
    co_return http::json(
        http::status::created,
        boost::json::object{{"id", made->reference}, {"token", made->token}, {"seq", made->seq}}
    );
}

// POST /api/organise/tokens/{}/end
asio::awaitable<http::response> end_token(http::request& req, app& a)
{
    auto const who = changer_of(req, a);
    if (!who) co_return http::problem(who.error());

    auto const text = co_await a.store.write(changing<tokens::end, seq_text>, *who, req.words[0]);

    co_return answered(text);
}

} // namespace rowan::api
