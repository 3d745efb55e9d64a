#include "workers/smtp_connection.hpp"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <stdexcept>

namespace rowan::workers {

namespace {

using std::chrono::steady_clock;

constexpr auto const* silence = "The mail server did not answer in time";
constexpr int goes_on = 0, broken_off = 1; // for libcurl's progress function

void start_curl()
{
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

} // namespace

// What libcurl's functions are called with; lives as long as the handle.
struct smtp_connection::conversation {
    CURL* handle;
    std::atomic<bool> const& stopping;
    smtp_patience patience;
    std::string_view unsent; // of the message
    smtp_stage stage = smtp_stage::connecting;
    std::string answer;             // the last line the server sent, before it was bidden good-bye
    bool parting = false;           // QUIT was sent: libcurl closes a connection after a refusal
    steady_clock::time_point heard; // when anything last moved

    conversation(std::atomic<bool> const& stop, smtp_patience const& p)
        : handle(curl_easy_init()), stopping(stop), patience(p)
    {
        if (!handle) throw std::runtime_error("libcurl cannot be started");
    }
    ~conversation() { curl_easy_cleanup(handle); }
    conversation(conversation const&) = delete;
    conversation& operator=(conversation const&) = delete;

    void begin(std::string_view text)
    {
        unsent = text;
        stage = smtp_stage::connecting;
        answer.clear();
        parting = false;
        heard = steady_clock::now();
    }

    void sent(std::string_view command)
    {
        if (command.starts_with("MAIL ")) stage = smtp_stage::sender;
        if (command.starts_with("RCPT ")) stage = smtp_stage::recipient;
        if (command.starts_with("DATA")) stage = smtp_stage::content;
        parting = command.starts_with("QUIT");
        if (!parting) answer.clear();
    }

    bool too_long() const
    {
        auto const silent = steady_clock::now() - heard;
        if (stage != smtp_stage::handed_over) return stopping || silent > patience.answering;
        return silent > (stopping ? std::min(patience.stopping, patience.deciding) : patience.deciding);
    }

    // Of the last answer, "250 2.0.0 Ok": 250; 0 if there was none.
    int code() const
    {
        bool const digits = answer.size() >= 3 && std::all_of(answer.begin(), answer.begin() + 3, [](char c) {
                                return c >= '0' && c <= '9';
                            });
        return digits ? std::stoi(answer.substr(0, 3)) : 0;
    }

    static int trace(CURL*, curl_infotype what, char* bytes, std::size_t size, void* self)
    {
        auto& talk = *static_cast<conversation*>(self);
        if (what == CURLINFO_TEXT) return 0;
        talk.heard = steady_clock::now();
        if (what == CURLINFO_HEADER_OUT) talk.sent({bytes, size});
        if (what == CURLINFO_HEADER_IN && !talk.parting) talk.answer.assign(bytes, size);
        return 0;
    }

    static std::size_t read(char* to, std::size_t size, std::size_t count, void* self)
    {
        auto& talk = *static_cast<conversation*>(self);
        auto const piece = talk.unsent.substr(0, size * count);
        std::memcpy(to, piece.data(), piece.size());
        talk.unsent.remove_prefix(piece.size());
        if (talk.unsent.empty()) talk.stage = smtp_stage::handed_over;
        return piece.size();
    }

    static int progress(void* self, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
    {
        return static_cast<conversation*>(self)->too_long() ? broken_off : goes_on;
    }
};

smtp_connection::smtp_connection(
    mail_server const& server, std::atomic<bool> const& stopping, smtp_patience const& patience
)
{
    start_curl();
    talk_ = std::make_unique<conversation>(stopping, patience);
    auto const set = [this](CURLoption option, auto value) {
        if (curl_easy_setopt(talk_->handle, option, value) != CURLE_OK)
            throw std::runtime_error("libcurl lacks what mail needs");
    };
    auto const quiet = patience.deciding + patience.answering; // ours are shorter
    set(CURLOPT_URL, server.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    set(CURLOPT_PROXY, ""); // whatever the environment says
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_USE_SSL, static_cast<long>(server.tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (!server.ca_file.empty()) set(CURLOPT_CAINFO, server.ca_file.c_str());
    if (!server.user.empty()) set(CURLOPT_USERNAME, server.user.c_str());
    if (!server.user.empty()) set(CURLOPT_PASSWORD, server.password.c_str());
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(patience.connecting.count()));
    set(CURLOPT_SERVER_RESPONSE_TIMEOUT, static_cast<long>(quiet.count() / 1000 + 1));
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_READFUNCTION, &conversation::read);
    set(CURLOPT_READDATA, talk_.get());
    set(CURLOPT_VERBOSE, 1L); // the only way to hear which command an answer belongs to
    set(CURLOPT_DEBUGFUNCTION, &conversation::trace);
    set(CURLOPT_DEBUGDATA, talk_.get());
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, &conversation::progress);
    set(CURLOPT_XFERINFODATA, talk_.get());
}

smtp_connection::~smtp_connection() = default;

smtp_end smtp_connection::attempt(envelope const& e)
{
    auto* const handle = talk_->handle;
    talk_->begin(e.text);
    std::unique_ptr<curl_slist, void (*)(curl_slist*)> const to{
        curl_slist_append(nullptr, ("<" + e.to + ">").c_str()), curl_slist_free_all};
    auto const from = "<" + e.from + ">";
    curl_easy_setopt(handle, CURLOPT_MAIL_FROM, from.c_str());
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, to.get());
    curl_easy_setopt(handle, CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(e.text.size()));
    auto const ended = curl_easy_perform(handle);
    curl_easy_setopt(handle, CURLOPT_MAIL_RCPT, nullptr);
    bool const answered = talk_->code() >= 400 || ended == CURLE_OK;
    bool const silent = ended == CURLE_ABORTED_BY_CALLBACK || ended == CURLE_OPERATION_TIMEDOUT;
    auto const* const why = silent ? silence : curl_easy_strerror(ended);
    return {
        .stage = talk_->stage,
        .code = answered ? talk_->code() : 0,
        .words = answered ? talk_->answer : why,
        .accepted = ended == CURLE_OK,
        .address = e.to,
    };
}

smtp_verdict smtp_connection::deliver(envelope const& e)
{
    auto end = attempt(e);
    long opened = 0;
    curl_easy_getinfo(talk_->handle, CURLINFO_NUM_CONNECTS, &opened);
    bool const was_kept = opened == 0;
    // Nothing was handed over: a kept connection that fails says nothing about the line or the message.
    bool const stale = !end.accepted && was_kept && end.stage != smtp_stage::handed_over &&
                       (end.code == 0 || end.code == 421);
    if (stale && !talk_->stopping) end = attempt(e);
    return judged(end);
}

} // namespace rowan::workers
